import { NextAuthBrowser } from '../fixtures/nextAuthBrowser.js';
import { backendUrl, webUrl } from '../faults/support.js';
import { inFlight } from './inFlight.js';

/** A browser of the server that runs, as far as NextAuth's route is concerned. */
export const browser = (): NextAuthBrowser => new NextAuthBrowser(async (request) => fetch(request, { redirect: 'manual' }), webUrl);

export interface Person {
  email: string;
  password: string;
}

/** People who can sign in at the backend. */
export async function registered(count: number): Promise<Person[]> {
  const run = Math.random().toString(36).slice(2, 8);
  return inFlight(8, count, async (index) => {
    const person = { email: `load-${run}-${index}@example.com`, password: `correct horse ${run} ${index}` };
    const answer = await fetch(`${backendUrl}/auth/register`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(person) });
    if (!answer.ok) throw new Error(`The backend did not register ${person.email}: ${answer.status} ${await answer.text()}`);
    return person;
  });
}

/** What a person's sign-in and first read of the session came to: nothing when all is right. */
export async function signInOnce({ email, password }: Person): Promise<string | undefined> {
  const own = browser();
  const { status, url } = await own.signIn(email, password);
  if (status !== 200 || url.includes('error')) return `${email}: ${status} ${url}`;
  const { user } = (await own.session()) as { user?: { email?: string } };
  return user?.email === email ? undefined : `${email} reads the session of ${String(user?.email)}`;
}
