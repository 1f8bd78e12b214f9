/** One attempt of an attacker. */
export interface Probe<Target> {
  name: string;
  /** Needs a browser, or many requests: left to `attacks deep`. */
  deep?: boolean;
  /** Tries it: what the attacker has gained, or `undefined` for nothing. */
  breach: (target: Target) => Gain | Promise<Gain>;
}

export type Gain = string | undefined;

export interface AttackClassParts<Target> {
  name: string;
  probes: readonly Probe<Target>[];
  /** What must hold. */
  kit: () => Target | Promise<Target>;
  /** What is weak on purpose, by what is weak about it: the same probes must get through. */
  twins: Readonly<Record<string, () => Target | Promise<Target>>>;
}

/** A class of attacks, whatever its probes are aimed at. */
export interface AttackClass {
  name: string;
  probes: readonly { name: string; deep: boolean; onKit: () => Promise<Gain>; onTwin: (twin: string) => Promise<Gain> }[];
  twins: readonly string[];
}

/** Ties probes to what they are aimed at; kit and twins are made when the first probe needs them. */
export function attackClass<Target>({ name, probes, kit, twins }: AttackClassParts<Target>): AttackClass {
  const names = probes.map((probe) => probe.name);
  const twice = names.find((one, i) => names.indexOf(one) !== i);
  if (twice !== undefined) throw new Error(`The class "${name}" has two probes "${twice}".`);
  const made = new Map<string, Promise<Target>>();
  const targetOf = (key: string, make: () => Target | Promise<Target>) => {
    const known = made.get(key) ?? Promise.resolve(make());
    made.set(key, known);
    return known;
  };
  return {
    name,
    twins: Object.keys(twins),
    probes: probes.map((probe) => ({
      name: probe.name,
      deep: probe.deep ?? false,
      onKit: async () => probe.breach(await targetOf('', kit)),
      onTwin: async (twin) => probe.breach(await targetOf(`twin ${twin}`, twins[twin]!)),
    })),
  };
}
