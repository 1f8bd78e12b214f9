import { createElement, type ComponentType, type ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { AuthProvider, ForgotPasswordPage, LoginForm, MagicLinkForm, ProviderButtons, RegisterPage, SignInButton, SignInDialog, SignInPage, SignOutPage } from '../../src/index.js';
import { sessionFixture } from '../../src/msw.js';

/** HTML of the kit's components whose app hands on a callback URL without a look at it. */
export type RenderedProps = Readonly<Record<(typeof propPlaces)[number], (callbackUrl: string) => string>>;

export const propPlaces = ['SignInPage', 'SignInPage of whoever is signed in', 'LoginForm', 'MagicLinkForm', 'ProviderButtons', 'RegisterPage', 'ForgotPasswordPage', 'SignInButton', 'SignOutPage', 'SignOutPage once signed out', 'SignInDialog'] as const;

// What an app in JavaScript can hand on to any of them.
const of = (component: unknown, props: object, ...children: ReactElement[]): ReactElement => createElement(component as ComponentType, props, ...children);
const html = (element: ReactElement, isSignedIn = false): string => renderToString(of(AuthProvider, { session: isSignedIn ? sessionFixture() : null, keepAlive: false }, element));

const github = [{ id: 'github', name: 'GitHub', type: 'oauth' }];

export const renderedByKit: RenderedProps = {
  SignInPage: (callbackUrl) => html(of(SignInPage, { callbackUrl, providers: [...github, { id: 'email', name: 'E-mail', type: 'email' }, { id: 'credentials', name: 'Password', type: 'credentials' }] })),
  'SignInPage of whoever is signed in': (callbackUrl) => html(of(SignInPage, { callbackUrl }), true),
  LoginForm: (callbackUrl) => html(of(LoginForm, { callbackUrl })),
  MagicLinkForm: (callbackUrl) => html(of(MagicLinkForm, { callbackUrl })),
  ProviderButtons: (callbackUrl) => html(of(ProviderButtons, { callbackUrl, providers: github })),
  RegisterPage: (callbackUrl) => html(of(RegisterPage, { callbackUrl })),
  ForgotPasswordPage: (callbackUrl) => html(of(ForgotPasswordPage, { callbackUrl })),
  SignInButton: (callbackUrl) => html(of(SignInButton, { callbackUrl })),
  SignOutPage: (callbackUrl) => html(of(SignOutPage, { callbackUrl, signedOutUrl: callbackUrl }), true),
  'SignOutPage once signed out': (callbackUrl) => html(of(SignOutPage, { callbackUrl, signedOutUrl: callbackUrl })),
  SignInDialog: (callbackUrl) => html(of(SignInDialog, { callbackUrl, open: true })),
};

const text = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** A page that believes its props. */
export const renderedByTwin = Object.fromEntries(propPlaces.map((place) => [place, (callbackUrl: string) => `<a href="${text(callbackUrl)}">Continue</a>`])) as RenderedProps;
