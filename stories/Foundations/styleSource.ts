import brand from '../../src/styles/brand.css?raw';
import tokens from '../../src/styles/tokens.css?raw';
import utilities from '../../src/styles/utilities.css?raw';

/** The kit's stylesheets as they are written: what Foundations lists comes from here. */
export const css = [tokens, brand, utilities].join('\n');

/** What a class of the kit declares. */
export interface Declarations {
  name: string;
  declarations: Record<string, string>;
}

/** The kit's classes with their own declarations, those within nested rules left out. */
export const classes: Declarations[] = [...utilities.matchAll(/@utility (nau-[\w-]+) \{\n([\s\S]*?)\n\}/g)].map(([, name, body]) => ({
  name: name!,
  declarations: Object.fromEntries([...body!.matchAll(/^ {2}([\w-]+): ([^;]+);/gm)].map(([, property, value]) => [property!, value!])),
}));

/** The animations, by name. */
export const keyframes: string[] = [...utilities.matchAll(/@keyframes ([\w-]+)/g)].map(([, name]) => name!);

/** Where something moves: the class, how, and for how long. */
export const motions = [...utilities.matchAll(/@utility (nau-[\w-]+) \{\n([\s\S]*?)\n\}/g)].flatMap(([, name, body]) =>
  [...body!.matchAll(/^ +(transition|animation): ([^;]+);/gm)].filter(([, , value]) => value !== 'none').map(([, property, value]) => ({ name: name!, property: property!, value: value! })),
);
