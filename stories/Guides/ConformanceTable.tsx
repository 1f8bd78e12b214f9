import { conformance } from './conformance';
import { GuideTable } from './GuideTable';

/** WCAG 2.2 AA, a row for each criterion. */
export const ConformanceTable = () => <GuideTable caption="WCAG 2.2, levels A and AA" columns={['Criterion', 'Name', 'In the kit']} rows={conformance.map(([criterion, name, level, how]) => [`${criterion} (${level})`, name, how])} />;
