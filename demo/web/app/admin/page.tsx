import { AuthGuard } from 'next-auth-ui';
import { Frame } from '@/components/Frame';
import { Greeting } from '@/components/Greeting';
import { requestLanguage } from '../request';

export default async function AdminPage() {
  const { language, words } = await requestLanguage();
  return (
    <Frame language={language} title={words.admin}>
      <AuthGuard allow={['admin']}>
        <Greeting language={language} />
      </AuthGuard>
    </Frame>
  );
}
