import { Frame } from '@/components/Frame';
import { ProductList } from '@/components/ProductList';
import { requestLanguage } from '../request';

export default async function ProductsPage() {
  const { language, words } = await requestLanguage();
  return (
    <Frame language={language} title={words.byFetch}>
      <ProductList by="fetch" backendUrl={process.env.AUTH_BACKEND_URL!} language={language} />
    </Frame>
  );
}
