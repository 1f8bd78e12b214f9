import { addons } from 'storybook/preview-api';

/** What a docs page tells the frames of its stories; DocsPage.tsx says it. */
declare global {
  interface Window {
    docsGlobals?: Record<string, unknown>;
  }
}

/** The docs page around this document, if the document is the frame of one of its stories. */
const docsPage = window.frameElement?.id.startsWith('iframe--') ? window.parent : undefined;

/** The toolbars of the docs page: Storybook gives the frames of its stories none. */
export const globalsOfDocsPage = (): Record<string, unknown> => docsPage?.docsGlobals ?? {};

const over = new Set(['completed', 'errored', 'aborted']);

/**
 * A browser has one focus, and the stories of a docs page play at the same time: they would type into each other's
 * fields, and the page would scroll to whichever was last. In its frames they play one after another, and the reader
 * stays where they read.
 */
export async function waitForTurn(): Promise<void> {
  if (!docsPage) return;
  const channel = addons.getChannel();
  await new Promise<void>((begin) => {
    void navigator.locks.request('next-auth-ui-stories', async () => {
      begin();
      await new Promise<void>((end) => {
        const listen = ({ newPhase }: { newPhase: string }) => {
          if (!over.has(newPhase)) return;
          channel.off('storyRenderPhaseChanged', listen);
          end();
        };
        channel.on('storyRenderPhaseChanged', listen);
      });
      docsPage.focus();
    });
  });
}

if (docsPage) {
  // oxlint-disable-next-line typescript/unbound-method -- called with its element below
  const { focus } = HTMLElement.prototype;
  HTMLElement.prototype.focus = function (options) {
    focus.call(this, { ...options, preventScroll: true });
  };
}
