import { Frame } from '@/components/Frame';
import { ProductList } from '@/components/ProductList';
import { requestLanguage } from '../request';

export default async function ProductsByProxyPage() {
  const { language, words } = await requestLanguage();
  return (
    <Frame language={language} title={words.byProxy}>
      <ProductList by="proxy" backendUrl={process.env.AUTH_BACKEND_URL!} language={language} />
    </Frame>
  );
}
