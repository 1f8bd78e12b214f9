import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

// From .tmp/bench/next, where it is built.
const root = fileURLToPath(new URL('../../..', import.meta.url));

const config: NextConfig = { turbopack: { root }, outputFileTracingRoot: root };

export default config;
