import Link from 'next/link';
import { Frame } from '@/components/Frame';
import { requestLanguage } from './request';

export default async function HomePage() {
  const { language, words } = await requestLanguage();
  const products = { '/products': words.byFetch, '/products-axios': words.byAxios, '/products-proxy': words.byProxy };
  const guards = {
    '/guarded': words.guardedBrowser,
    '/guarded-server': words.guardedServer,
    '/guarded-proxy': words.guardedProxy,
    '/admin': words.admin,
    '/notes': words.notes,
  };
  return (
    <Frame language={language} title="next-auth-ui">
      <p className="lead">{words.intro}</p>
      <Links title={words.products} pages={products} />
      <Links title={words.guards} pages={guards} />
      <Links title={words.pagesRouter} pages={{ '/pages-router': words.home, '/pages-router/products': words.byFetch, '/pages-router/guarded': words.guardedServer }} />
    </Frame>
  );
}

function Links({ title, pages }: { title: string; pages: Record<string, string> }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul className="links">
        {Object.entries(pages).map(([href, label]) => (
          <li key={href}>
            {/* No prefetch: each page's own answer to this visitor is what the demo shows. */}
            <Link href={href} prefetch={false}>
              {label}
              <code>{href}</code>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
