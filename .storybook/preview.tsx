import { withThemeByDataAttribute } from '@storybook/addon-themes';
import type { Decorator, Preview } from '@storybook/react-vite';
import { mswLoader } from 'msw-storybook-addon/csf3';
import { configure, expect, waitFor } from 'storybook/test';
import { useContext, useMemo, type ReactNode } from 'react';
import { ClientContext } from '../src/auth/client/clientContext.js';
import { setSignOutPending } from '../src/auth/client/otherTabs.js';
import { authAnnotations } from '../src/storybook.js';
import { controlsThatHelp } from './controls.js';
import { DocsPage } from './DocsPage.js';
import { globalsOfDocsPage, waitForTurn } from './docsFrame.js';
import { globalTypes, initialGlobals, messagesOf } from './globals.js';
import { prefer } from './media.js';
import { leave, navigate, stayHere } from './navigation.js';
import { networkHandlers, sayOffline, type Network } from './network.js';
import { sourceOf } from './shownCode.js';
import { Redlines } from '../stories/States/Redlines.js';
import './preview.css';

// A second, the default, is little on a machine that is busy; waiting longer for what comes anyway costs nothing.
configure({ asyncUtilTimeout: 30_000 });

const auth = authAnnotations({
  provider: ({ globals }) => ({ messages: messagesOf(globals), navigate }),
  startsAnew: ['network'],
});

/** A sign-out loads another page; a story notes where it would go. */
const withStayHere: Decorator = (Story) => (
  <StayHere>
    <Story />
  </StayHere>
);

function StayHere({ children }: { children: ReactNode }) {
  const client = useContext(ClientContext);
  return <ClientContext.Provider value={useMemo(() => ({ ...client, loadPage: leave }), [client])}>{children}</ClientContext.Provider>;
}

const withLanguage: Decorator = (Story, { globals }) => {
  const { locale, dir } = messagesOf(globals);
  Object.assign(document.documentElement, { lang: locale, dir });
  return <Story />;
};

/** What a person's device and settings do to a page. */
const withDevice: Decorator = (Story, { globals }) => {
  const { motion, contrast, textSize } = globals as Record<string, string>;
  const device = (value: string | undefined) => (value === 'device' ? undefined : value);
  document.documentElement.style.fontSize = textSize === '100' ? '' : `${textSize}%`;
  prefer({ 'prefers-reduced-motion': device(motion), 'prefers-contrast': device(contrast) });
  return <Story />;
};

/** The add-on's own decorator waits until the story has played to its end: for many seconds a dark one would be light. */
const withThemeAtOnce: Decorator = (Story, { globals }) => {
  Object.assign(document.documentElement.dataset, { theme: globals.theme as string });
  return <Story />;
};

const withRedlines: Decorator = (Story, { globals }) => (globals.redlines === 'on' ? <Redlines><Story /></Redlines> : <Story />);

/** What modules and storages remember lasts as long as the page, and one page shows many stories. */
function forgetLastStory(): void {
  setSignOutPending(false);
  sessionStorage.clear();
  localStorage.clear();
  stayHere();
  // As from another tab: the API client drops the token that it holds. next-auth ignores a message without an event.
  window.dispatchEvent(new StorageEvent('storage', { key: 'nextauth.message', newValue: '{}' }));
  // As on a return to the page: a sign-out is about to leave it no more.
  window.dispatchEvent(new PageTransitionEvent('pageshow'));
}

// The frames of a docs page are tabs to next-auth, but each is a story with a server of its own. What a story sends to
// itself is not trusted.
window.addEventListener('storage', (event) => event.isTrusted && event.stopImmediatePropagation());

const preview: Preview = {
  globalTypes,
  initialGlobals: { ...initialGlobals, ...globalsOfDocsPage() },
  tags: ['autodocs'],
  decorators: [withRedlines, withStayHere, ...auth.decorators, withLanguage, withDevice, withThemeAtOnce, withThemeByDataAttribute({ themes: { light: 'light', dark: 'dark' }, defaultTheme: 'light' })],
  argTypesEnhancers: [controlsThatHelp],
  loaders: [mswLoader()],
  parameters: {
    layout: 'padded',
    controls: { expanded: true, sort: 'requiredFirst' },
    a11y: {
      test: 'error',
      options: { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
    },
    docs: {
      codePanel: true,
      container: DocsPage,
      // Made of what the story renders, with its imports, so that it works where it is pasted; tests/docs compiles it.
      source: { type: 'dynamic', language: 'tsx', transform: sourceOf },
      // The tag itself is for editors; its code stays.
      extractComponentDescription: (component?: { __docgenInfo?: { description?: string } }) =>
        component?.__docgenInfo?.description?.replace(/^@example.*$/gm, ''),
    },
    viewport: {
      options: {
        phone: { name: 'Phone, 320 px', styles: { width: '320px', height: '640px' }, type: 'mobile' },
        desktop: { name: 'Desktop', styles: { width: '1280px', height: '800px' }, type: 'desktop' },
      },
    },
    options: {
      storySort: {
        order: [
          'Overview',
          'Foundations',
          'Parts',
          'Components',
          'Pages',
          'States',
          'Flows',
          'Guides',
          ['Ten-minute start, App Router', 'Ten-minute start, Pages Router', 'The command, init and doctor', 'How the two flows work', 'Which component to take', 'Theming', 'Languages', 'Errors and their codes'],
        ],
      },
    },
  },
  beforeEach: async (context) => {
    await waitForTurn();
    forgetLastStory();
    await auth.beforeEach(context);
    const { msw, globals } = context;
    const network = globals.network as Network;
    msw.use(...networkHandlers(network));
    return sayOffline(network);
  },
  afterEach: async () => {
    // Nothing may scroll sideways, at 320 px least of all (WCAG 1.4.10).
    await waitFor(() => expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth));
  },
};

export default preview;

