import type { TestProject } from 'vitest/node';

/** What every property of a run shares. */
export interface PropertyRun {
  seed: number;
  /** 1 for the inputs that the properties name. */
  scale: number;
  /** Whether the planted bugs are tried too. */
  twins: boolean;
}

declare module 'vitest' {
  interface ProvidedContext {
    properties: PropertyRun;
  }
}

/** What the properties name, together. */
const inputs = 148_300;

/** Chooses the seed of a run and says it, so that the run can be repeated. */
export default function setup({ provide, config }: TestProject): void {
  const { PROPERTY_SEED, PROPERTY_RUNS, PROPERTY_TWINS } = { ...process.env, ...(config.env as NodeJS.ProcessEnv) };
  const seed = PROPERTY_SEED === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(PROPERTY_SEED);
  const all = Number(PROPERTY_RUNS ?? inputs);
  if (!Number.isInteger(seed) || !(all > 0)) throw new Error('PROPERTY_SEED must be a whole number and PROPERTY_RUNS, the number of inputs of all properties together, above zero.');
  provide('properties', { seed, scale: all / inputs, twins: PROPERTY_TWINS !== '0' });
  console.log(`Properties: ${all.toLocaleString('en')} inputs in all, seed ${seed}. The same again: PROPERTY_SEED=${seed} PROPERTY_RUNS=${all} npm test -- properties`);
}
