import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fault, ok, skipped, warning, type App, type Check, type Finding } from './Check.js';

const route = /^(src\/)?(app\/api\/auth\/\[\.\.\.nextauth\]\/route|pages\/api\/auth\/\[\.\.\.nextauth\])\.[jt]sx?$/;
const proxy = /^(src\/)?(proxy|middleware)\.[jt]s$/;

/** An app may have an AuthProvider of its own, and other things of the kit's in the same file. */
const kitsProvider = /\{[^{}]*\bAuthProvider\b[^{}]*\}\s*(?:from|=\s*require\(|=\s*await\s+import\()\s*['"]next-auth-ui['"]|\*\s*as\s+(\w+)\s+from\s*['"]next-auth-ui['"][\s\S]*\b\1\.AuthProvider\b/;

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
      holding(app, kitsProvider).length
        ? ok('AuthProvider is used.')
        : warning('No source imports AuthProvider from next-auth-ui.', 'SessionBadge, AuthGuard and useAuthState read the session in the browser, and flash.', 'Put AuthProvider around the app, with the session that the server knows.'),
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
  if (!/\bmatcher\b/.test(text)) return skipped(`${file} has no matcher: it runs for every path.`);
  const matchers = matchersOf(text);
  if (!matchers) return skipped(`The matcher in ${file} cannot be read: Next takes texts, and objects with a source, that stand there as they are.`);
  const regexp = pathToRegexp(root);
  if (!regexp) return skipped('Next is not installed, and its way of matching with it.');
  const broken = matchers.find((matcher) => !isPath(regexp, matcher));
  if (broken !== undefined) return fault(`The matcher in ${file} has ${broken}, which is no path to Next.`, 'Next does not build with it.', "Write paths such as '/account/:path*'; a group stands in round brackets.");
  const holes = [...new Set(matchers.flatMap((matcher) => holesOf(regexp, matcher, matchers)))];
  if (!holes.length) return ok(`The matcher in ${file} has no holes that are known.`);
  return fault(
    `The matcher in ${file} leaves ${holes.join(', ')} open.`,
    'A page below a guarded one is rendered for anybody, unless it checks for itself.',
    `Write paths with what is below them, such as '/account/:path*', and leave out no endings. Pages check for themselves all the same (requireSession).`,
  );
}

/** The paths of a matcher: texts, and the `source` of objects. Undefined where anything else stands, such as a variable. */
function matchersOf(text: string): string[] | undefined {
  const start = /\bmatcher\s*:\s*/.exec(text);
  if (!start) return undefined;
  const token = /(?:(?<key>\w+)\s*:\s*)?(?<quote>['"`])(?<value>(?:\\.|(?!\k<quote>)[^\\])*)\k<quote>|\w+\s*:|true|false|[[\]{},]|\s+/sy;
  token.lastIndex = start.index + start[0].length;
  const paths: string[] = [];
  for (let depth = 0, found = token.exec(text); found; found = token.exec(text)) {
    const [whole] = found;
    const { key, value } = found.groups!;
    if (value?.includes('${')) return undefined;
    if (value !== undefined && (key === 'source' || (key === undefined && value.startsWith('/')))) paths.push(value.replaceAll('\\\\', '\\'));
    if (/^[[{]/.test(whole)) depth++;
    if (/^[\]}]/.test(whole)) depth--;
    if (depth === 0) return paths.length ? paths : undefined;
  }
  return undefined;
}

/** Paths near what a matcher names, which no matcher has. */
function holesOf(regexp: (path: string) => RegExp, matcher: string, all: readonly string[]): string[] {
  const has = (path: string) => all.some((one) => regexp(one).test(path));
  const [stem = ''] = /^[^:(*]*/.exec(matcher) ?? [];
  const base = stem.replace(/\/$/, '');
  return [base || '/', `${base}/below`, `${base}/below/deeper`, `${base}/below.json`].filter((path) => !has(path));
}

function isPath(regexp: (path: string) => RegExp, matcher: string): boolean {
  try {
    return Boolean(regexp(matcher));
  } catch {
    return false;
  }
}

/** The library that Next uses. */
function pathToRegexp(root: string): ((path: string) => RegExp) | undefined {
  try {
    const { pathToRegexp: make } = createRequire(join(root, 'package.json'))('next/dist/compiled/path-to-regexp') as { pathToRegexp: (path: string) => RegExp };
    return make;
  } catch {
    return undefined;
  }
}
