import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { withBug, type PlantedBug } from './plantedBugs.js';

/** What {@link property} takes. */
export interface Property<Module extends object> {
  /** The module that it is about. */
  of: Module;
  /** The same, as a path below `src/`: the twins are copies of it. */
  at: string;
  /** How many inputs it gets in `npm test`. */
  inputs: number;
  /** What must hold, of the module itself and, in vain, of its twins. */
  check: (module: Module) => fc.IRawProperty<unknown>;
  /** Bugs, each of which `check` must catch: without them nobody would know that it looks at anything. By what they do wrong. */
  twins: Record<string, PlantedBug | [from: string, to: string]>;
}

// A search that shrinks takes its time; what is judged is never how long it took.
const timeout = 3_600_000;

/**
 * A law of the kit, tried with random inputs: `inputs` of them in `npm test`, more with PROPERTY_RUNS. A failure names the seed, the
 * path and the smallest input that fast-check found; PROPERTY_SEED repeats a run.
 */
export function property<Module extends object>(name: string, { of, at, inputs, check, twins }: Property<Module>): void {
  const { seed, scale, twins: withTwins } = inject('properties');
  const numRuns = Math.max(1, Math.round(inputs * scale));
  describe(name, () => {
    it(
      'holds',
      async () => {
        const found = await fc.check(check(of), { numRuns, seed });
        // What was wrong stands in the error, which the report leaves out; the report's first lines have the seed.
        expect(found.failed, `seed ${found.seed}, path ${found.counterexamplePath}\n${found.errorInstance instanceof Error ? found.errorInstance.message : ''}\n${fc.defaultReportMessage(found)}`).toBe(false);
      },
      timeout,
    );

    it.runIf(withTwins).each(Object.entries(twins))(
      'not of a twin that %s',
      async (_, bug) => {
        const twin = (await import(/* @vite-ignore */ withBug(at, Array.isArray(bug) ? { from: bug[0], to: bug[1] } : bug))) as Module;
        // It ends with the first that catches it. Its own seed in the short run, so that no unlucky one makes it miss; a long run has inputs enough for any.
        const found = await fc.check(check(twin), { numRuns: Math.max(numRuns, inputs * 10), seed: scale > 1 ? seed : 20_260_101, endOnFailure: true });
        expect(found.failed && !found.interrupted, 'the property catches it').toBe(true);
      },
      timeout,
    );
  });
}
