import { expect, test } from '@playwright/test';
import { control, signIn, signOut, webUrl } from '../faults/support.js';

test.use({ baseURL: webUrl });
test.afterEach(async () => control.reset());

test('ten tabs are signed out together', async ({ context }) => {
  const first = await context.newPage();
  await signIn(first, '/guarded');
  const tabs = [first];
  for (let tab = 1; tab < 10; tab++) {
    const page = await context.newPage();
    await page.goto('/guarded');
    tabs.push(page);
  }
  for (const page of tabs) await expect(page.locator('[data-slot="session-badge"]')).toHaveAttribute('data-state', 'signedIn');
  await signOut(tabs[4]!);
  for (const page of tabs) await expect(page.getByText('Only people who are signed in see this.')).toBeHidden();
  const { cookies } = await context.storageState();
  expect(cookies.filter(({ name }) => name.includes('session-token'))).toEqual([]);
});
