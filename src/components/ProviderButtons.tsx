'use client';

import { useEffect, useId, useState, useSyncExternalStore } from 'react';
import { authBasePath, homePath } from '../auth/client/authBasePath.js';
import { useClientContext } from '../auth/client/clientContext.js';
import { lastProvider, noteProvider, onLastProvider } from '../auth/client/lastProvider.js';
import { signInWithProvider } from '../auth/client/signInWithProvider.js';
import type { AuthFailure } from '../auth/model/failure.js';
import type { ProviderStyle, ProviderSummary } from '../auth/model/provider.js';
import { fill, type MessageOverrides } from '../messages/Messages.js';
import { AuthAlert } from './AuthAlert.js';
import { useMessages, usePageMessages, useRootProps } from './presentation.js';
import { ProviderLogo } from './ProviderLogo.js';
import { readableColors } from './readableColors.js';
import { Button } from './ui/Button.js';
import { Part } from './ui/Part.js';
import { Customized, Rule, useLooks, type Customization } from './ui/looks.js';

export interface ProviderButtonsProps extends Customization {
  /** The app's providers; those to be gone to (`oauth`) get a button each, in this order. */
  providers: readonly ProviderSummary[];
  /** Where to go after sign-in: a path or URL of the app. Default `/`, below Next's `basePath`. */
  callbackUrl?: string;
  /** Further origins that may be gone to. */
  allowedOrigins?: readonly string[];
  /** Called when the way to a provider cannot begin. It is shown above the buttons. */
  onFailure?: (failure: AuthFailure) => void;
  basePath?: string;
  /** Other wording for parts of it. */
  messages?: MessageOverrides;
  className?: string;
}

/** The states of `data-state` on the list. */
export const providerButtonsStates = ['idle', 'leaving', 'rejected'] as const;

/**
 * A button for each provider that a person goes to, with its logo and, where they can be read, its own colours. Each is a
 * form that works without scripts. With them an outage is told here, in the place of NextAuth's error page, and the way
 * that was taken last in this browser has a mark.
 *
 * @example
 * ```tsx
 * <ProviderButtons providers={[{ id: 'github', name: 'GitHub', type: 'oauth' }]} callbackUrl="/account" />
 * ```
 */
export function ProviderButtons(props: ProviderButtonsProps) {
  return <Customized of={Content} {...props} />;
}

function Content({ providers, callbackUrl: wanted, allowedOrigins, onFailure, basePath: ownBasePath, messages: overrides, className }: ProviderButtonsProps) {
  const client = useClientContext();
  const basePath = ownBasePath ?? client.basePath;
  const callbackUrl = wanted ?? homePath(basePath);
  const messages = useMessages(overrides);
  const words = usePageMessages(overrides);
  const root = useRootProps(messages);
  const last = useSyncExternalStore(onLastProvider, lastProvider, () => undefined);
  const [leaving, setLeaving] = useState<string>();
  const [failure, setFailure] = useState<AuthFailure>();

  useEffect(() => {
    // Back from the provider, by the browser's back-forward cache: the page is as it was when it was left.
    const back = (event: PageTransitionEvent) => event.persisted && setLeaving(undefined);
    window.addEventListener('pageshow', back);
    return () => window.removeEventListener('pageshow', back);
  }, []);

  const leave = async (id: string) => {
    if (leaving) return;
    setLeaving(id);
    setFailure(undefined);
    const reason = await signInWithProvider(id, { callbackUrl, allowedOrigins });
    // Only a way that has begun was taken, and no mark comes up under the press.
    if (!reason) return noteProvider(id);
    setLeaving(undefined);
    setFailure(reason);
    onFailure?.(reason);
  };

  const buttons = providers.filter(({ type }) => type === 'oauth');
  const scope = useId().replace(/\W/g, '');
  const { nonce, unstyled } = useLooks();
  const going = providers.find(({ id }) => id === leaving);
  return (
    <Part slot="provider-buttons" {...root} data-state={leaving ? 'leaving' : failure ? 'rejected' : 'idle'} look="nau:nau-actions" className={className}>
      <AuthAlert failure={failure} messages={overrides} />
      {!unstyled && <Rule css={buttons.map(({ style }, index) => colorsOf(style, `[data-colors=${scope}-${index}]`)).join('')} nonce={nonce} />}
      {buttons.map(({ id, name, logo }, index) => (
          <Part as="form" slot="provider-form"
            key={id}
            method="post"
            action={`${authBasePath(basePath)}/signin/${encodeURIComponent(id)}`}
            suppressHydrationWarning
            onSubmit={(event) => {
              event.preventDefault();
              void leave(id);
            }}
          >
            <input type="hidden" name="callbackUrl" value={callbackUrl} />
            <Button
              slot="provider-button"
              type="submit"
              variant="quiet"
              pending={leaving === id}
              aria-disabled={leaving && leaving !== id ? true : undefined}
              data-provider={id}
              data-colors={`${scope}-${index}`}
              look="nau:nau-provider-button"
            >
              {leaving !== id && <ProviderLogo provider={id} path={logo} />}
              <Part as="span" slot="provider-name">{fill(words.continueWith, { provider: name })}</Part>
              {last === id && (
                <Part as="span" slot="last-used" look="nau:nau-mark">
                  {words.lastUsed}
                </Part>
              )}
            </Button>
          </Part>
        ))}
      <Part as="span" slot="status" role="status" className="nau:sr-only">
        {going ? fill(words.goingTo, { provider: going.name }) : ''}
      </Part>
    </Part>
  );
}

/** A rule with the provider's colours as custom properties; a pair that nobody could read is left out, as is what is no colour. */
function colorsOf(style: ProviderStyle | undefined, selector: string): string {
  const light = readableColors(style?.bg, style?.text);
  // NextAuth's providers give dark colours that often equal the light ones turned around.
  const dark = readableColors(style?.bgDark ?? style?.bg, style?.textDark ?? style?.text);
  if (!light && !dark) return '';
  return `${selector}{${light ? `--provider-bg:${light.background};--provider-text:${light.text};` : ''}${dark ? `--provider-bg-dark:${dark.background};--provider-text-dark:${dark.text}` : ''}}`;
}
