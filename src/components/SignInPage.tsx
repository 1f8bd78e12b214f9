'use client';

import { Fragment, useEffect, useState, type ReactNode } from 'react';
import { homePath } from '../auth/client/authBasePath.js';
import { useClientContext } from '../auth/client/clientContext.js';
import { useAuthState } from '../auth/client/useAuthState.js';
import { useLatest } from '../auth/client/useLatest.js';
import { relativeToOrigin, safeCallbackUrl } from '../auth/model/callbackUrl.js';
import { decodeFailure, type AuthFailure, type FailureCode } from '../auth/model/failure.js';
import type { ProviderSummary } from '../auth/model/provider.js';
import { AuthAlert } from './AuthAlert.js';
import { AuthCard, type AuthCardFrame } from './AuthCard.js';
import { CredentialsForm } from './CredentialsForm.js';
import { LoginForm, type LoginFormProps } from './LoginForm.js';
import { MagicLinkForm } from './MagicLinkForm.js';
import { useMessages, usePageMessages } from './presentation.js';
import { ProviderButtons } from './ProviderButtons.js';
import { buttonClass } from './ui/Button.js';
import { rejectedCredentials } from './useCredentialsForm.js';
import type { AcceptedSignIn } from './useLoginForm.js';
import { hrefOf, useUrlParameters } from './urlParameters.js';
import { useProviders } from './useProviders.js';
import { FocusedNote, useBeginning } from './FocusedNote.js';
import { Part } from './ui/Part.js';
import { Customized } from './ui/looks.js';

export interface SignInPageProps extends Omit<LoginFormProps, 'failure'>, AuthCardFrame {
  /** The heading. Default "Sign in" in the person's language. */
  title?: ReactNode;
  /**
   * The app's providers as the server knows them (`getSignInPageProps` of next-auth-ui/server gives them): each is shown, in
   * order. Default: read in the browser, and until then the form alone.
   */
  providers?: readonly ProviderSummary[];
  /**
   * The `error` parameter of the URL as the server read it, so that the server's HTML shows the message
   * (`getSignInPageProps` gives it). Default: read in the browser.
   */
  error?: string;
}

/** The states of `data-state` on the page. */
export const signInPageStates = ['form', 'signedIn'] as const;

/**
 * The whole sign-in screen: logo, title, each of the app's ways to sign in (buttons of OAuth providers, a sign-in link by
 * mail, forms of Credentials providers), and the error that NextAuth put into the URL. It serves as `pages.signIn`, and as
 * `pages.error` where there is no `AuthErrorPage`. Whoever is signed in already is taken on to the callback URL, but not with an
 * error, not with an ended session, and never twice to the same URL: then a link is shown instead.
 *
 * @example
 * ```tsx
 * <SignInPage {...await getSignInPageProps(authOptions, { searchParams })} logo={<img src="/logo.svg" alt="Acme" />} />
 * ```
 */
export function SignInPage(props: SignInPageProps) {
  return <Customized of={Content} {...props} />;
}

