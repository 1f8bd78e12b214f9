import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { buildStyles } from './buildStyles.js';

// What an earlier build left would be packed as well.
rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
buildStyles('dist');
