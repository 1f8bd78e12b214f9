'use client';

import { useState } from 'react';
import { NewPasswordForm } from './NewPasswordForm.js';
import { OneTimeCodeForm } from './OneTimeCodeForm.js';
import type { ChallengeFormOptions } from './useChallengeForm.js';

interface ChallengeStepProps extends Omit<ChallengeFormOptions, 'onChallenge'> {
  idPrefix: string;
  className?: string;
}

/** The forms of a second step, one after the other as the backend asks. A module of its own, so that few people load it. */
export function ChallengeStep({ challenge: first, ...props }: ChallengeStepProps) {
  const [challenge, setChallenge] = useState(first);
  const Step = challenge.kind === 'newPassword' ? NewPasswordForm : OneTimeCodeForm;
  return <Step key={challenge.kind} {...props} challenge={challenge} onChallenge={setChallenge} />;
}
