import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../CliError.js';
import { envNamesIn, type Project, type Router } from '../findProject.js';
import { addressOf, endings, fileOf, importsOf, sources, targetsOf, type Read } from './appFiles.js';
import { addImport, childrenInJsx, componentInJsx, styleOf, wrap } from './editSource.js';
import { proxyOf, specifier, templatesOf, type OptionsPlace } from './templates.js';

/** One file as it would be. */
export interface Change {
  path: string;
  before: string | undefined;
  after: string;
  purpose: string;
  /** Never shown. */
  secret?: string;
}

export interface Plan {
  changes: Change[];
  /** What is left to the developer, as sentences. */
  todos: string[];
  /** Files that are there already and stay as they are. */
  kept: string[];
  /** Packages to install, with their ranges. */
  packages: string[];
}

export interface Choices {
  router: Router;
  /** `AUTH_BACKEND_URL`. */
  backend: string;
  /** `NEXTAUTH_URL`. */
  url: string;
  /** This package's own version. */
  version: string;
}

/** Everything that `init` would do, without doing any of it. */
export function planOf(project: Project, choices: Choices): Plan {
  const plan: Plan = { changes: [], todos: [], kept: [], packages: packagesOf(project, choices) };
  const read = (path: string) => (existsSync(join(project.root, path)) ? readFileSync(join(project.root, path), 'utf8') : undefined);
  const change = (path: string, purpose: string, after: string, secret?: string) => {
    const before = read(path);
    if (before !== after) plan.changes.push({ path, before, after, purpose, secret });
  };

  const files = sources(project);
  const options = placeOfOptions(project, files, read);
  const root = rootFile(project, choices.router, read);
  const { quote } = styleOf(root.text ?? '');
  for (const { path, text, purpose } of templatesOf(project, choices.router, options.place, quote)) {
    const there = standing(project, path, files, read);
    if (there === undefined) change(path, purpose, text);
    else if (read(there) !== text) plan.kept.push(there);
  }
  if (options.foreign) {
    plan.todos.push(
      `Your NextAuth set-up in ${options.foreign} is kept. To sign in at your backend, wrap its options: withExternalJwt({ …yours, pages: { signIn: '/login', error: '/auth-error' } }), and give the result to authHandler in place of NextAuth(…).`,
    );
  }
  if (!proxyOf(project)) plan.todos.push('Next before 15.5 runs middleware where Node’s cryptography is missing, so none is written: guard pages with requireSession, as the account page does.');
  guardProxy(project, plan, read);
  provide(project, choices.router, root, plan, read, change);
  style(project, plan, read, change);
  environment(project, choices, plan, read, change);
  return plan;
}

type SetFile = (path: string, purpose: string, after: string, secret?: string) => void;

/** Where a file of ours stands already: with another extension, or as another file at the same address, of either router. Next refuses to build with two. */
function standing(project: Project, path: string, files: readonly string[], read: Read): string | undefined {
  const address = addressOf(project, path);
  return endings(path.replace(/\.\w+$/, '')).find((candidate) => read(candidate) !== undefined) ?? (address === undefined ? undefined : files.find((file) => addressOf(project, file) === address));
}

/** The router that has the kit's sign-in page already. */
export function routerInUse(project: Project): Router | undefined {
  const page = sources(project).find((file) => addressOf(project, file) === 'login' && readFileSync(join(project.root, file), 'utf8').includes('next-auth-ui'));
  return project.routers.find((router) => page?.startsWith(`${project.source}${router}/`));
}

