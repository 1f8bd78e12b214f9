'use client';

import { AuthAlert } from './AuthAlert.js';
import { EmailField } from './EmailField.js';
import { useRootProps } from './presentation.js';
import { Button } from './ui/Button.js';
import { FormStatus } from './ui/FormStatus.js';
import { formStates } from '../auth/model/signInFlow.js';
import { useMagicLinkForm, type MagicLinkFormOptions } from './useMagicLinkForm.js';
import { Part } from './ui/Part.js';
import { Customized, type Customization } from './ui/looks.js';

export interface MagicLinkFormProps extends MagicLinkFormOptions, Customization {
  /** The e-mail to begin with. */
  defaultEmail?: string;
  /** Begins the ids of the fields. Default `link`. */
  idPrefix?: string;
  /** Further classes for the `<form>`. */
  className?: string;
}

/** The states of `data-state` on the form. */
export const magicLinkFormStates = formStates;

/**
 * Asks for a sign-in link by e-mail, at NextAuth's e-mail provider. Its form works without scripts.
 *
 * @example
 * ```tsx
 * <MagicLinkForm callbackUrl="/account" />
 * ```
 */
export function MagicLinkForm(props: MagicLinkFormProps) {
  return <Customized of={Content} {...props} />;
}

function Content({ defaultEmail, idPrefix = 'link', className, ...options }: MagicLinkFormProps) {
  const form = useMagicLinkForm(options);
  const { messages, words } = form;
  const root = useRootProps(messages);
  return (
    <Part as="form" slot="magic-link-form" {...root} {...form.formProps} action={form.action} look="nau:nau-stack" className={className}>
      <input type="hidden" name="callbackUrl" value={form.callbackUrl} />
      <AuthAlert failure={form.failure} secondsLeft={form.secondsLeft} messages={options.messages} />
      <EmailField {...form.field('email')} id={`${idPrefix}-email`} messages={messages} defaultValue={defaultEmail} />
      <Button slot="submit" {...form.submitProps} variant="quiet">
        {form.busy ? words.sendingMagicLink : words.magicLink}
      </Button>
      <FormStatus status={form.status} slowText={form.slow ? messages.slow : undefined} />
    </Part>
  );
}
