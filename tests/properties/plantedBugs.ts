import type { Plugin } from 'vite';

/** One edit of one source file of the kit: a mistake that somebody could make. */
export interface PlantedBug {
  /** The file below `src/`. Left out, the module that the property is about. */
  file?: string;
  /** Text that the file has exactly once. */
  from: string;
  to: string;
}

/** The address under which {@link plantedBugs} serves a module of the kit with a bug in it. */
export const withBug = (module: string, bug: PlantedBug): string => `/src/${module}?planted=${Buffer.from(JSON.stringify({ file: module, ...bug })).toString('base64url')}`;

const planted = /\?planted=([\w-]+)/;

/**
 * Serves a second copy of the kit's modules, one of which has a bug. All that the module imports of the kit is of the same copy,
 * so that a bug deep down is met from above; what comes from packages is shared.
 */
export function plantedBugs(): Plugin {
  let source = '';
  return {
    name: 'planted-bugs',
    enforce: 'pre',
    configResolved: ({ root }) => void (source = `${root}/src/`),
    async resolveId(wanted, importer) {
      const [mark] = planted.exec(importer ?? '') ?? [];
      if (!mark || !wanted.startsWith('.')) return undefined;
      const found = await this.resolve(wanted, importer!.replace(planted, ''), { skipSelf: true });
      return found?.id.startsWith(source) ? `${found.id}${mark}` : found;
    },
    transform(code, id) {
      const [mark, packed] = planted.exec(id) ?? [];
      if (!mark) return undefined;
      const { file, from, to } = JSON.parse(Buffer.from(packed!, 'base64url').toString()) as Required<PlantedBug>;
      if (id !== `${source}${file}${mark}`) return undefined;
      const parts = code.split(from);
      // A twin that no longer has its bug would prove nothing.
      if (parts.length !== 2) throw new Error(`src/${file} has ${parts.length - 1} times, not once, what a property's planted bug replaces: ${from}`);
      return parts.join(to);
    },
  };
}
