/** What a check found. `why` and `remedy` come with whatever is not well. */
export interface Finding {
  status: 'ok' | 'warning' | 'fault' | 'skipped';
  what: string;
  why?: string;
  remedy?: string;
}

export interface Check {
  id: string;
  title: string;
  run: (app: App) => Finding | Promise<Finding>;
}

/** The app that is looked at. */
export interface App {
  root: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Its own sources: path from the root, and text without comments. */
  sources: ReadonlyMap<string, string>;
  /** The running app's NextAuth API, such as `http://localhost:3000/api/auth`; absent when nothing answers. */
  authUrl: string | undefined;
  /** Asks the running app or the backend; nothing is followed, and it ends after 10 s. */
  ask: (url: string, init?: RequestInit) => Promise<Answer>;
  /** Where people sign in, as far as it was told: `--backend`, else `AUTH_BACKEND_URL`. */
  backendUrl: string | undefined;
  loginPath: string;
  credentials: { email: string; password: string } | undefined;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

export const ok = (what: string): Finding => ({ status: 'ok', what });
export const skipped = (what: string): Finding => ({ status: 'skipped', what });
export const fault = (what: string, why: string, remedy: string): Finding => ({ status: 'fault', what, why, remedy });
export const warning = (what: string, why: string, remedy: string): Finding => ({ status: 'warning', what, why, remedy });

export const notRunning = skipped('The app is not running. Start it, or say where it is with --url.');

export function jsonOf({ text }: Answer): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const reasonOf = (error: unknown): string => {
  const { cause, message } = error as Error & { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? message;
};
