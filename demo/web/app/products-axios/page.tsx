import { Frame } from '@/components/Frame';
import { ProductList } from '@/components/ProductList';
import { requestLanguage } from '../request';

export default async function ProductsByAxiosPage() {
  const { language, words } = await requestLanguage();
  return (
    <Frame language={language} title={words.byAxios}>
      <ProductList by="axios" backendUrl={process.env.AUTH_BACKEND_URL!} language={language} />
    </Frame>
  );
}
