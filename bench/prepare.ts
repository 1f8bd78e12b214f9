import { buildApp, buildProfile, renderOnServer, type BuiltFile } from './bundle.js';
import type { Contestant } from './contestants.js';
import type { BenchServer } from './server.js';

/** An app on the server: where the browser makes the form, and where the server sends it, if its library can. */
export interface PreparedApp {
  contestant: Contestant;
  files: readonly BuiltFile[];
  client: string;
  server?: string;
}

const place = '<!--form-->';

/** Builds an app and puts it on the server. */
export async function prepare(contestant: Contestant, { serve, url }: BenchServer): Promise<PreparedApp> {
  const { name } = contestant;
  const { files, html } = await buildApp(name);
  for (const { name: file, type, content } of files) serve(`/${name}/${file}`, { type, content });
  serve(`/${name}/`, { type: 'html', content: html.replace(place, '') });
  const app = { contestant, files, client: `${url}/${name}/` };
  const rendered = await renderOnServer(name);
  if (!rendered) return app;
  const data = rendered.data ? `<script type="application/json" id="data">${rendered.data.replaceAll('<', '\\u003c')}</script>` : '';
  // Functions: the HTML may have what a replacement would read as a pattern.
  serve(`/${name}/server`, { type: 'html', content: html.replace(place, () => rendered.html).replace('</body>', () => `${data}</body>`) });
  return { ...app, server: `${url}/${name}/server` };
}

/** The same with a count of React's commits; its address. */
export async function prepareProfile({ name }: Contestant, { serve, url }: BenchServer): Promise<string> {
  const { files, html } = await buildProfile(name);
  for (const { name: file, type, content } of files) serve(`/${name}/${file}`, { type, content });
  serve(`/${name}/profile`, { type: 'html', content: html });
  return `${url}/${name}/profile`;
}
