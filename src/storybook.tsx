import type { RequestHandler } from 'msw';
import { useState, type ReactElement, type ReactNode } from 'react';
import { authStatuses, type AuthStatus } from './auth/model/authState.js';
import { AuthProvider, type AuthProviderProps } from './components/AuthProvider.js';
import { handedDown } from './handedDown.js';
import { authHandlers, type AuthScenario } from './msw.js';

/** A story's `parameters.auth`: what the server does, and what stands around the story. */
export interface AuthParameters extends AuthScenario {
  /** No `AuthProvider` around the story. */
  bare?: boolean;
  /** `AuthProvider`'s. */
  keepAlive?: boolean;
}

/** What is read of Storybook's context of a story. */
export interface AuthStoryContext {
  id: string;
  // Storybook's own type of both.
  // oxlint-disable-next-line typescript/no-explicit-any
  parameters: Record<string, any>;
  // oxlint-disable-next-line typescript/no-explicit-any
  globals: Record<string, any>;
}

export interface AuthAnnotationsOptions {
  /** Further props of `AuthProvider`, such as the toolbar's language: `({ globals }) => ({ messages: languages[globals.language] })`. */
  provider?: (context: AuthStoryContext) => Partial<AuthProviderProps>;
  /** Names of further globals that begin a story anew when they change. */
  startsAnew?: readonly string[];
  /** Where the service worker of MSW is, when there is no msw-storybook-addon. Default `./mockServiceWorker.js`, made by `npx msw init`. */
  serviceWorkerUrl?: string;
}

/** The story's scenario, or the toolbar's auth state. */
export function scenarioOf({ parameters, globals }: Pick<AuthStoryContext, 'parameters' | 'globals'>): AuthParameters {
  const { auth } = parameters as { auth?: AuthParameters };
  const { authState } = globals as { authState?: string };
  return authState && authState !== 'story' ? { ...auth, session: authState as AuthStatus } : (auth ?? {});
}

/**
 * Annotations for `.storybook/preview`: a toolbar with every auth state, `AuthProvider` around each story, and NextAuth's API
 * played for it (`next-auth-ui/msw`), by msw-storybook-addon where it is, else by a service worker of its own. A story says
 * what the server does in `parameters.auth`; the toolbar's state comes before that.
 *
 * @throws when no service worker can be started: `npx msw init` makes its file, and `staticDirs` serves it
 * @example
 * ```tsx
 * const auth = authAnnotations();
 * const preview = { ...auth, decorators: [...auth.decorators] };
 * export default preview;
 * ```
 */
export function authAnnotations(options: AuthAnnotationsOptions = {}): AuthAnnotations {
  return {
    globalTypes: {
      authState: {
        description: 'Auth state',
        toolbar: {
          icon: 'user',
          dynamicTitle: true,
          items: [{ value: 'story', title: 'Auth state', right: 'as the story says' }, ...authStatuses.map((value) => ({ value, title: value, right: '' }))],
        },
      },
    },
    initialGlobals: { authState: 'story' },
    decorators: [
      (Story, context) => {
        const scenario = scenarioOf(context);
        if (scenario.bare) return <Story />;
        const anew = [context.id, context.globals.authState, ...(options.startsAnew ?? []).map((name) => context.globals[name])].join(' ');
        return (
          <Surroundings key={anew} scenario={scenario} {...options.provider?.(context)}>
            <Story />
          </Surroundings>
        );
      },
    ],
    beforeEach: async (context) => {
      const handlers = authHandlers(scenarioOf(context));
      const { msw } = context as { msw?: Player };
      if (msw) msw.use(...handlers);
      else (await ownWorker(options.serviceWorkerUrl)).use(...handlers);
    },
  };
}

/** Parts of a preview, for spreading or for picking from. */
export interface AuthAnnotations {
  globalTypes: { authState: { description: string; toolbar: { icon: 'user'; dynamicTitle: boolean; items: { value: string; title: string; right: string }[] } } };
  initialGlobals: { authState: string };
  decorators: ((Story: () => ReactNode, context: AuthStoryContext) => ReactElement)[];
  beforeEach: (context: AuthStoryContext) => Promise<void>;
}

interface Player {
  use: (...handlers: RequestHandler[]) => void;
}

function Surroundings({ scenario, children, ...props }: Partial<AuthProviderProps> & { scenario: AuthParameters; children: ReactNode }) {
  const [session] = useState(() => handedDown(scenario));
  return (
    <AuthProvider session={session} keepAlive={scenario.keepAlive} {...props}>
      {children}
    </AuthProvider>
  );
}

let worker: Promise<Player & { resetHandlers: () => void }> | undefined;

/** One for all stories; what the last one played is forgotten. */
async function ownWorker(url = './mockServiceWorker.js'): Promise<Player> {
  worker ??= import('msw/browser').then(async ({ setupWorker }) => {
    const made = setupWorker();
    await made.start({ quiet: true, onUnhandledRequest: 'bypass', serviceWorker: { url } }).catch((error: unknown) => {
      throw new Error(
        `next-auth-ui/storybook: the service worker of MSW did not start from ${url}, so no story has a server. ` +
          "Make its file with `npx msw init .storybook/public` and serve it: staticDirs: ['./public'].",
        { cause: error },
      );
    });
    await controlled(url);
    return made;
  });
  const started = await worker;
  started.resetHandlers();
  return started;
}

/**
 * Waits until requests of this page go through the worker. The last page of a tab takes the worker's registration along when it is
 * left; if the next one brings it back while that happens, the worker is not told of its new page, which must be loaded once more.
 */
async function controlled(url: string): Promise<void> {
  const { serviceWorker } = navigator;
  const reloaded = 'next-auth-ui.reloaded';
  const isControlled =
    serviceWorker.controller !== null ||
    (await new Promise<boolean>((resolve) => {
      serviceWorker.addEventListener('controllerchange', () => resolve(true), { once: true });
      setTimeout(() => resolve(false), 1000);
    }));
  if (isControlled) return sessionStorage.removeItem(reloaded);
  if (sessionStorage.getItem(reloaded)) throw new Error(`next-auth-ui/storybook: the service worker of ${url} does not reach the stories. Serve it from the folder of iframe.html or above.`);
  sessionStorage.setItem(reloaded, '1');
  location.reload();
  // The page goes.
  return new Promise(() => undefined);
}
