import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A mail that the backend would send. */
export interface Mail {
  id: number;
  to: string;
  subject: string;
  /** ISO 8601. */
  date: string;
  text: string;
  /** The link or the code in it, for tests. */
  link?: string;
  code?: string;
}

/** The mails since the start, newest first; each is a text file as well where there is a folder. */
export interface Mails {
  send: (mail: Omit<Mail, 'id' | 'date'>) => void;
  /** @param to of one person only */
  list: (to?: string) => Mail[];
}

const kept = 200;

export function openMails(folder: string | undefined): Mails {
  const mails: Mail[] = [];
  let last = 0;
  return {
    send: (content) => {
      const mail: Mail = { id: ++last, date: new Date().toISOString(), ...content };
      mails.unshift(mail);
      mails.length = Math.min(mails.length, kept);
      if (!folder) return;
      mkdirSync(folder, { recursive: true });
      const name = `${mail.date.replace(/\D/g, '').slice(0, 14)}-${String(mail.id).padStart(4, '0')}.txt`;
      writeFileSync(join(folder, name), `To: ${mail.to}\nSubject: ${mail.subject}\nDate: ${mail.date}\n\n${mail.text}\n`, { mode: 0o600 });
    },
    list: (to) => (to === undefined ? mails : mails.filter((mail) => mail.to.toLowerCase() === to.toLowerCase())),
  };
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** The page that shows the mails: this is a demo, and nobody gets a real one. */
export function mailsPage(mails: readonly Mail[]): string {
  const body = mails
    .map(({ to, subject, date, text, link }) => {
      const shown = escaped(text);
      const withLink = link ? shown.replace(escaped(link), `<a href="${escaped(link)}">${escaped(link)}</a>`) : shown;
      return `<article><h2>${escaped(subject)}</h2><p class="to">To ${escaped(to)}, <time datetime="${date}">${date.slice(0, 16).replace('T', ' ')}</time></p><pre>${withLink}</pre></article>`;
    })
    .join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Mails of the demo backend</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem }
article { border: 1px solid color-mix(in oklab, currentColor 20%, transparent); border-radius: 0.75rem; padding: 1rem 1.25rem; margin-block: 1rem }
h2 { font-size: 1.125rem; margin: 0 } .to { margin: 0; opacity: 0.75; font-size: 0.875rem } pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0.75rem 0 0 }
</style></head><body><h1>Mails of the demo backend</h1>
<p>Nothing is sent anywhere: what the backend would mail stands here, newest first.</p>
${body || '<p>No mails yet.</p>'}</body></html>`;
}
