import { expect, it } from 'vitest';
import { complaintsAbout } from './compile.js';
import { mentionsOf, pages, snippetsOf, type Page } from './pages.js';

/** The set-up that every guide goes on from. */
const auth = `import { withExternalJwt } from 'next-auth-ui/server';
export const authOptions = withExternalJwt({ providers: [] });
`;

it('what the pages show compiles, and the components and props that they name are there', () => {
  expect(pages.map(({ path }) => path)).toEqual(expect.arrayContaining(['README.md', 'docs/looks.md', 'stories/Overview/Introduction.mdx', 'stories/Guides/Theming.mdx']));
  expect(pages.flatMap(snippetsOf).length).toBeGreaterThan(40);
  expect(pages.flatMap(mentionsOf).length).toBeGreaterThan(60);
  expect(complaintsAbout(pages, '.tmp/docs-snippets/pages', auth)).toEqual([]);
}, 120_000);

const planted: Page = {
  path: 'planted.mdx',
  text: `# Planted

\`\`\`tsx
// app/login/page.tsx
import { LoginForm } from 'next-auth-ui';
import { authOptions } from '@/auth';

export const form = <LoginForm
  forgotHref="/forgot" />;
export const options = authOptions.provider;
\`\`\`

\`\`\`css
.no { TypeScript: yes }
\`\`\`

Right are \`<LoginForm callbackUrl>\`, \`LoginForm.callbackUrl\`, \`<AuthProvider appearance={{ brandColor: 'x' }} basePath="/shop/api/auth"
  signInPath="/shop/login">\` and \`layout="card"\`. Wrong are \`<LoginForm goTo="/">\`, \`<LoginForm callbackUrl={{ a: 1 }} goTwo>\`,
\`LoginForm.goThree\`, \`Appearance.brand\`, \`<LoginFrom>\`, and \`arrangement="card"\`.

{/* props of LoginForm */}

- \`callbackUrl\`: where to go. \`notRead\`: as it is no beginning.
- \`goFour\`: nowhere.

<!-- props of ExternalJwtOptions -->
| option | what |
|---|---|
| \`tokenStore\`, \`tokenShop\` | \`notRead\` |

{/* props of LoginForm */}

Nothing.
`,
};

it('each kind of mistake is found, with its page and line', () => {
  const found = complaintsAbout([planted], '.tmp/docs-snippets/planted', auth).map((text) => text.replace(/^(\S+?:\d+): ([\w .]*?)(: )?(error TS\d+|next).*$/, '$1 $2').trim());
  expect(found.toSorted()).toEqual(
    [
      'planted.mdx:9',
      'planted.mdx:10',
      'planted.mdx:18 LoginForm.goTo',
      'planted.mdx:18 LoginForm.goTwo',
      'planted.mdx:19 LoginForm.goThree',
      'planted.mdx:19 Appearance.brand',
      'planted.mdx:19',
      'planted.mdx:19 arrangement',
      'planted.mdx:24 LoginForm.goFour',
      'planted.mdx:29 ExternalJwtOptions.tokenShop',
      'planted.mdx:31 LoginForm.nothing below this marker',
    ].toSorted(),
  );
}, 120_000);
