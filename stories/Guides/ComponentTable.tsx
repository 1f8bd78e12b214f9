import { componentGuide, componentKinds, type ComponentName } from './componentGuide.js';
import { GuideTable } from './GuideTable.js';

const kinds: Record<(typeof componentKinds)[number], string> = {
  session: 'Who is signed in',
  'sign-in': 'Ways to sign in',
  page: 'Whole pages',
  password: 'Around a password',
  part: 'Parts of your own pages',
};

/** Each component of the kit, and when to take it. */
export const ComponentTable = () => (
  <>
    {componentKinds.map((kind) => (
      <GuideTable
        key={kind}
        caption={kinds[kind]}
        columns={['Component', 'When to take it']}
        rows={(Object.keys(componentGuide) as ComponentName[]).filter((name) => componentGuide[name].kind === kind).map((name) => [<code key={name}>{name}</code>, componentGuide[name].use])}
      />
    ))}
  </>
);
