import { Frame } from '@/components/Frame';
import { Greeting } from '@/components/Greeting';
import { requestLanguage } from '../request';

export default async function GuardedProxyPage() {
  const { language, words } = await requestLanguage();
  return (
    <Frame language={language} title={words.guardedProxy}>
      <Greeting language={language} />
    </Frame>
  );
}
