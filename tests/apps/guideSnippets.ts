import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { snippetsOf } from '../docs/pages.js';

/** Writes files of a guide into an app, to the letter. */
export function writeFromGuide(guide: string, root: string, files: readonly string[]): void {
  const path = `stories/Guides/${guide}.mdx`;
  const snippets = snippetsOf({ path, text: readFileSync(path, 'utf8') });
  for (const file of files) {
    const snippet = snippets.find((one) => one.file === file);
    if (!snippet) throw new Error(`${path} shows no ${file}; it shows: ${snippets.map((one) => one.file).join(', ')}`);
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), snippet.code);
  }
}
