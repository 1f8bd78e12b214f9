import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { mailsPage, openMails } from '../backend/src/mails.js';

export interface MailServer {
  /** For nodemailer. */
  smtpUrl: string;
  /** A page with the mails, and `/mails.json?to=` for tests. */
  pageUrl: string;
  close: () => Promise<void>;
}

/** A real SMTP server for the demo, on 127.0.0.1: it sends nothing anywhere, and shows what it got on a page. */
export async function startMailServer({ port = 0, pagePort = 0 }: { port?: number; pagePort?: number } = {}): Promise<MailServer> {
  const mails = openMails(undefined);
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      simpleParser(stream).then(
        ({ subject = '', text = '' }) => {
          const link = /https?:\/\/\S+/.exec(text)?.[0];
          for (const { address } of session.envelope.rcptTo) mails.send({ to: address, subject, text: text.trim(), link });
          done();
        },
        (error: unknown) => done(error instanceof Error ? error : new Error('unreadable')),
      );
    },
  });
  await new Promise<void>((resolve, reject) => {
    smtp.on('error', reject);
    smtp.listen(port, '127.0.0.1', resolve);
  });
  const page = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const isJson = url.pathname === '/mails.json';
    response.setHeader('content-type', isJson ? 'application/json' : 'text/html; charset=utf-8');
    response.end(isJson ? JSON.stringify(mails.list(url.searchParams.get('to') ?? undefined)) : mailsPage(mails.list()));
  });
  await new Promise<void>((resolve, reject) => {
    page.once('error', reject);
    page.listen(pagePort, '127.0.0.1', resolve);
  });
  return {
    smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    pageUrl: `http://127.0.0.1:${(page.address() as AddressInfo).port}`,
    close: async () => {
      page.closeAllConnections();
      await Promise.all([new Promise<void>((resolve) => page.close(() => resolve())), new Promise<void>((resolve) => smtp.close(() => resolve()))]);
    },
  };
}
