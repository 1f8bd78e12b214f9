import { SignOutPage } from 'next-auth-ui';
import { getAuthScreenProps } from 'next-auth-ui/server';
import { authOptions } from '@/auth';
import { screenFrame } from '@/components/screenFrame';
import { requestLanguage } from '../request';

export default async function SignOutScreen({ searchParams }: PageProps<'/signout'>) {
  const { language } = await requestLanguage();
  return <SignOutPage {...await getAuthScreenProps(authOptions, { searchParams })} {...screenFrame(language)} />;
}