function Content({ title, logo, footer, layout, aside, error, callbackUrl, providers: known, as, className, ...form }: SignInPageProps) {
  const messages = useMessages(form.messages);
  const words = usePageMessages(form.messages);
  const auth = useAuthState();
  const client = useClientContext();
  const home = homePath(form.basePath ?? client.basePath);
  const fromUrl = useUrlParameters();
  const ownProvider = form.provider ?? 'credentials';
  const ways = waysOf(useProviders(known), ownProvider);
  const errorCode = error ?? fromUrl.get('error') ?? undefined;
  // A provider's id is noise of NextAuth's own redirects, no failure.
  const isNoise = errorCode === 'undefined' || errorCode === ownProvider || ways.some(({ providers }) => providers.some(({ id }) => id === errorCode));
  const failure = errorCode && !isNoise ? decodeFailure(errorCode) : undefined;
  const wanted = callbackUrl ?? fromUrl.get('callbackUrl') ?? home;
  const defaultEmail = form.defaultEmail ?? emailOf(fromUrl.get('email'));
  const signedIn = auth.status === 'signedIn' && !auth.stale && !failure;
  // Both may be new at each render; neither is a reason to go again.
  const latest = useLatest({ navigate: client.navigate, allowedOrigins: form.allowedOrigins });
  // The form goes on by itself, after the app's onSuccess; it must not vanish under the person's hands meanwhile.
  const [formIsAtWork, setFormIsAtWork] = useState(false);
  // Once something was tried here, what the page began with is old.
  const [wasTried, setWasTried] = useState(false);
  const [step, setStep] = useState(form.challenge);

  useEffect(() => {
    if (!signedIn || formIsAtWork) return;
    const { origin } = window.location;
    const { navigate, allowedOrigins } = latest.current;
    const destination = safeCallbackUrl(wanted, { origin, allowedOrigins, fallback: home });
    if (mayMoveTo(destination)) navigate(relativeToOrigin(destination, origin), { replace: true });
  }, [signedIn, formIsAtWork, wanted, home, latest]);

  const showForm = !signedIn || formIsAtWork;
  const shown = showForm ? 'form' : 'signedIn';
  const began = useBeginning(shown, auth.status);
  // With several ways a failure of one stands above them all, but for those of the one form that there is: NextAuth does not say whose it is.
  const forms = ways.filter(({ type }) => type === 'own' || type === 'credentials');
  const isOfTheForm = forms.length === 1 && (ways.length === 1 || (failure !== undefined && formsOwn.has(failure.code)));
  const isAbove = failure !== undefined && !isOfTheForm;
  const shared = { callbackUrl: wanted, allowedOrigins: form.allowedOrigins, basePath: form.basePath, messages: form.messages };
  const work = {
    onSubmit: () => {
      setFormIsAtWork(true);
      setWasTried(true);
      form.onSubmit?.();
    },
    onFailure: (reason: AuthFailure) => {
      setFormIsAtWork(false);
      form.onFailure?.(reason);
    },
    onSuccess: (outcome: AcceptedSignIn) => {
      // An arrival here after this is a new round, whatever was noted before.
      forgetMoves();
      return form.onSuccess?.(outcome);
    },
  };

  return (
    <AuthCard
      title={title ?? messages.signInTitle}
      logo={logo}
      footer={footer}
      layout={layout}
      aside={aside}
      as={as}
      className={className}
      slotName="sign-in-page"
      state={shown}
      messages={form.messages}
    >
      {showForm ? (
        <>
          {isAbove && <AuthAlert failure={wasTried ? undefined : failure} messages={forms.length > 1 ? rejectedCredentials(messages, form.messages) : form.messages} />}
          {ways
            .filter(({ type }) => step === undefined || type === 'own')
            .map(({ type, providers }, index) => {
              const [provider] = providers;
              return (
                <Fragment key={provider?.id ?? ownProvider}>
                  {index > 0 && (
                    <Part slot="separator" role="separator" look="nau:nau-separator">
                      {words.or}
                    </Part>
                  )}
                  {type === 'oauth' && <ProviderButtons {...shared} providers={providers} onFailure={() => setWasTried(true)} />}
                  {type === 'email' && <MagicLinkForm {...shared} provider={provider} defaultEmail={defaultEmail} idPrefix={`${form.idPrefix ?? 'auth'}-link`} />}
                  {type === 'credentials' && provider && <CredentialsForm {...shared} {...work} provider={provider} failure={isAbove ? undefined : failure} />}
                  {type === 'own' && (
                    <LoginForm
                      {...form}
                      {...work}
                      defaultEmail={defaultEmail}
                      fields={form.fields ?? provider?.fields}
                      callbackUrl={wanted}
                      failure={isAbove ? undefined : failure}
                      onStep={(challenge) => {
                        setStep(challenge);
                        if (!challenge) setFormIsAtWork(false);
                        form.onStep?.(challenge);
                      }}
                    />
                  )}
                </Fragment>
              );
            })}
        </>
      ) : (
        <Part slot="body" look="nau:nau-stack">
          <FocusedNote slot="text" isNews={began === 'form'}>{messages.alreadySignedIn}</FocusedNote>
          <Part as="a" slot="action" href={hrefOf(wanted, home, form.allowedOrigins)} suppressHydrationWarning look={buttonClass('primary')}>
            {messages.goOn}
          </Part>
        </Part>
      )}
    </AuthCard>
  );
}

/** What only a form with a password can say, and shows by itself. */
const formsOwn: ReadonlySet<FailureCode> = new Set(['invalidCredentials', 'invalidInput', 'accountLocked', 'tooManyAttempts', 'challengeExpired', 'invalidCode']);

interface Way {
  /** `own`: the kit's form. */
  type: 'oauth' | 'email' | 'credentials' | 'own';
  /** With `oauth` all that follow one another; else one, or none where nothing is known yet. */
  providers: readonly ProviderSummary[];
}

/** The ways to sign in, in the order of NextAuth's providers. */
function waysOf(providers: readonly ProviderSummary[] | undefined, ownProvider: string): Way[] {
  if (!providers) return [{ type: 'own', providers: [] }];
  const ways: Way[] = [];
  for (const provider of providers) {
    const type = provider.type === 'credentials' && provider.id === ownProvider ? 'own' : provider.type;
    const before = ways.at(-1);
    if (type === 'oauth' && before?.type === 'oauth') ways[ways.length - 1] = { type, providers: [...before.providers, provider] };
    // NextAuth tells a browser no fields; without any there is no form.
    else if (type !== 'credentials' || provider.fields?.length) ways.push({ type, providers: [provider] });
  }
  // An app without any of these has a mistake in its options, which the form's own failure names.
  return ways.length ? ways : [{ type: 'own', providers: [] }];
}

/** The `email` parameter, which anybody can write into a link: only what looks like an address. */
const emailOf = (text: string | null): string | undefined => (text && text.length <= 320 && /^[^\s@]+@[^\s@]+$/.test(text) ? text : undefined);

const movesKey = 'next-auth-ui.moved';

/**
 * Whether to move on to a URL by ourselves, and notes it. A second arrival here on the way to the same place means
 * that it sent the person back (a server that disagrees with the browser): going again would be a loop. Without
 * storage nothing can be noted, so the person goes by hand.
 */
function mayMoveTo(destination: string): boolean {
  if (destination.split('#')[0] === window.location.href.split('#')[0]) return false;
  try {
    const moves = (sessionStorage.getItem(movesKey) ?? '').split('\n').filter(Boolean);
    if (moves.includes(destination)) return false;
    sessionStorage.setItem(movesKey, [...moves.slice(-9), destination].join('\n'));
    return true;
  } catch {
    return false;
  }
}

function forgetMoves(): void {
  try {
    sessionStorage.removeItem(movesKey);
  } catch {
    // Nothing was noted either.
  }
}
