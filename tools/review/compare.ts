import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Change, Picture } from './types.js';

export const keyOf = ({ component, state, theme, language, viewport }: Picture): string => [component, state, theme, language, viewport].join(' ');

/** The pictures of an earlier export; those that were not asked for now are left out. */
export function readExport(folder: string): Picture[] {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) throw new Error(`There is no export in ${folder}: it has no manifest.json. Make one with \`npm run review -- --out ${folder}\`.`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { pictures: Picture[] }).pictures;
}

/** What differs from an earlier export; the earlier pictures and the differences are put into the folder. */
export function compare(now: readonly Picture[], before: readonly Picture[], folder: string, beforeFolder: string): Change[] {
  const earlier = new Map(before.map((picture) => [keyOf(picture), picture]));
  const changes: Change[] = [];
  const keep = (from: string, to: string) => {
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    copyFileSync(from, join(folder, to));
  };
  for (const picture of now) {
    const old = earlier.get(keyOf(picture));
    earlier.delete(keyOf(picture));
    if (!old) {
      changes.push({ kind: 'new', picture });
      continue;
    }
    if (old.sha256 === picture.sha256) continue;
    const beforeFile = picture.file2x.replace(/^pictures/, 'before');
    const differenceFile = picture.file2x.replace(/^pictures/, 'difference');
    keep(join(beforeFolder, old.file2x), beforeFile);
    const { image, pixels } = differenceOf(readFileSync(join(beforeFolder, old.file2x)), readFileSync(join(folder, picture.file2x)));
    mkdirSync(dirname(join(folder, differenceFile)), { recursive: true });
    writeFileSync(join(folder, differenceFile), image);
    changes.push({ kind: 'changed', picture, before: beforeFile, difference: differenceFile, pixels });
  }
  for (const picture of earlier.values()) {
    const beforeFile = picture.file2x.replace(/^pictures/, 'before');
    keep(join(beforeFolder, picture.file2x), beforeFile);
    changes.push({ kind: 'gone', picture, before: beforeFile });
  }
  return changes;
}

/** What differs, in red; where one picture is larger, all of the rest does. */
function differenceOf(before: Buffer, after: Buffer): { image: Buffer; pixels: number } {
  const a = PNG.sync.read(before);
  const b = PNG.sync.read(after);
  const width = Math.max(a.width, b.width);
  const height = Math.max(a.height, b.height);
  const difference = new PNG({ width, height });
  const pixels = pixelmatch(enlarged(a, width, height).data, enlarged(b, width, height).data, difference.data, width, height, { threshold: 0, includeAA: true });
  return { image: PNG.sync.write(difference), pixels };
}

function enlarged(image: PNG, width: number, height: number): PNG {
  if (image.width === width && image.height === height) return image;
  const larger = new PNG({ width, height, fill: true });
  PNG.bitblt(image, larger, 0, 0, image.width, image.height, 0, 0);
  return larger;
}
