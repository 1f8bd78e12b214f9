import { requireSession } from 'next-auth-ui/server';
import { authOptions } from '@/auth';
import { Frame } from '@/components/Frame';
import { requestLanguage } from '../request';

export default async function GuardedServerPage() {
  const session = await requireSession(authOptions, { callbackUrl: '/guarded-server' });
  const { language, words } = await requestLanguage();
  return (
    <Frame language={language} title={words.guardedServer}>
      <p>
        {words.hello}, {session.user?.name ?? session.user?.email}! {words.secret}
      </p>
    </Frame>
  );
}
