import { NewUserPage } from 'next-auth-ui';
import { getAuthScreenProps } from 'next-auth-ui/server';
import { authOptions } from '@/auth';
import { screenFrame } from '@/components/screenFrame';
import { requestLanguage } from '../request';

export default async function WelcomeScreen({ searchParams }: PageProps<'/welcome'>) {
  const { language, words } = await requestLanguage();
  const { callbackUrl } = await getAuthScreenProps(authOptions, { searchParams });
  return (
    <NewUserPage callbackUrl={callbackUrl} {...screenFrame(language)}>
      <p>{words.welcome}</p>
    </NewUserPage>
  );
}
