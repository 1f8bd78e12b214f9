import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { registryItems } from './registry/registryItems.js';

/** Writes the components as a shadcn registry into a folder: an index and a file for each item. */
export function buildRegistry(target: string): void {
  const { name } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string };
  const items = registryItems();
  const write = (file: string, value: unknown) => writeFileSync(join(target, file), `${JSON.stringify(value, undefined, 2)}\n`);
  mkdirSync(target, { recursive: true });
  for (const item of items) write(`${item.name}.json`, item);
  write('registry.json', {
    $schema: 'https://ui.shadcn.com/schema/registry.json',
    name,
    homepage: `https://www.npmjs.com/package/${name}`,
    items: items.map((item) => ({ ...item, $schema: undefined, files: item.files.map((file) => ({ ...file, content: undefined })) })),
  });
}
