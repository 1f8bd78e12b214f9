/** Something that shows a sign-in form, as the file of its name in `entries/` sets it up. */
export interface Contestant {
  name: string;
  title: string;
  /** `kit`: ours; `peer`: a library with a UI and a client; `plain`: no library of forms. */
  kind: 'kit' | 'peer' | 'plain';
  /** Whose versions stand beside the results; what the registry knows them by. */
  packages: readonly string[];
}

export const contestants: readonly Contestant[] = [
  { name: 'LoginForm', title: 'next-auth-ui LoginForm', kind: 'kit', packages: ['next-auth-ui', 'next-auth'] },
  { name: 'SignInPage', title: 'next-auth-ui SignInPage', kind: 'kit', packages: ['next-auth-ui', 'next-auth'] },
  { name: 'HandWritten', title: 'Hand-written form', kind: 'plain', packages: ['next-auth'] },
  { name: 'Supabase', title: 'Supabase Auth UI', kind: 'peer', packages: ['@supabase/auth-ui-react', '@supabase/supabase-js'] },
  { name: 'SuperTokens', title: 'SuperTokens', kind: 'peer', packages: ['supertokens-auth-react', 'supertokens-web-js'] },
  { name: 'Amplify', title: 'Amplify Authenticator', kind: 'peer', packages: ['@aws-amplify/ui-react', 'aws-amplify'] },
  { name: 'BetterAuthUi', title: 'Better Auth UI', kind: 'peer', packages: ['@daveyplate/better-auth-ui', 'better-auth'] },
  { name: 'Ory', title: 'Ory Elements', kind: 'peer', packages: ['@ory/elements-react', '@ory/client-fetch'] },
];

/** The parts of the run, in their order. */
export const parts = ['size', 'visible', 'next', 'commits', 'requests'] as const;

export type Part = (typeof parts)[number];
