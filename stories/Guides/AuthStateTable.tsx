import { authStatuses } from '../../src/auth/model/authState.js';
import { authStateGuide } from './authStateGuide.js';
import { GuideTable } from './GuideTable.js';

/** Each auth state, out of the source. */
export const AuthStateTable = () => (
  <GuideTable
    caption="Every auth state"
    columns={['Status', 'What it means', 'AuthGuard shows', 'SessionBadge shows']}
    rows={authStatuses.map((status) => {
      const { meaning, guard, badge } = authStateGuide[status];
      return [<code key={status}>{status}</code>, meaning, guard, badge];
    })}
  />
);
