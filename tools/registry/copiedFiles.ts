import { globSync } from 'tinyglobby';

/** Components that stay in the package, and why an app does not get a copy of them. */
export const kept: Readonly<Record<string, string>> = {
  'src/components/AuthProvider.tsx': 'It owns the session; a second one would be a second truth.',
  'src/components/Permitted.tsx': 'It has no element to edit, and decides who may see what.',
  'src/components/ShowFor.tsx': 'It has no element to edit, and decides who may see what.',
  'src/components/SignedIn.tsx': 'It has no element to edit, and decides who may see what.',
  'src/components/SignedOut.tsx': 'It has no element to edit, and decides who may see what.',
  'src/components/ui/Part.tsx': 'It reads the context of `looks.tsx`, and all that it does is passed in.',
  'src/components/ui/looks.tsx': 'It owns a context; a copy would hear nothing of what an app says on `AuthProvider`.',
};

/** The sources that apps get copies of: the views. What they do (hooks, contexts, rules: all `.ts`) stays in the package. */
export const copiedFiles: readonly string[] = globSync('src/components/**/*.tsx', { ignore: Object.keys(kept) }).toSorted();

/** `src/components/ui/PasswordField.tsx` is `ui/password-field.tsx` in an app, as shadcn names files. */
export const nameInApp = (file: string): string => file.replace('src/components/', '').replace(/[^/]+(?=\.tsx$)/, kebab);

/** `SignInPage` as shadcn names items and files. */
export const kebab = (name: string): string => name.replace(/(?<=[a-z\d])(?=[A-Z])/g, '-').toLowerCase();
