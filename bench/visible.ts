import type { Browser } from 'playwright';

/** Lighthouse's slow 4G, and a processor a quarter as fast: a phone of the middle class on the way. */
export const slow = {
  network: { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 },
  cpu: 4,
};

/** One load of a page, from an empty cache. */
export interface Load {
  /** Milliseconds from the start of the navigation until the password field has been painted. */
  milliseconds: number;
  /** Until the first byte of the HTML. */
  firstByte: number;
  /** What had come by then, as it was on the wire. */
  bytes: number;
  requests: number;
}

declare global {
  interface Window {
    formVisible: Promise<Load>;
  }
}

/** Loads a page in a context of its own and waits for its form. */
export async function loadForm(browser: Browser, url: string, isSlow: boolean): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    if (isSlow) {
      const devtools = await context.newCDPSession(page);
      await devtools.send('Network.enable');
      await devtools.send('Network.emulateNetworkConditions', slow.network);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: slow.cpu });
    }
    // tsx wraps named functions in a helper that a page has not.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.addInitScript(watchForForm);
    await page.goto(url, { waitUntil: 'commit', timeout: 60_000 });
    return await Promise.race([
      page.evaluate(async () => window.formVisible),
      new Promise<never>((_, reject) => {
        setTimeout(reject, 60_000, new Error(`${url} showed no password field within a minute.`)).unref();
      }),
    ]);
  } finally {
    await context.close();
  }
}

/** Runs in the page, before anything of it. */
function watchForForm(): void {
  const passwordField = (root: ParentNode): Element | null => {
    const found = root.querySelector('input[type="password"]');
    if (found) return found;
    for (const { shadowRoot } of root.querySelectorAll('*')) {
      const inside = shadowRoot && passwordField(shadowRoot);
      if (inside) return inside;
    }
    return null;
  };
  const isShown = (field: Element): boolean => {
    const { width, height, top, bottom } = field.getBoundingClientRect();
    return width > 0 && height > 0 && bottom > 0 && top < window.innerHeight && field.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const firstPaint = new Promise<number>((resolve) => {
    new PerformanceObserver((list, observer) => {
      for (const { name, startTime } of list.getEntries()) {
        if (name !== 'first-contentful-paint') continue;
        observer.disconnect();
        resolve(startTime);
      }
    }).observe({ type: 'paint', buffered: true });
  });
  window.formVisible = new Promise((resolve) => {
    const look = () => {
      const field = document.documentElement && passwordField(document);
      if (!field || !isShown(field)) return void requestAnimationFrame(look);
      // This frame will be painted with it; a message is handled after that.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        const shown = performance.now();
        // Where stylesheets held the paint back, the browser knows better.
        void firstPaint.then((paint) => {
          const milliseconds = Math.max(shown, paint);
          const navigation = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming;
          const resources = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= milliseconds);
          resolve({
            milliseconds,
            firstByte: navigation.responseStart,
            bytes: [navigation, ...resources].reduce((sum, { transferSize }) => sum + transferSize, 0),
            requests: resources.length + 1,
          });
        });
      });
      port1.start();
      port2.postMessage(undefined);
    };
    requestAnimationFrame(look);
  });
}
