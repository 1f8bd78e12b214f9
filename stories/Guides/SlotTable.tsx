import { slotNames } from '../../src/components/ui/slotNames.js';
import { GuideTable } from './GuideTable.js';
import { slotGuide } from './slotGuide.js';

/** Each element's public name, out of the source. */
export const SlotTable = () => (
  <GuideTable
    caption="Every slot"
    columns={['data-slot', 'Drawn by']}
    rows={slotNames.map((slot) => [<code key={slot}>{slot}</code>, slotGuide[slot].map((name) => `\`${name}\``).join(', ')])}
  />
);
