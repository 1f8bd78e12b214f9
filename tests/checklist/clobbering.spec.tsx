import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { rightPassword, userFixtures } from '../../src/msw.js';
import { CredentialsForm, en } from '../../src/index.js';
import { close, fillIn, open, parts, posts, send, show } from './stage.js';

// Elements with a name become properties of their form, and with an id or a name of the window (DOM clobbering): OWASP ASVS 5.0, 3.2.3.

const planted = document.createElement('div');

beforeAll(open);
afterEach(() => planted.remove());
afterAll(close);

const right = { email: userFixtures.dana.email, password: rightPassword };

it('elements that bear the names of what a form needs change nothing', async () => {
  const names = ['fetch', 'location', 'history', 'navigation', 'localStorage', 'sessionStorage', 'crypto', 'CSS', 'process', '__NEXTAUTH', 'NextAuth', 'csrfToken', 'callbackUrl', 'email', 'password', 'signIn', 'next', 'React'];
  planted.innerHTML = names.map((name) => `<a id="${name}" href="//evil.example/1"></a><a id="${name}" name="url" href="//evil.example/2"></a><form name="${name}"><input name="csrfToken" value="evil"></form>`).join('');
  document.body.prepend(planted);
  await show('LoginForm');
  await fillIn('LoginForm');
  await send('LoginForm');
  await vi.waitFor(() => expect(posts).toHaveLength(1));
  expect(posts[0]).toMatchObject({ path: '/api/auth/callback/credentials', body: right });
  expect(posts[0]!.body.csrfToken).not.toContain('evil');
});

it('fields that bear the names of a form’s own properties are sent as what was typed', async () => {
  const fields = ['submit', 'action', 'method', 'target', 'name', 'id', 'elements', 'length', 'reset', 'requestSubmit'].map((name) => ({ name, label: `The ${name}` }));
  const before = parts.CredentialsForm;
  const provider = { id: 'staff', name: 'Staff', type: 'credentials' as const, fields: [...fields, { name: 'password', label: 'PIN', type: 'password' }] };
  parts.CredentialsForm = { ...before, element: () => <CredentialsForm provider={provider} />, values: { ...Object.fromEntries(fields.map(({ name, label }) => [label, `typed as ${name}`])), PIN: rightPassword }, submit: en.signIn };
  try {
    await show('CredentialsForm');
    await fillIn('CredentialsForm');
    await send('CredentialsForm');
    await vi.waitFor(() => expect(posts).toHaveLength(1));
    expect(posts[0]).toMatchObject({ path: '/api/auth/callback/staff', body: { ...Object.fromEntries(fields.map(({ name }) => [name, `typed as ${name}`])), password: rightPassword } });
  } finally {
    parts.CredentialsForm = before;
  }
});
