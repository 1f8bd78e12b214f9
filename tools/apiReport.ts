import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';

/** Entries with types of their own; each has a report in `api/`. */
function typedEntries(): { name: string; types: string }[] {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Record<string, string | { types?: string }> };
  return Object.entries(exports).flatMap(([path, target]) => (typeof target === 'object' && target.types && !path.includes('*') ? [{ name: path === '.' ? 'index' : path.slice(2), types: target.types }] : []));
}

/** Compares the built types with the reports in the repository; `write` makes them anew. Gives the names of those that differ. */
function apiReport({ write = false } = {}): string[] {
  const folder = '.tmp/api';
  mkdirSync(folder, { recursive: true });
  mkdirSync('api', { recursive: true });
  return typedEntries().flatMap(({ name, types }) => {
    const config = ExtractorConfig.prepare({
      configObjectFullPath: undefined,
      packageJsonFullPath: resolve('package.json'),
      configObject: {
        projectFolder: resolve('.'),
        mainEntryPointFilePath: resolve(types),
        compiler: {
          overrideTsconfig: {
            compilerOptions: { target: 'ES2022', lib: ['ES2023', 'DOM', 'DOM.Iterable'], module: 'ESNext', moduleResolution: 'Bundler', jsx: 'react-jsx', strict: true, skipLibCheck: true, types: ['node'] },
            files: [resolve(types)],
          },
        },
        apiReport: { enabled: true, reportFileName: `${name}.api.md`, reportFolder: resolve('api'), reportTempFolder: resolve(folder), includeForgottenExports: true },
        docModel: { enabled: false },
        dtsRollup: { enabled: false },
        tsdocMetadata: { enabled: false },
        messages: {
          // Doc comments are read by people, and our own tests hold them to more than TSDoc's grammar.
          extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
          tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
          compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        },
      },
    });
    const kept = readKept(`api/${name}.api.md`);
    // A local build would write the report into the repository.
    Extractor.invoke(config, { localBuild: write, showVerboseMessages: false, messageCallback: (message) => (message.handled = true) });
    const made = readFileSync(`${folder}/${name}.api.md`, 'utf8');
    if (write) writeFileSync(`api/${name}.api.md`, made);
    return made === kept ? [] : [name];
  });
}

/** The utilities of the stylesheet: copies of the components in apps (`shadcn add`) hold on to their names. */
function utilitiesReport({ write = false } = {}): string[] {
  const names = [...readFileSync('src/styles/utilities.css', 'utf8').matchAll(/^@utility ([\w-]+)/gm)].map(([, name]) => name!).toSorted();
  const made = `## Utilities of next-auth-ui/tailwind.css\n\n${names.map((name) => `- \`nau:${name}\`\n`).join('')}`;
  const kept = readKept('api/utilities.api.md');
  if (write) writeFileSync('api/utilities.api.md', made);
  return made === kept ? [] : ['utilities'];
}

function readKept(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

const check = process.argv.includes('--check');
const changed = [...apiReport({ write: !check }), ...utilitiesReport({ write: !check })];
if (check && changed.length) {
  console.error(`The public API has changed: ${changed.map((name) => `api/${name}.api.md`).join(', ')}. If it is meant to, run \`npm run api\`, and say it in a changeset (\`npx changeset\`).`);
  process.exitCode = 1;
} else {
  console.log(changed.length ? `Written: ${changed.map((name) => `api/${name}.api.md`).join(', ')}` : 'The public API is as the reports in api/ say.');
}
