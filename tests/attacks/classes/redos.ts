import { readFileSync } from 'node:fs';
import { parseSync, Visitor } from 'oxc-parser';
import { isSafePattern } from 'redos-detector';
import { globSync } from 'tinyglobby';
import { safeCallbackUrl } from '../../../src/auth/model/callbackUrl.js';
import { decodeChallenge } from '../../../src/auth/model/challenge.js';
import { decodeFailure } from '../../../src/auth/model/failure.js';
import { parseRetryAfter } from '../../../src/auth/model/retryAfter.js';
import { proxiedSegments } from '../../../src/auth/server/apiProxyPath.js';
import { parseCookies } from '../../../src/auth/server/cookies.js';
import { emailToKeep } from '../../../src/auth/server/emailCookie.js';
import { ownUrl } from '../../../src/auth/server/ownUrl.js';
import { parseJson } from '../../../src/auth/server/parseJson.js';
import { withoutStrayChunks } from '../../../src/auth/server/sessionCookies.js';
import { typedChallengeAnswer, typedCredentials } from '../../../src/auth/server/typedCredentials.js';
import { typedOf } from '../../../src/auth/server/typedCookie.js';
import { matchLocale } from '../../../src/messages/matchLocale.js';
import { attackClass, type Probe } from '../attackClass.js';
import { trimmed as slowReader } from '../weak/patterns/trimmed.js';

interface Target {
  /** The folder whose regular expressions are looked at, in the place of the kit's own. */
  sourceOf: (folder: string) => string;
  /** What reads a stranger's text. */
  readers: Readonly<Record<(typeof readerNames)[number], (text: string) => unknown>>;
}

/** Regular expressions on texts that only a developer writes, or that are short by then: nobody else can make them slow. */
const harmless: Readonly<Record<string, string>> = {
  'src/auth/server/apiProxyPath.ts ^\\.+$|[?#\\\\]': 'a path of the allow-list',
  'src/auth/server/backendUrl.ts \\/+$': 'the configured address',
  'src/auth/client/apiClient.ts \\/+$': 'the configured address',
  'src/auth/client/authBasePath.ts \\/+$': 'the configured address',
  'src/auth/client/authBasePath.ts \\/signin\\/[^/]*$': 'an address of the app’s own server',
  'src/messages/Messages.ts \\{(\\w+)\\}': 'a text of a catalogue',
  'src/messages/pseudo.ts \\{\\w+\\}|\\w': 'a text of a catalogue',
};

/** Texts that make a reader go back and forth, of any length. */
const tangles: Readonly<Record<string, (length: number) => string>> = {
  'blanks': (length) => `x${' '.repeat(length)}x`,
  'slashes': (length) => `${'/'.repeat(length)}x`,
  'letters that nearly match': (length) => `${'a'.repeat(length)}!`,
  'dots and commas': (length) => 'a.,;='.repeat(length / 5),
  'quotes and backslashes': (length) => '\\"'.repeat(length / 2),
  'dashes': (length) => `nau.${'a-'.repeat(length / 2)}`,
  'equal signs and semicolons': (length) => 'a=;'.repeat(length / 3),
  'languages': (length) => 'en-x,'.repeat(length / 5),
};

const readerNames = ['callback URL', 'failure', 'challenge', 'Retry-After', 'cookies', 'session chunks', 'language', 'path', 'e-mail', 'JSON', 'credentials', 'code', 'typed values'] as const;

/** How much work a text makes; processor time of this process alone, the least of several tries. */
function workOf(reader: (text: string) => unknown, text: string): number {
  let least = Infinity;
  for (let i = 0; i < 5; i++) {
    const before = process.cpuUsage();
    try {
      reader(text);
    } catch {
      // A refusal is an answer.
    }
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, user + system);
  }
  return least;
}

/** Long enough for the clock, where work grows with the square of it. */
const short = 6_000;
const factor = 4;
/** Below that the clock of the processor is too coarse (microseconds). */
const least = 20_000;

