import { brotliCompressSync, gzipSync } from 'node:zlib';
import { buildWithoutReact, type BuiltFile } from './bundle.js';
import type { Contestant } from './contestants.js';

/** Bytes, minified and compressed. */
export interface Bytes {
  minified: number;
  gzip: number;
  brotli: number;
}

export interface SizeRow {
  name: string;
  /** JavaScript until the form is there, without React, which is the same for all of them. */
  js: Bytes;
  css: Bytes;
  /** JavaScript and CSS together. */
  total: Bytes;
  /** The same with React. */
  withReact: Bytes;
  /** JavaScript that is loaded when it is asked for. */
  later: Bytes;
}

/** @param app the files of the app with React */
export async function sizeOf({ name }: Contestant, app: readonly BuiltFile[]): Promise<SizeRow> {
  const files = await buildWithoutReact(name);
  const isNow = (type: BuiltFile['type']) => (file: BuiltFile) => file.type === type && file.isInitial;
  return {
    name,
    js: bytesOf(files.filter(isNow('js'))),
    css: bytesOf(files.filter(isNow('css'))),
    total: bytesOf(files.filter(({ isInitial }) => isInitial)),
    withReact: bytesOf(app.filter(({ isInitial }) => isInitial)),
    later: bytesOf(files.filter(({ isInitial }) => !isInitial)),
  };
}

/** Each file is compressed by itself, as it is sent. */
function bytesOf(files: readonly BuiltFile[]): Bytes {
  const sum = (size: (content: string) => number) => files.reduce((bytes, { content }) => bytes + size(content), 0);
  return { minified: sum((content) => Buffer.byteLength(content)), gzip: sum((content) => gzipSync(content, { level: 9 }).length), brotli: sum((content) => brotliCompressSync(content).length) };
}
