import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fault, ok, skipped, warning, type App, type Check, type Finding } from './Check.js';

const route = /^(src\/)?(app\/api\/auth\/\[\.\.\.nextauth\]\/route|pages\/api\/auth\/\[\.\.\.nextauth\])\.[jt]sx?$/;
const proxy = /^(src\/)?(proxy|middleware)\.[jt]s$/;

const holding = ({ sources }: App, pattern: RegExp): string[] => [...sources].filter(([, text]) => pattern.test(text)).map(([path]) => path);

export const sourceChecks: Check[] = [
  {
    id: 'route-file',
    title: 'NextAuth’s route',
    run: ({ sources }) => {
      const routes = [...sources.keys()].filter((path) => route.test(path));
      if (!routes.length) return fault('There is no route of NextAuth’s.', 'The browser has nowhere to sign in at: /api/auth answers 404.', 'npx next-auth-ui init writes it: app/api/auth/[...nextauth]/route.ts, or pages/api/auth/[...nextauth].ts.');
      if (routes.length > 1) return fault(`There are two routes: ${routes.join(' and ')}.`, 'Next does not build with both.', 'Remove one of them.');
      const text = sources.get(routes[0]!)!;
      return text.includes('authHandler') ? ok(routes[0]!) : warning(`${routes[0]} does not use authHandler.`, 'Forms do not work without JavaScript, and errors lose their reasons.', "export { handler as GET, handler as POST } with const handler = authHandler(authOptions) from 'next-auth-ui/server'.");
    },
  },
  {
    id: 'backend-options',
    title: 'The way to the backend',
    run: (app) =>
      holding(app, /withExternalJwt\s*\(/).length
        ? ok('The options are made by withExternalJwt.')
        : fault('No source calls withExternalJwt.', 'Nobody signs in at your backend, and its token is not kept.', "export const authOptions = withExternalJwt({ … }) from 'next-auth-ui/server'."),
  },
  {
    id: 'stylesheet',
    title: 'The stylesheet',
    run: (app) =>
      holding(app, /next-auth-ui\/(styles(\.layer)?|tailwind)\.css/).length
        ? ok('The kit’s stylesheet is imported.')
        : warning('No stylesheet of the kit’s is imported.', 'The screens are bare HTML.', "import 'next-auth-ui/styles.css' in the root layout or in _app; with Tailwind 4 @import 'next-auth-ui/tailwind.css' after tailwindcss."),
  },
  {
    id: 'provider',
    title: 'The provider',
    run: (app) =>
      holding(app, /AuthProvider/).length
        ? ok('AuthProvider is used.')
        : warning('No source uses AuthProvider.', 'SessionBadge, AuthGuard and useAuthState read the session in the browser, and flash.', 'Put AuthProvider around the app, with the session that the server knows.'),
  },
  { id: 'proxy-matcher', title: 'The proxy’s matcher', run: proxyFinding },
];

/** Looks for paths that a guard seems to cover and does not. */
function proxyFinding({ root, sources }: App): Finding {
  const file = [...sources.keys()].find((path) => proxy.test(path));
  if (!file) return skipped('There is no proxy.ts and no middleware.ts.');
  const text = sources.get(file)!;
  if (!text.includes('authProxy')) return skipped(`${file} does not use authProxy.`);
  const beside = [...sources.keys()].find((path) => /^(src\/)?(app|pages)\//.test(path));
  if (beside?.startsWith('src/') !== file.startsWith('src/')) return fault(`${file} does not lie beside app/ or pages/.`, 'Next does not run it, so nothing is guarded by it.', beside?.startsWith('src/') ? 'Move it into src/.' : 'Move it out of src/, to the root.');
  const matchers = matchersOf(text);
  if (!matchers) return skipped(`${file} has no matcher, or not as a list of texts: it runs for every path.`);
  const holes = matchers.flatMap((matcher) => holesOf(root, matcher, matchers));
  if (!holes.length) return ok(`The matcher in ${file} has no holes that are known.`);
  return fault(
    `The matcher in ${file} leaves ${holes.join(', ')} open.`,
    'A page below a guarded one is rendered for anybody, unless it checks for itself.',
    `Write paths with what is below them, such as '/account/:path*', and leave out no endings. Pages check for themselves all the same (requireSession).`,
  );
}

function matchersOf(text: string): string[] | undefined {
  const [, list] = /matcher\s*:\s*(\[[^\]]*\]|'[^']*'|"[^"]*")/.exec(text) ?? [];
  const found = list === undefined ? [] : [...list.matchAll(/(['"])((?:\\.|(?!\1).)*)\1/g)].map(([, , path]) => path!.replaceAll('\\\\', '\\'));
  return found.length ? found : undefined;
}

/** Paths near what a matcher names, which no matcher has. By the same library that Next uses. */
function holesOf(root: string, matcher: string, all: readonly string[]): string[] {
  const regexp = pathToRegexp(root);
  if (!regexp) return [];
  const has = (path: string) => all.some((one) => regexp(one).test(path));
  const [stem = ''] = /^[^:(*]*/.exec(matcher) ?? [];
  const base = stem.replace(/\/$/, '');
  return [base || '/', `${base}/below`, `${base}/below/deeper`, `${base}/below.json`].filter((path) => !has(path));
}

function pathToRegexp(root: string): ((path: string) => RegExp) | undefined {
  try {
    const { pathToRegexp: make } = createRequire(join(root, 'package.json'))('next/dist/compiled/path-to-regexp') as { pathToRegexp: (path: string) => RegExp };
    return make;
  } catch {
    return undefined;
  }
}
