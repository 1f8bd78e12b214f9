import Table from 'cli-table3';
import { afterAll, describe, expect, it } from 'vitest';
import type { AttackClass } from './attackClass.js';
import { bearerOrigins } from './classes/bearerOrigins.js';
import { caching } from './classes/caching.js';
import { canaries } from './classes/canaries.js';
import { clickjacking } from './classes/clickjacking.js';
import { cookieTossing } from './classes/cookieTossing.js';
import { crossOriginReads } from './classes/crossOriginReads.js';
import { csrf } from './classes/csrf.js';
import { enumeration } from './classes/enumeration.js';
import { fixation } from './classes/fixation.js';
import { forgedSessions } from './classes/forgedSessions.js';
import { forgedTokens } from './classes/forgedTokens.js';
import { guardBypass } from './classes/guardBypass.js';
import { headerInjection } from './classes/headerInjection.js';
import { hostHeader } from './classes/hostHeader.js';
import { logInjection } from './classes/logInjection.js';
import { massAssignment } from './classes/massAssignment.js';
import { openRedirect } from './classes/openRedirect.js';
import { oversize } from './classes/oversize.js';
import { prototypePollution } from './classes/prototypePollution.js';
import { proxySmuggling } from './classes/proxySmuggling.js';
import { redirects } from './classes/redirects.js';
import { redos } from './classes/redos.js';
import { replay } from './classes/replay.js';
import { spoofing } from './classes/spoofing.js';
import { ssrf } from './classes/ssrf.js';
import { xss } from './classes/xss.js';
import { endAll } from './means.js';

const classes: readonly AttackClass[] = [
  openRedirect,
  enumeration,
  canaries,
  xss,
  spoofing,
  csrf,
  crossOriginReads,
  fixation,
  replay,
  cookieTossing,
  forgedSessions,
  forgedTokens,
  guardBypass,
  proxySmuggling,
  caching,
  clickjacking,
  redirects,
  bearerOrigins,
  ssrf,
  hostHeader,
  massAssignment,
  prototypePollution,
  redos,
  headerInjection,
  logInjection,
  oversize,
];

/** Set by `attacks deep`; without it only what needs no browser. */
const isDeep = process.env.DEEP_ATTACKS === '1';
/** Some classes alone: ATTACK='open redirect,XSS' npm test -- attacks */
const wanted = process.env.ATTACK?.split(',');

interface Row {
  name: string;
  probes: number;
  held: number;
  twins: Record<string, number>;
}
const rows: Row[] = [];

for (const { name, probes, twins } of classes) {
  if (wanted && !wanted.includes(name)) continue;
  const now = probes.filter(({ deep }) => isDeep || !deep);
  const row: Row = { name, probes: now.length, held: 0, twins: Object.fromEntries(twins.map((twin) => [twin, 0])) };
  rows.push(row);
  describe(name, () => {
    for (const probe of now) {
      it(probe.name, async () => {
        expect(await probe.onKit()).toBeUndefined();
        row.held++;
      });
    }

    // The test of the test: a probe that gets through nowhere would say nothing about the kit.
    it('gets through at the weak twin, with each of its probes', async () => {
      const harmless: string[] = [];
      for (const probe of now) {
        let gains = 0;
        for (const twin of twins) {
          const gain = await probe.onTwin(twin).catch((error: unknown) => {
            throw new Error(`${probe.name} cannot be tried at the twin "${twin}": ${String(error)}`);
          });
          if (gain === undefined) continue;
          row.twins[twin]!++;
          gains++;
        }
        if (gains === 0) harmless.push(probe.name);
      }
      expect(harmless).toEqual([]);
      expect(twins.filter((twin) => row.twins[twin] === 0)).toEqual([]);
    }, 600_000);
  });
}

afterAll(async () => {
  await endAll();
  const table = new Table({ head: ['class', 'probes', 'held', 'weak twin: got through'], style: { head: [], border: [] } });
  for (const { name, probes, held, twins } of rows) table.push([name, probes, held, Object.entries(twins).map(([twin, gains]) => `${twin}: ${gains}`).join('\n')]);
  const sum = (key: 'probes' | 'held') => rows.reduce((all, row) => all + row[key], 0);
  table.push([`${rows.length} classes`, sum('probes'), sum('held'), '']);
  console.log(table.toString());
});
