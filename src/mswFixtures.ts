import type { AuthChallenge } from './auth/model/challenge.js';
import type { SessionUser } from './auth/model/session.js';

/**
 * People to show: an ordinary name, and what breaks layouts. With one of their e-mails `authHandlers` signs in that one.
 *
 * @example
 * ```tsx
 * authHandlers({ session: sessionFixture(userFixtures.longName) });
 * ```
 */
export const userFixtures = {
  dana: { id: '1', name: 'Dana Demo', email: 'demo@example.com', roles: ['user'] },
  admin: { id: '2', name: 'Ada Admin', email: 'admin@example.com', roles: ['user', 'admin'] },
  emailOnly: { email: 'techie@email.com' },
  longName: {
    id: '3',
    name: 'Hubert Blaine Wolfeschlegelsteinhausenbergerdorff the Third',
    email: 'hubert.blaine.wolfeschlegelsteinhausenbergerdorff.senior@subsidiary.example.com',
  },
  korean: { id: '4', name: '민지', email: 'minji@example.com' },
  withImage: {
    id: '5',
    name: 'Dana Demo',
    email: 'demo@example.com',
    image:
      "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Crect width='8' height='8' fill='%23f2b8a0'/%3E%3Ccircle cx='4' cy='3.2' r='1.6' fill='%23703f2b'/%3E%3Cpath d='M1 8a3 3 0 0 1 6 0' fill='%23703f2b'/%3E%3C/svg%3E",
  },
} satisfies Record<string, SessionUser>;

/** The second step that the handlers ask for when a scenario's `signIn` is `challenge`. */
export const challengeFixture: AuthChallenge = { kind: 'otp', handle: 'c2Vjb25kLXN0ZXA', expiresIn: 300 };

/**
 * The password that the handlers take for right when the scenario does not say how a sign-in ends.
 *
 * @example
 * ```tsx
 * await userEvent.type(screen.getByLabelText('Password'), rightPassword);
 * ```
 */
export const rightPassword = 'correct horse battery';

/**
 * The one-time code that the handlers take for right.
 *
 * @example
 * ```tsx
 * await userEvent.type(screen.getByLabelText('Code'), rightCode);
 * ```
 */
export const rightCode = '123456';
