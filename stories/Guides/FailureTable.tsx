import { failureCodes } from '../../src/auth/model/failure.js';
import { en } from '../../src/messages/en.js';
import { failureGuide } from './failureGuide.js';
import { GuideTable } from './GuideTable.js';

/** Each failure code with its English message: both out of the source. */
export const FailureTable = () => (
  <GuideTable
    caption="Every failure code"
    columns={['Code', 'English message', 'What leads to it', 'What you can do']}
    rows={failureCodes.map((code) => [<code key={code}>{code}</code>, en.failure[code], failureGuide[code].cause, failureGuide[code].remedy])}
  />
);
