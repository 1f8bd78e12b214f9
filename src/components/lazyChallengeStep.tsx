'use client';

import { lazy, Suspense, useEffect, useRef, useState, type ComponentType, type RefObject } from 'react';
import type { AuthChallenge } from '../auth/model/challenge.js';
import type { AuthFailure } from '../auth/model/failure.js';
import type { ChallengeStep } from './ChallengeStep.js';
import { FormStatus } from './ui/FormStatus.js';

type Props = Parameters<typeof ChallengeStep>[0];

let loaded: typeof ChallengeStep | undefined;

// Few people meet it, so it is loaded when it is asked for.
const load = async () => (loaded = (await import('./ChallengeStep.js')).ChallengeStep);

/** For whoever came to the step without asking for it here, by a form that the browser posted: without the module they go back to the password, and read why. */
const FromServer = lazy(async (): Promise<{ default: ComponentType<Props> }> => {
  const failure = await challengeStepFailure();
  if (!failure) return { default: await load() };
  return {
    default: function Unloaded({ onLeave }: Props) {
      useEffect(() => onLeave(failure), [onLeave]);
      return null;
    },
  };
});

/** The forms of a second step: at once after `challengeStepFailure`, else as the server rendered them until they are loaded. */
export function LazyChallengeStep({ status, ...props }: Props & { status: string }) {
  const [Step] = useState(() => loaded ?? FromServer);
  return (
    <Suspense fallback={<FormStatus status={status} />}>
      <Step {...props} />
    </Suspense>
  );
}

/** Loads the second step; resolves to why it cannot be shown, after `timeout` milliseconds at the latest. The next call tries again. */
export async function challengeStepFailure(timeout = 10_000): Promise<AuthFailure | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(refuse, timeout);
  });
  try {
    await Promise.race([load(), late]);
    return undefined;
  } catch {
    return { code: navigator.onLine ? 'backendUnreachable' : 'offline' };
  } finally {
    clearTimeout(timer);
  }
}

/** For the form that a second step takes the place of: what had the focus in the step goes with it, so the password has it after the way back. */
export function useFocusAfterStep(challenge: AuthChallenge | undefined): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  const wasThere = useRef(false);
  useEffect(() => {
    if (wasThere.current && !challenge) form.current?.querySelector<HTMLInputElement>('input[name="password"]')?.focus();
    wasThere.current = challenge !== undefined;
  }, [challenge]);
  return form;
}
