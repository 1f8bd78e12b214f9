import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { globSync } from 'tinyglobby';
import { slotNames, type SlotName } from '../../src/components/ui/slotNames.js';

/** Which components draw each element, as their sources say: `slot="card"`, `slot={dense ? 'card' : 'header'}`, `slot = 'button'`. */
export function slotSources(): Record<SlotName, string[]> {
  const sources = globSync('src/components/**/*.tsx')
    .toSorted()
    .map((path) => ({ name: basename(path, '.tsx'), code: readFileSync(path, 'utf8') }));
  const drawnBy = (slot: SlotName) => {
    const says = new RegExp(`(?<!-)\\bslot(?:Name)? ?= ?(?:["']${slot}["']|\\{[^}\\n]*'${slot}')`);
    const names = sources.filter(({ code }) => says.test(code)).map(({ name }) => name);
    return [...new Set(names)];
  };
  return Object.fromEntries(slotNames.map((slot) => [slot, drawnBy(slot)])) as Record<SlotName, string[]>;
}