/** The app's own options, if it has a set-up already. */
function placeOfOptions(project: Project, files: readonly string[], read: Read): { place: OptionsPlace; foreign?: string } {
  const { source, dependencies } = project;
  if (/(?:^|\D)5\./.test(dependencies['next-auth'] ?? '') || /beta|next/.test(dependencies['next-auth'] ?? '')) {
    throw new CliError(`The app has next-auth ${dependencies['next-auth']}; the kit is for version 4.`, 'Install next-auth@^4.24.15, or wait for a kit for Auth.js 5.');
  }
  const ours = { file: `${source}auth`, name: 'authOptions' };
  const there = endings(ours.file).find((path) => read(path) !== undefined);
  const isOurs = there !== undefined && read(there)!.includes('next-auth-ui');
  const route = files.find((file) => addressOf(project, file) === 'api/auth/[...nextauth]');
  if (!route) {
    if (there && !isOurs) {
      throw new CliError(`There is a ${there} that is not the kit’s, where NextAuth’s options would go.`, `Rename it, or export from it: export const authOptions = withExternalJwt({ … });`);
    }
    return { place: ours };
  }
  const routeIsOurs = read(route)!.includes('next-auth-ui');
  const place = optionsOfRoute(project, route, ours.file, read) ?? (routeIsOurs && isOurs ? ours : exportedOptions(files, read));
  if (place) return { place, ...(!routeIsOurs && { foreign: route }) };
  throw new CliError(`There is a NextAuth route in ${route}, but no exported options were found.`, `Put them into a file of their own (export const authOptions = { … } in ${ours.file}.${project.language}), import them in the route, and run this again.`);
}

