'use client';

import type { AuthFailure } from '../auth/model/failure.js';
import { waitText, type MessageOverrides } from '../messages/Messages.js';
import { useMessages } from './presentation.js';
import { Alert } from './ui/Alert.js';
import { Part } from './ui/Part.js';
import { Customized, type Customization } from './ui/looks.js';

export interface AuthAlertProps extends Customization {
  /** What went wrong; nothing is shown without it, but the live region stays. */
  failure?: AuthFailure;
  /** Whole seconds until another attempt makes sense, counting down; 0 says that it does now. */
  secondsLeft?: number;
  /** Other wording for parts of it. */
  messages?: MessageOverrides;
}

/**
 * The one announced place for a failure, in the person's language, with the wait that it asks for. Keep it mounted: a
 * live region that appears together with its text is not read out.
 *
 * @example
 * ```tsx
 * <AuthAlert failure={form.failure} secondsLeft={form.secondsLeft} />
 * ```
 */
export function AuthAlert(props: AuthAlertProps) {
  return <Customized of={Content} {...props} />;
}

function Content({ failure, secondsLeft, messages: overrides }: AuthAlertProps) {
  const messages = useMessages(overrides);
  return (
    // The live region is there before its text, and takes neither a row nor a gap of the form while it is empty.
    <Part slot="auth-alert" look={failure || secondsLeft !== undefined ? 'nau:nau-group' : 'nau:nau-empty'}>
      <Alert>{failure && messages.failure[failure.code]}</Alert>
      {secondsLeft !== undefined && (
        // A timer is not announced by itself; each second would be too much. The form's status says the milestones.
        <Part as="p" slot="retry-wait" role="timer" look="nau:nau-hint">
          {waitText(messages, secondsLeft)}
        </Part>
      )}
    </Part>
  );
}
