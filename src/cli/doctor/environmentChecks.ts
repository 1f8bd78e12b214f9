import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fault, notRunning, ok, warning, type Check } from './Check.js';

const makeSecret = 'Make one with `openssl rand -base64 32` (another one for each environment) and put it into .env.local: NEXTAUTH_SECRET=<the value>.';

/** What stands in examples, and so in everybody's hands. Four letters alone turn up by chance in one of some thousand good secrets. */
const known = /secret|change|example|password|(?:your|test|my)[-_ ]|12345|abcde|xxxxx/i;

export const environmentChecks: Check[] = [
  {
    id: 'secret',
    title: 'The secret',
    run: ({ env }) => {
      const secret = env.NEXTAUTH_SECRET ?? env.AUTH_SECRET;
      if (!secret) return fault('NEXTAUTH_SECRET is not set.', 'Sessions can be neither sealed nor read, so nobody can sign in.', makeSecret);
      if (secret.length < 32) return fault(`The secret has ${secret.length} characters.`, 'Whoever guesses it can make sessions of anybody; 32 random bytes cannot be guessed.', makeSecret);
      if (new Set(secret).size < 12 || known.test(secret)) return fault('The secret does not look random.', 'Whoever guesses it can make sessions of anybody.', makeSecret);
      return ok('The secret is long and looks random.');
    },
  },
  {
    id: 'secret-kept',
    title: 'The secret’s file',
    run: ({ root }) => {
      if (!existsSync(join(root, '.env.local'))) return ok('There is no .env.local.');
      const tracked = git(root, 'ls-files', '--error-unmatch', '.env.local');
      if (tracked === undefined) return ok('The app is in no git repository.');
      if (tracked) return fault('.env.local is in the repository.', 'Everybody with the repository has the secret, now and in its history.', 'git rm --cached .env.local, add .env*.local to .gitignore, and make a new secret.');
      if (!git(root, 'check-ignore', '-q', '.env.local')) return warning('.env.local is not ignored by git.', 'The next `git add .` takes the secret along.', 'Add .env*.local to .gitignore.');
      return ok('.env.local stays out of git.');
    },
  },
  {
    id: 'app-url',
    title: 'NEXTAUTH_URL',
    run: ({ env }) => {
      const url = env.NEXTAUTH_URL;
      const remedy = 'Set it to the address that people type: NEXTAUTH_URL=https://app.example, with a base path NEXTAUTH_URL=https://app.example/shop/api/auth.';
      if (!url) return env.VERCEL || env.AUTH_TRUST_HOST ? ok('The app takes its address from the request.') : warning('NEXTAUTH_URL is not set.', 'The app takes itself to be at http://localhost:3000, and redirects there.', remedy);
      if (!/^https?:\/\//.test(url) || !URL.canParse(url)) return fault(`NEXTAUTH_URL is "${url}", which is no web address.`, 'The app does not know its own address, and no sign-in ends well.', remedy);
      const { protocol, hostname } = new URL(url);
      if (protocol === 'http:' && !/^(localhost|127\.|\[::1\])/.test(hostname)) return warning('NEXTAUTH_URL is http.', 'Cookies are not Secure, and whoever is on the network reads them.', 'Serve the app by https, and write that into NEXTAUTH_URL.');
      return ok(`The app is at ${url}.`);
    },
  },
  {
    id: 'app-url-matches',
    title: 'NEXTAUTH_URL and the running app',
    run: ({ env, authUrl }) => {
      if (!authUrl) {
        return env.NEXTAUTH_URL && URL.canParse(env.NEXTAUTH_URL)
          ? warning(
              `Nothing answers at NEXTAUTH_URL, ${new URL(env.NEXTAUTH_URL).origin}.`,
              'The app is not started, or it runs elsewhere and NEXTAUTH_URL has another port or host: then people come back signed out.',
              'Start the app and run this again, or say where it runs: --url http://localhost:3001.',
            )
          : notRunning;
      }
      const told = env.NEXTAUTH_URL && URL.canParse(env.NEXTAUTH_URL) ? new URL(env.NEXTAUTH_URL).origin : 'http://localhost:3000';
      const { origin } = new URL(authUrl);
      return told === origin
        ? ok('The app runs where NEXTAUTH_URL says.')
        : fault(`The app runs at ${origin}, and NEXTAUTH_URL says ${told}.`, 'Redirects and cookies belong to the other address: people come back signed out.', `NEXTAUTH_URL=${origin}, or start the app at ${told}.`);
    },
  },
];

/** Whether git agrees; undefined without git or a repository. */
function git(cwd: string, ...words: string[]): boolean | undefined {
  try {
    execFileSync('git', ['rev-parse', '--git-dir'], { cwd, stdio: 'ignore' });
  } catch {
    return undefined;
  }
  try {
    execFileSync('git', words, { cwd, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
