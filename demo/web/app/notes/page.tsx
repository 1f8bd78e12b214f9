import { AuthGuard, SessionExpiryDialog } from 'next-auth-ui';
import { Frame } from '@/components/Frame';
import { requestLanguage } from '../request';

/** Something to type, and a session that may end meanwhile. */
export default async function NotesPage() {
  const { language, words } = await requestLanguage();
  return (
    <Frame language={language} title={words.notes}>
      <AuthGuard>
        <div className="note">
          <label htmlFor="note">{words.note}</label>
          <textarea id="note" rows={6} />
        </div>
      </AuthGuard>
      <SessionExpiryDialog />
    </Frame>
  );
}
