import { withControlledDemo } from './controlledDemo.js';

export const attackSecret = 'only-for-the-attack-suite-and-never-anywhere-else';

/** Where the Next server of the attack suite writes. */
export const attackLog = '.tmp/attacks/web.log';

/** Starts what the attack suite attacks: the built demo, with the backend's token kept on the server, and its backend with a control port. */
export async function withAttackServers<T>(use: (env: Record<string, string>) => Promise<T>): Promise<T> {
  // Next and Node would colour the log where the environment asks for it, each by a word of its own; here a sign that a terminal obeys is an attacker's.
  return withControlledDemo({ log: attackLog, secret: attackSecret, env: { DEMO_EXPOSE: '0', NO_COLOR: '1', FORCE_COLOR: '0' } }, ({ webUrl, backendUrl, controlUrl }) =>
    use({ ATTACK_WEB_URL: webUrl, ATTACK_BACKEND_URL: backendUrl, ATTACK_CONTROL_URL: controlUrl }),
  );
}
