#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import pc from 'picocolors';
import { CliError } from './CliError.js';
import { doctor, type DoctorOptions } from './doctor/doctor.js';
import { init, isStopped, stopped, type InitOptions } from './init/init.js';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };

const program = new Command('next-auth-ui').description('Sets next-auth-ui up in a Next app, and finds what is wrong with a set-up.').version(version).exitOverride();

const ending = { status: 0 };

program
  .command('init')
  .description('Shows what it would write as a diff, asks, and writes: options, route, sign-in and error pages, provider, proxy, stylesheet and .env.local. Run again, it changes nothing.')
  .option('-y, --yes', 'write without asking')
  .option('--dry-run', 'show the diff and write nothing')
  .option('--backend <url>', 'where people sign in (AUTH_BACKEND_URL)')
  .option('--url <url>', 'the address of the app (NEXTAUTH_URL); default http://localhost:3000')
  .addOption(new Option('--router <router>', 'for an app with both').choices(['app', 'pages']))
  .option('--no-install', 'say which packages are missing, and install none')
  .option('--cwd <folder>', 'the app’s folder', '.')
  .action(async (options: InitOptions) => {
    ending.status = await init(options, version);
  });

program
  .command('doctor')
  .description('Checks the set-up, and with --url the running app as well. Ends with 0 when all is well, with 1 when something is wrong, with 2 when it could not look.')
  .option('--url <url>', 'the running app; default NEXTAUTH_URL, when something answers there')
  .option('--backend <url>', 'where people sign in, when the options say it; default AUTH_BACKEND_URL')
  .option('--login-path <path>', 'the backend’s path, if not the default', '/auth/login')
  .option('--json', 'the findings as JSON')
  .option('--cwd <folder>', 'the app’s folder', '.')
  .addHelpText('after', '\nWith DOCTOR_EMAIL and DOCTOR_PASSWORD in the environment it signs in as well, and looks at the token and the cookie.')
  .action(async (options: DoctorOptions) => {
    ending.status = await doctor(options);
  });

program.parseAsync().then(
  () => process.exit(ending.status),
  (error: unknown) => {
    if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : 2);
    if (isStopped(error)) process.exit(stopped());
    if (error instanceof CliError) console.error(`${pc.red(error.message)}\n${error.remedy}`);
    else console.error(error);
    process.exit(2);
  },
);
