// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { createContext, useContext, type ReactNode } from 'react';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AuthGuard, LoginForm, SessionBadge, ko, koSession } from '../../src/index.js';
import { failureFixtures, rightPassword, sessionFixture, userFixtures } from '../../src/msw.js';
import { renderWithAuth } from '../../src/testing.js';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
});
afterAll(() => server.close());

const account = (
  <AuthGuard signedOut={<p>Nobody</p>}>
    <h1>Your account</h1>
  </AuthGuard>
);

describe('renderWithAuth', () => {
  it('has the session at once, without a request', () => {
    renderWithAuth(account, { auth: { session: 'signedIn' } });
    expect(screen.getByRole('heading').textContent).toBe('Your account');
  });

  it('has nobody by itself', () => {
    renderWithAuth(account);
    expect(screen.getByText('Nobody')).toBeTruthy();
  });

  it('takes a session, words and the test’s own wrapper', () => {
    const Name = createContext('');
    const Own = ({ children }: { children: ReactNode }) => <Name.Provider value="own">{children}</Name.Provider>;
    const Inside = () => <p>{useContext(Name)}</p>;
    renderWithAuth(
      <>
        <SessionBadge />
        <Inside />
      </>,
      { auth: { session: sessionFixture(userFixtures.korean) }, provider: { messages: { ...ko, session: koSession } }, wrapper: Own },
    );
    expect(screen.getAllByText('민지').length).toBeGreaterThan(0);
    expect(screen.getByText('로그아웃')).toBeTruthy();
    expect(screen.getByText('own')).toBeTruthy();
  });

  it('signs in at the test’s server, and notes where the person would go', async () => {
    const { visits } = renderWithAuth(<LoginForm callbackUrl="/account" />, { server });
    await userEvent.type(screen.getByLabelText('E-mail'), userFixtures.dana.email);
    await userEvent.type(screen.getByLabelText('Password'), rightPassword);
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await expect.poll(() => visits).toEqual([{ url: '/account', replace: true }]);
  });

  it('plays a failure', async () => {
    renderWithAuth(<LoginForm />, { server, auth: { signIn: failureFixtures.accountLocked } });
    await userEvent.type(screen.getByLabelText('E-mail'), userFixtures.dana.email);
    await userEvent.type(screen.getByLabelText('Password'), 'wrong');
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect((await screen.findByRole('alert')).textContent).toContain('locked');
  });

  it('says what it needs for a state that is asked from a server', () => {
    expect(() => renderWithAuth(account, { auth: { session: 'unreachable' } })).toThrow(/"unreachable".*setupServer\(\)/s);
  });

  it('shows such a state with a server', async () => {
    renderWithAuth(<AuthGuard unreachable={<p>No answer</p>}>in</AuthGuard>, { server, auth: { session: 'unreachable' } });
    expect(await screen.findByText('No answer')).toBeTruthy();
  });
});