const dynamic: Probe<Target>[] = readerNames.flatMap((name) => ({
  name: `${name}: four times the text makes no more than four times the work`,
  // By the processor's clock, which a machine that does much else at once disturbs.
  deep: true,
  breach: ({ readers }: Target) => {
    const reader = readers[name];
    for (const [tangle, make] of Object.entries(tangles)) {
      const long = workOf(reader, make(short * factor));
      // By the ratio of two lengths: work that grows with the square would be sixteen times as much.
      const ratio = long / Math.max(workOf(reader, make(short)), 1);
      if (long > least && ratio > factor * 1.5) return `${tangle}: ${ratio.toFixed(0)} times the work`;
    }
    return undefined;
  },
}));

interface Pattern {
  file: string;
  source: string;
  flags: string;
}

function patternsIn(folder: string): Pattern[] {
  const found: Pattern[] = [];
  for (const file of globSync(`${folder}/**/*.{ts,tsx}`)) {
    const { program } = parseSync(file, readFileSync(file, 'utf8'));
    new Visitor({
      Literal: (node) => {
        if ('regex' in node && node.regex) found.push({ file, source: node.regex.pattern, flags: node.regex.flags });
      },
    }).visit(program);
  }
  return found;
}

// As many ways back as a regular expression of the kit's may have, whatever the text.
const maxBacktracks = 200;

const unsafe = ({ source, flags }: Pattern): boolean => {
  const pattern = new RegExp(source, flags);
  return !isSafePattern(pattern.source, { unicode: pattern.unicode, caseInsensitive: pattern.ignoreCase, multiLine: pattern.multiline, dotAll: pattern.dotAll, maxScore: maxBacktracks, timeout: Infinity }).safe;
};

const folders = ['src/auth/model', 'src/auth/server', 'src/auth/client', 'src/components', 'src/messages'];

const asked: Probe<Target>[] = folders.map((folder) => ({
  name: `the regular expressions of ${folder}: no text makes more than ${maxBacktracks} ways back`,
  breach: ({ sourceOf }) => {
    const patterns = patternsIn(sourceOf(folder));
    if (patterns.length === 0) throw new Error(`No regular expression was found in ${folder}, so that this says nothing.`);
    const found = patterns.filter((one) => harmless[`${one.file} ${one.source}`] === undefined && unsafe(one));
    return found.length ? found.map(({ file, source, flags }) => `${file}: /${source}/${flags}`).join('\n') : undefined;
  },
}));

/** A text that keeps the server busy. */
export const redos = attackClass<Target>({
  name: 'ReDoS and work out of proportion',
  probes: [...asked, ...dynamic],
  kit: () => ({
    sourceOf: (folder) => folder,
    readers: {
      'callback URL': (text) => safeCallbackUrl(`/${text}`, { origin: 'https://app.example' }),
      failure: (text) => decodeFailure(text),
      challenge: (text) => decodeChallenge(text),
      'Retry-After': (text) => parseRetryAfter(text, 0),
      cookies: (text) => parseCookies(text),
      'session chunks': (text) => withoutStrayChunks(parseCookies(text.replaceAll('a', 'next-auth.session-token.1')), 'next-auth.session-token'),
      // Node lets at most 16 KB of headers in.
      language: (text) => matchLocale(text.slice(0, 16_384)),
      path: (text) => proxiedSegments(`/api/backend/${text}`, 1),
      'e-mail': (text) => emailToKeep(text),
      JSON: (text) => parseJson(new TextEncoder().encode(`{"a":"${text}`)),
      credentials: (text) => typedCredentials({ email: text, password: text }, []),
      code: (text) => typedChallengeAnswer({ challenge: text, kind: text, code: text }),
      'typed values': (text) => typedOf({ 'nau.typed': text }, ownUrl()),
    },
  }),
  twins: {
    'readers that go back and forth': () => ({
      sourceOf: () => 'tests/attacks/weak/patterns',
      readers: Object.fromEntries(readerNames.map((name) => [name, slowReader])) as Target['readers'],
    }),
  },
});
