import { createElement, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AuthProvider, type AuthProviderProps } from '../../src/components/AuthProvider.js';
import { SignInButton, type SignInButtonProps } from '../../src/components/SignInButton.js';
import { sessionFixture } from '../../src/msw.js';

const Surroundings = (props: Pick<AuthProviderProps, 'session'> & { children?: ReactNode }) => createElement(AuthProvider, { signInPath: '/sign-in?from=header', ...props } as AuthProviderProps);

/** What a server sends, which is all that people without scripts get. */
const html = (session: ReturnType<typeof sessionFixture> | null | undefined, props: SignInButtonProps = {}) =>
  renderToString(createElement(Surroundings, { session }, createElement(SignInButton, props)));

describe('SignInButton without scripts', () => {
  it('is a link to the sign-in page, with the way back', () => {
    const link = html(null, { callbackUrl: '/products?page=2' });
    expect(link).toContain('href="/sign-in?from=header&amp;callbackUrl=%2Fproducts%3Fpage%3D2"');
    expect(link).not.toContain('role=');
    expect(link).not.toContain('noscript');
  });

  it('is a link as well on a page that was made before anybody asked for the session', () => {
    expect(html(undefined)).toMatch(/^<noscript><a [^>]*href="\/sign-in\?from=header"[^>]*>Sign in<\/a><\/noscript>$/);
  });

  it('says to the sign-in page that the session has ended', () => {
    expect(html({ ...sessionFixture(), error: 'expired' })).toContain('error=SessionRequired');
  });

  it('is not there for whoever is signed in', () => {
    expect(html(sessionFixture())).toBe('');
  });
});
