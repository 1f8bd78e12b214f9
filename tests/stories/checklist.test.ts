import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const rowsOfForms = 'tests/checklist/table.ts';
const looks = 'tests/looks/languages.spec.tsx';
const attack = (name: string) => `tests/attacks/classes/${name}.ts`;

/** The rows of the sixty that no story alone can show: the file with what does, and a text in it, such as the test's title. */
const elsewhere: Readonly<Record<number, readonly [file: string, text: string]>> = {
  // Without scripts, from a server, two times over; in forced colours.
  2: [rowsOfForms, '  2: { title: '],
  5: [rowsOfForms, '  5: { title: '],
  35: [rowsOfForms, '  35: { title: '],
  // Every state in every look.
  31: [looks, 'axe.run(place'],
  32: [looks, 'textProblems(place)'],
  33: [looks, 'axe.run(place'],
  // What a server does with requests, tokens and cookies.
  39: ['tests/e2e/signIn.spec.ts', 'an unknown user, a disabled one and a wrong password read the same'],
  42: ['tests/auth/server/signIn.test.ts', 'a redirect is not followed, least of all with the password'],
  43: [attack('ssrf'), 'X-Forwarded-Host'],
  44: [attack('canaries'), 'the server’s log'],
  45: ['tests/e2e/crossSite.spec.ts', 'a cross-site form signs nobody in'],
  46: [attack('csrf'), 'of the sign-out address'],
  47: [attack('massAssignment'), 'an e-mail that is an object'],
  48: ['tests/faults/1-backend.spec.ts', 'fault(5,'],
  49: ['stories/Guides/SecurityModel.mdx', 'RFC 9700, 2.4'],
  50: [attack('forgedTokens'), 'other claims under a right signature'],
  51: [attack('forgedTokens'), 'a stranger’s key by address (jku)'],
  52: [attack('forgedTokens'), 'another audience'],
  53: [attack('canaries'), 'what scripts can reach'],
  54: [attack('cookieTossing'), 'the session’s cookie is the host’s own (__Host-)'],
  55: [attack('fixation'), 'the session of before the sign-in goes on beside the new one'],
  57: ['tests/auth/server/refresh.test.ts', 'ends a session however active'],
  58: ['tests/auth/server/refresh.test.ts', 'is renewed once for a hundred requests at once, round after round'],
  59: ['tests/faults/5-page.spec.ts', 'fault(45,'],
  60: [attack('caching'), 'a page guarded in proxy.ts'],
};

const rows = [...readFileSync('stories/Flows/Checklist.stories.tsx', 'utf8').matchAll(/^ {2}name: '(\d+) /gm)].map(([, row]) => Number(row));

it('each row of the checklist has a story that shows it, or a test elsewhere', () => {
  const all = new Set([...rows, ...Object.keys(elsewhere).map(Number)]);
  expect([...all].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  expect(Object.values(elsewhere).filter(([path, text]) => !existsSync(path) || !readFileSync(path, 'utf8').includes(text))).toEqual([]);
});
