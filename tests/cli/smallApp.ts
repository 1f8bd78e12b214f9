import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** The files of an app, without what is installed; gone with the test. */
export function smallApp(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'small-app-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) put(root, path, text);
  return root;
}

export function put(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Every file with its text. */
export function filesOf(root: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((file) => [file.slice(root.length + 1), readFileSync(file, 'utf8')]),
  );
}

const layout = `import type { Metadata } from "next";
import "./globals.css";

export const metadata: Metadata = { title: "An app" };

export default function RootLayout({
  children,
}: Readonly<{
  children: React.ReactNode;
}>) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
`;

/** As create-next-app makes them, shortened. */
export const appRouter: Record<string, string> = {
  'package.json': JSON.stringify({ dependencies: { next: '16.4.3', react: '19.3.0', 'next-auth': '^4.24.15', 'next-auth-ui': '0.1.0' }, devDependencies: { tailwindcss: '^4' } }),
  'package-lock.json': '{}',
  'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
  '.gitignore': 'node_modules\n.env*\n',
  'app/layout.tsx': layout,
  'app/globals.css': '@import "tailwindcss";\n\nbody { color: black; }\n',
};

export const pagesRouter: Record<string, string> = {
  'package.json': JSON.stringify({ dependencies: { next: '15.5.0', react: '19.3.0', 'next-auth': '^4.24.15', 'next-auth-ui': '0.1.0' } }),
  'pnpm-lock.yaml': '',
  'src/pages/_app.js': "import '@/styles/globals.css'\n\nexport default function App({ Component, pageProps }) {\n  return <Component {...pageProps} />\n}\n",
  'src/styles/globals.css': '',
  'jsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
};
