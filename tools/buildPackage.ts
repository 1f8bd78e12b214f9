import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { buildRegistry } from './buildRegistry.js';
import { buildStyles } from './buildStyles.js';
import { designTokensOf, schemes, tokensResolver, tokenSources } from './designTokens.js';

// What an earlier build left would be packed as well.
rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
buildStyles('dist');

// For design tools: the same tokens that the stylesheets read.
mkdirSync('dist/tokens', { recursive: true });
const css = tokenSources.map((name) => readFileSync(`src/styles/${name}`, 'utf8')).join('\n');
for (const scheme of schemes) writeFileSync(`dist/tokens/${scheme}.tokens.json`, `${JSON.stringify(designTokensOf(css, scheme), undefined, 2)}\n`);
writeFileSync('dist/tokens/resolver.json', `${JSON.stringify(tokensResolver, undefined, 2)}\n`);

// For `shadcn add`: the components as sources.
buildRegistry('dist/r');
