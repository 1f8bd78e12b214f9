import { renderToString } from 'react-dom/server';
import { afterEach, expect, it, vi } from 'vitest';
import { boards, type ComponentName } from '../../stories/States/boards.js';
import { boardOf } from '../../stories/States/CellView.js';
import { AuthProvider } from '../../src/index.js';

afterEach(() => vi.restoreAllMocks());

// Next with cacheComponents prerenders Client Components, and stops the build at what would be stale in the next moment.
it.each(Object.keys(boards) as ComponentName[])('%s reads neither the clock nor chance while it is prerendered', (component) => {
  const [cell] = Object.values(boardOf(component));
  const element = cell!.element(component);
  const unstable = [vi.spyOn(Date, 'now'), vi.spyOn(Math, 'random'), vi.spyOn(crypto, 'randomUUID'), vi.spyOn(crypto, 'getRandomValues')];
  renderToString(<AuthProvider>{element}</AuthProvider>);
  for (const one of unstable) expect(one).not.toHaveBeenCalled();
});
