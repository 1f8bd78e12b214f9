import type { Browser, Page } from 'playwright';

/** How often React commits the form while somebody types, key by key. */
export interface CommitRow {
  name: string;
  /** For ten keys in the e-mail field, and ten in the password field. */
  before: readonly [number, number];
  /** The same once the server has refused a sign-in, in the order in which people correct: the password, then the e-mail. */
  after?: readonly [number, number];
}

export const keys = 10;

/** Types into a form. Those that sign in through NextAuth are sent and refused in between, and typed into again. */
export async function countCommits(browser: Browser, name: string, url: string, isRefusable: boolean): Promise<CommitRow> {
  const page = await browser.newPage();
  try {
    await page.goto(url);
    const password = page.locator('input[type="password"]');
    const email = page.locator('input:is([type="email"], [type="text"], :not([type])):visible').first();
    await password.waitFor();
    await settled(page);
    if (!(await page.evaluate(() => window.commits))) throw new Error(`${name} stands there without a commit of React's: the Profiler counts nothing, so react-dom/profiling is not in the build.`);
    await email.focus();
    const first = await commitsOf(page, 'dana@a.example'.slice(0, keys));
    await password.focus();
    const second = await commitsOf(page, 'battery-horse'.slice(0, keys));
    if (!isRefusable) return { name, before: [first, second] };
    await page.keyboard.press('Enter');
    await page.locator('[role="alert"]').filter({ hasText: /\w/ }).first().waitFor();
    await settled(page);
    await password.focus();
    const third = await commitsOf(page, 'another-one'.slice(0, keys));
    await email.focus();
    return { name, before: [first, second], after: [third, await commitsOf(page, 'more.words.here'.slice(0, keys))] };
  } finally {
    await page.close();
  }
}

async function commitsOf(page: Page, text: string): Promise<number> {
  await settled(page);
  const before = await page.evaluate(() => window.commits);
  for (const key of text) {
    await page.keyboard.press(key);
    await painted(page);
  }
  await settled(page);
  return (await page.evaluate(() => window.commits)) - before;
}

/** Two frames: what a key has set off is done. */
const painted = async (page: Page): Promise<void> =>
  page.evaluate(
    async () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => done()));
      }),
  );

/** Nothing has been committed for some frames. */
async function settled(page: Page): Promise<void> {
  for (let quiet = 0, last = -1; quiet < 5; ) {
    await painted(page);
    const commits = await page.evaluate(() => window.commits);
    quiet = commits === last ? quiet + 1 : 0;
    last = commits;
  }
}
