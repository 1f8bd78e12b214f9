import { createElement, type ComponentType, type ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { AuthProvider, SignInButton, SignInPage, SignOutPage } from '../../src/index.js';
import { sessionFixture } from '../../src/msw.js';

/** HTML of the kit's components that make a link of a callback URL, from apps that hand it on without a look at it. */
export type RenderedProps = Readonly<Record<(typeof propPlaces)[number], (callbackUrl: string) => string>>;

export const propPlaces = ['SignInPage of whoever is signed in', 'SignInButton', 'SignOutPage'] as const;

// What an app in JavaScript can hand on to any of them.
const of = (component: unknown, props: object, ...children: ReactElement[]): ReactElement => createElement(component as ComponentType, props, ...children);
const html = (element: ReactElement, isSignedIn = false): string => renderToString(of(AuthProvider, { session: isSignedIn ? sessionFixture() : null, keepAlive: false }, element));

export const renderedByKit: RenderedProps = {
  'SignInPage of whoever is signed in': (callbackUrl) => html(of(SignInPage, { callbackUrl }), true),
  SignInButton: (callbackUrl) => html(of(SignInButton, { callbackUrl })),
  SignOutPage: (callbackUrl) => html(of(SignOutPage, { callbackUrl }), true),
};

const text = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** A page that believes its props. */
export const renderedByTwin = Object.fromEntries(propPlaces.map((place) => [place, (callbackUrl: string) => `<a href="${text(callbackUrl)}">Continue</a>`])) as RenderedProps;
