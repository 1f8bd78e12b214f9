import type { Project, Router } from '../findProject.js';

/** Where the options are, for the files that import them. */
export interface OptionsPlace {
  /** From the root, without an extension. */
  file: string;
  name: string;
  /** Whether the file exports them as its default. */
  isDefault?: boolean;
}

export interface Template {
  /** From the root, with its extension. */
  path: string;
  text: string;
  /** What it is for, in a few words. */
  purpose: string;
}

/** Types, for TypeScript alone, stand between « and ». */
const forLanguage = (text: string, language: Project['language']): string => (language === 'ts' ? text.replaceAll(/[«»]/g, '') : text.replaceAll(/^«[^»]*»\n|«[^»]*»/gm, ''));

const quoted = (text: string, quote: '"' | "'"): string => (quote === '"' ? text.replaceAll("'", '"') : text);

/** The files that an app gets, in its language and with its quotes. */
export function templatesOf(project: Project, router: Router, options: OptionsPlace, quote: '"' | "'"): Template[] {
  const { source, language } = project;
  const [plain, markup] = language === 'ts' ? ['ts', 'tsx'] : ['js', 'jsx'];
  // Next's own JavaScript apps call components .js.
  const component = language === 'ts' ? markup : 'js';
  const to = (from: string, target: string) => specifier(project, from, target);
  const imported = options.isDefault ? options.name : `{ ${options.name} }`;
  const own = (from: string) => `import ${imported} from '${to(from, options.file)}';`;
  const query = project.next.major >= 15 ? 'Promise<Record<string, string | string[] | undefined>>' : 'Record<string, string | string[] | undefined>';
  // A page that reads the request is sent when it is whole, so that it works without scripts as well.
  const whole = project.cacheComponents ? '\n// It reads the session, and is sent when it is whole.\nexport const instant = false;\n' : '';
  const files: Template[] = [];
  const add = (path: string, purpose: string, text: (path: string) => string) => files.push({ path, purpose, text: quoted(forLanguage(text(path), language), quote) });

  if (options.file === `${source}auth`) {
    add(
      `${options.file}.${plain}`,
      'NextAuth’s options: people sign in at your backend',
      () => `import { withExternalJwt } from 'next-auth-ui/server';

// Signs in at AUTH_BACKEND_URL. Other paths and shapes, refresh, accounts: the second parameter.
export const ${options.name} = withExternalJwt({ pages: { signIn: '/login', error: '/auth-error' } });
`,
    );
  }

  if (router === 'app') {
    add(
      `${source}app/api/auth/[...nextauth]/route.${plain}`,
      'NextAuth’s route',
      (path) => `import { authHandler } from 'next-auth-ui/server';
${own(path)}

const handler = authHandler(${options.name});

export { handler as GET, handler as POST };
`,
    );
    add(
      `${source}app/auth-provider.${component}`,
      'the session for Client Components',
      () => `'use client';

import { useRouter } from 'next/navigation';
import { AuthProvider as KitProvider«, type AuthProviderProps» } from 'next-auth-ui';

export function AuthProvider({ children, session }«: Pick<AuthProviderProps, 'children' | 'session'>») {
  const router = useRouter();
  return (
    <KitProvider
      session={session}
      navigate={(url, { replace }) => {
        if (replace) router.replace(url);
        else router.push(url);
        // What the server rendered before the sign-in is stale.
        router.refresh();
      }}
    >
      {children}
    </KitProvider>
  );
}
`,
    );
    if (!project.cacheComponents) add(
      `${source}app/auth-session.${component}`,
      'hands the session down from the server',
      (path) => `import { getServerSession } from 'next-auth';
«import type { ReactNode } from 'react';»
${own(path)}
import { AuthProvider } from './auth-provider';

export async function AuthSession({ children }«: { children: ReactNode }») {
  return <AuthProvider session={await getServerSession(${options.name})}>{children}</AuthProvider>;
}
`,
    );
    add(
      `${source}app/login/page.${component}`,
      'the sign-in page',
      (path) => `import { SignInPage } from 'next-auth-ui';
import { getSignInPageProps } from 'next-auth-ui/server';
${own(path)}
${whole}
export default async function LoginPage({ searchParams }«: { searchParams: ${query} }») {
  return <SignInPage {...await getSignInPageProps(${options.name}, { searchParams })} />;
}
`,
    );
    add(
      `${source}app/auth-error/page.${component}`,
      'the page for what went wrong',
      (path) => `import { AuthErrorPage } from 'next-auth-ui';
import { getAuthScreenProps } from 'next-auth-ui/server';
${own(path)}
${whole}
export default async function ErrorPage({ searchParams }«: { searchParams: ${query} }») {
  return <AuthErrorPage {...await getAuthScreenProps(${options.name}, { searchParams })} />;
}
`,
    );
    add(
      `${source}app/account/page.${component}`,
      'a guarded page, to see that it works',
      (path) => `import { SessionBadge } from 'next-auth-ui';
import { requireSession } from 'next-auth-ui/server';
${own(path)}
${whole}
export default async function AccountPage() {
  const session = await requireSession(${options.name}, { callbackUrl: '/account' });
  return (
    <main>
      <SessionBadge />
      <h1>Hello {session.user?.name ?? session.user?.email}</h1>
    </main>
  );
}
`,
    );
  } else {
    add(
      `${source}pages/api/auth/[...nextauth].${plain}`,
      'NextAuth’s route',
      (path) => `import { authHandler } from 'next-auth-ui/server';
${own(path)}

export default authHandler(${options.name});
`,
    );
    add(
      `${source}components/auth-provider.${component}`,
      'the session for components',
      () => `import { useRouter } from 'next/router';
import { AuthProvider as KitProvider«, type AuthProviderProps» } from 'next-auth-ui';

export function AuthProvider({ children, session }«: Pick<AuthProviderProps, 'children' | 'session'>») {
  const router = useRouter();
  return (
    <KitProvider
      session={session}
      navigate={(url, { replace }) => void (replace ? router.replace(url) : router.push(url))}
    >
      {children}
    </KitProvider>
  );
}
`,
    );
    add(
      `${source}pages/login.${component}`,
      'the sign-in page',
      (path) => `«import type { GetServerSidePropsContext } from 'next';»
import { SignInPage«, type SignInPageProps» } from 'next-auth-ui';
import { getSignInPageProps } from 'next-auth-ui/server';
${own(path)}

export async function getServerSideProps(context«: GetServerSidePropsContext») {
  return { props: await getSignInPageProps(${options.name}, context) };
}

export default function LoginPage(props«: SignInPageProps») {
  return <SignInPage {...props} />;
}
`,
    );
    add(
      `${source}pages/auth-error.${component}`,
      'the page for what went wrong',
      (path) => `«import type { GetServerSidePropsContext } from 'next';»
import { AuthErrorPage«, type AuthErrorPageProps» } from 'next-auth-ui';
import { getAuthScreenProps } from 'next-auth-ui/server';
${own(path)}

export async function getServerSideProps(context«: GetServerSidePropsContext») {
  return { props: await getAuthScreenProps(${options.name}, context) };
}

export default function ErrorPage(props«: AuthErrorPageProps») {
  return <AuthErrorPage {...props} />;
}
`,
    );
    add(
      `${source}pages/account.${component}`,
      'a guarded page, to see that it works',
      (path) => `«import type { GetServerSidePropsContext } from 'next';»
import { SessionBadge } from 'next-auth-ui';
import { requireSession«, type ServerSession» } from 'next-auth-ui/server';
${own(path)}

export async function getServerSideProps(context«: GetServerSidePropsContext») {
  return requireSession(${options.name}, context);
}

export default function AccountPage({ session }«: { session: ServerSession }») {
  return (
    <main>
      <SessionBadge />
      <h1>Hello {session.user?.name ?? session.user?.email}</h1>
    </main>
  );
}
`,
    );
  }

  const guard = proxyOf(project);
  if (guard) {
    add(
      `${source}${guard.file}.${plain}`,
      'a first door in front of guarded pages',
      (path) => `import { authProxy } from 'next-auth-ui/server';
import ${imported} from '${relativeTo(path, options.file)}';

export const ${guard.name} = authProxy({ ${options.name === 'authOptions' ? 'authOptions' : `authOptions: ${options.name}`} });

export const config = { ${guard.runtime ? `runtime: '${guard.runtime}', ` : ''}matcher: ['/account/:path*'] };
`,
    );
  }
  return files;
}

/**
 * The file in front of pages, by Next's version. The proxy unseals sessions with Node's own cryptography, which the Edge
 * runtime of older middleware has not; Next 15.5 has middleware in Node (https://nextjs.org/blog/next-15-5).
 */
export function proxyOf({ next }: Pick<Project, 'next'>): { file: string; name: string; runtime?: string } | undefined {
  if (next.major >= 16) return { file: 'proxy', name: 'proxy' };
  return next.major === 15 && next.minor >= 5 ? { file: 'middleware', name: 'middleware', runtime: 'nodejs' } : undefined;
}

/** How one file of the app imports another one. */
export function specifier({ alias, source }: Pick<Project, 'alias' | 'source'>, from: string, target: string): string {
  return alias && target.startsWith(source) ? `@/${target.slice(source.length)}` : relativeTo(from, target);
}

function relativeTo(from: string, target: string): string {
  const there = from.split('/').slice(0, -1);
  const here = target.split('/');
  while (there.length && here.length > 1 && there[0] === here[0]) {
    there.shift();
    here.shift();
  }
  return `${there.length ? '../'.repeat(there.length) : './'}${here.join('/')}`;
}