/** What the route gives to NextAuth, when it imports or exports that. */
function optionsOfRoute(project: Project, route: string, ours: string, read: Read): OptionsPlace | undefined {
  const text = read(route)!;
  // The options come last, after the request where there is one; a call that makes them is none.
  const [, given] = /\b(?:NextAuth|authHandler)\(\s*(?:\w+,\s*\w+,\s*)?(?:\{\s*\.\.\.)?(\w+)\b(?!\s*[(.])/.exec(text) ?? [];
  if (!given) return undefined;
  if (new RegExp(String.raw`export\s+const\s+${given}\b`).test(text)) return { file: withoutEnding(route), name: given };
  const found = importsOf(text).find(({ local }) => local === given);
  if (!found) return undefined;
  const targets = targetsOf(project, route, found.from);
  const isDefault = found.exported === 'default';
  // Ours may be missing: then it is written again.
  const file = fileOf(targets, read) ?? targets.find((target) => target === ours && !isDefault);
  return file === undefined ? undefined : { file: withoutEnding(file), name: isDefault ? given : found.exported, isDefault };
}

/** Options by their name; many libraries have options, so a name that does not speak of auth needs a file that does. */
function exportedOptions(files: readonly string[], read: Read): OptionsPlace | undefined {
  const exported = files.flatMap((file) => [...read(file)!.matchAll(/export\s+const\s+(\w+)/g)].map(([, name = '']) => ({ file: withoutEnding(file), name, knowsNextAuth: read(file)!.includes('next-auth') })));
  const named = exported.filter(({ name }) => /auth\w*options$/i.test(name));
  const found = named.find(({ knowsNextAuth }) => knowsNextAuth) ?? named[0] ?? exported.find(({ name, knowsNextAuth }) => name === 'options' && knowsNextAuth);
  return found && { file: found.file, name: found.name };
}

const withoutEnding = (file: string): string => file.replace(/\.\w+$/, '');

function rootFile({ source, language }: Project, router: Router, read: Read): { path: string; text: string | undefined } {
  const stem = router === 'app' ? `${source}app/layout` : `${source}pages/_app`;
  const path = endings(stem).find((candidate) => read(candidate) !== undefined) ?? `${stem}.${language === 'ts' ? 'tsx' : 'js'}`;
  return { path, text: read(path) };
}

/** Puts the provider around the app, and the stylesheet in, where Tailwind does not bring it. */
function provide(project: Project, router: Router, { path, text }: { path: string; text: string | undefined }, plan: Plan, read: Read, change: SetFile): void {
  const ownStyles = project.tailwind !== 4 || !tailwindEntry(project);
  const [what, from] = router === 'app' ? (project.cacheComponents ? ['AuthProvider', './auth-provider'] : ['AuthSession', './auth-session']) : ['AuthProvider', specifier(project, path, `${project.source}components/auth-provider`)];
  if (router === 'pages' && text === undefined) text = emptyApp(project.language);
  if (text === undefined) {
    plan.todos.push(`Put <${what}> from ${from} around the children of your root layout.`);
    return;
  }
  let after = text;
  if (!bringsProvider(project, path, text, read)) {
    const foreign = plan.kept.find((kept) => /auth-(provider|session)\.\w+$/.test(kept) && !bringsProvider(project, kept, read(kept)!, read));
    const local = new RegExp(String.raw`\b${what}\b`).test(text) ? `Kit${what}` : what;
    const imported = local === what ? what : `${what} as ${local}`;
    const open = `<${local}${router === 'pages' ? ' session={pageProps.session}' : ''}>`;
    const wrapped = wrap(text, router === 'app' ? childrenInJsx : componentInJsx, open, `</${local}>`);
    if (foreign) {
      plan.todos.push(`${foreign} is yours and is kept, where the kit’s provider would be. Rename it and run this again, or put AuthProvider from next-auth-ui around what the app renders.`);
    } else if (wrapped === undefined) {
      plan.todos.push(`In ${path} the place of the provider is not clear. Import ${imported} from ${from} and put it around what the app renders: ${open}…</${local}>.`);
    } else {
      after = addImport(wrapped, `{ ${imported} }`, from);
    }
  }
  if (ownStyles && !after.includes('next-auth-ui/styles')) after = addImport(after, undefined, 'next-auth-ui/styles.css');
  change(path, 'the provider around the app', after);
}

/** Whether a source has the kit's provider, itself or from a file that it imports: an app may have an AuthProvider of its own. */
function bringsProvider(project: Project, path: string, text: string, read: Read, depth = 2): boolean {
  return importsOf(text).some(({ exported, from }) => {
    if (from === 'next-auth-ui') return exported === 'AuthProvider' || exported === '*';
    const file = fileOf(targetsOf(project, path, from), read);
    // Ours by its name, and not written yet.
    if (file === undefined) return /\/auth-(provider|session)$/.test(from);
    return depth > 0 && bringsProvider(project, file, read(file)!, read, depth - 1);
  });
}

const emptyApp = (language: Project['language']): string =>
  language === 'ts'
    ? `import type { AppProps } from 'next/app';

export default function App({ Component, pageProps }: AppProps) {
  return <Component {...pageProps} />;
}
`
    : `export default function App({ Component, pageProps }) {
  return <Component {...pageProps} />;
}
`;

function tailwindEntry(project: Project): string | undefined {
  const { source } = project;
  return [`${source}app/globals.css`, `${source}styles/globals.css`, 'styles/globals.css', 'app/globals.css', `${source}app/global.css`, `${source}index.css`].find(
    (path) => existsSync(join(project.root, path)) && tailwindImport.test(readFileSync(join(project.root, path), 'utf8')),
  );
}

const tailwindImport = /^@import\s+(['"])tailwindcss\1[^;\n]*;[ \t]*$/m;

/** With Tailwind 4 the kit's classes are compiled by the app, so that its utilities win. */
function style(project: Project, plan: Plan, read: Read, change: SetFile): void {
  if (project.tailwind !== 4) return;
  const path = tailwindEntry(project);
  if (!path) {
    plan.todos.push('The stylesheet that imports tailwindcss was not found, so the prebuilt one is used. To let your utilities win: @import "next-auth-ui/tailwind.css"; after @import "tailwindcss";');
    return;
  }
  const css = read(path)!;
  const wanted = ['next-auth-ui/tailwind.css', ...(project.shadcn ? ['next-auth-ui/shadcn.css'] : [])].filter((sheet) => !css.includes(sheet));
  const [, quote = '"'] = tailwindImport.exec(css) ?? [];
  change(path, 'the kit’s looks', wanted.length ? css.replace(tailwindImport, (line) => [line, ...wanted.map((sheet) => `@import ${quote}${sheet}${quote};`)].join('\n')) : css);
}

function guardProxy(project: Project, plan: Plan, read: Read): void {
  const guard = proxyOf(project);
  if (!guard) return;
  const kept = endings(`${project.source}${guard.file}`).find((path) => plan.kept.includes(path) && !read(path)!.includes('authProxy'));
  if (kept) plan.todos.push(`${kept} is yours and is kept. To guard pages in it: const guard = authProxy({ authOptions }); and return guard(request) for the paths that are guarded.`);
  const old = guard.file === 'proxy' && endings(`${project.source}middleware`).find((path) => read(path) !== undefined);
  if (!old) return;
  // Next refuses to build with both.
  plan.changes = plan.changes.filter(({ path }) => !/(^|\/)proxy\.\w+$/.test(path));
  plan.todos.push(`${old} stays, and Next takes no proxy beside it. Rename it to proxy (npx @next/codemod@latest middleware-to-proxy .), and return authProxy({ authOptions })(request) for the paths that are guarded.`);
}

/** Adds what no file of the environment has; what is there is neither changed nor shown. */
function environment(project: Project, { backend, url }: Choices, plan: Plan, read: Read, change: SetFile): void {
  const secret = randomBytes(32).toString('base64');
  const wanted = { AUTH_BACKEND_URL: backend, NEXTAUTH_URL: url, NEXTAUTH_SECRET: secret };
  const missing = Object.entries(wanted).filter(([name]) => !project.envNames.has(name) && !(name === 'NEXTAUTH_SECRET' && project.envNames.has('AUTH_SECRET')));
  const before = (path: string) => read(path) ?? '';
  const texts = { '.env.local': before('.env.local'), '.env.development.local': before('.env.development.local') };
  for (const [name, value] of missing) {
    // What stands there, even empty, hides the value in any other file.
    const path = envNamesIn(texts['.env.development.local']).has(name) ? '.env.development.local' : '.env.local';
    texts[path] = withValue(texts[path], name, value);
  }
  const changed = Object.entries(texts).filter(([path, text]) => text !== before(path));
  for (const [path, text] of changed) change(path, 'where things are, and a secret of 32 random bytes', text, secret);

  const inProduction = envNamesIn(before('.env.production'));
  const hidden = missing.map(([name]) => name).filter((name) => inProduction.get(name));
  if (hidden.length) plan.todos.push(`.env.production has ${hidden.join(', ')} too, and Next reads .env.local in production as well, before it. Keep .env.local away from where the app is built and served.`);

  const ignored = before('.gitignore');
  const rules = new Set(ignored.split('\n').map((line) => line.trim().replace(/^\//, '')));
  const isIgnored = (path: string) => ['.env*', '.env*.local', '.env.*', path].some((rule) => rules.has(rule));
  if (!['.env.local', ...changed.map(([path]) => path)].every(isIgnored)) change('.gitignore', 'the secret stays out of the repository', `${ignored}${ignored && !ignored.endsWith('\n') ? '\n' : ''}.env*.local\n`);
}

/** A name that stands there empty is filled in: in its last line, which is the one that counts. */
function withValue(text: string, name: string, value: string): string {
  const empty = [...text.matchAll(new RegExp(String.raw`^([ \t]*(?:export[ \t]+)?${name}[ \t]*=)[ \t]*(["'\x60]?)[ \t]*\2(?=[ \t]*(?:#.*)?$)`, 'gm'))].at(-1);
  if (!empty) return `${text}${text && !text.endsWith('\n') ? '\n' : ''}${name}=${value}\n`;
  return `${text.slice(0, empty.index)}${empty[1]}${value}${text.slice(empty.index + empty[0].length)}${text.endsWith('\n') ? '' : '\n'}`;
}

function packagesOf({ dependencies }: Project, { version }: Choices): string[] {
  const wanted = { 'next-auth-ui': `^${version}`, 'next-auth': '^4.24.15' };
  return Object.entries(wanted)
    .filter(([name]) => !dependencies[name])
    .map(([name, range]) => `${name}@${range}`);
}

