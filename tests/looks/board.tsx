import { http } from 'msw';
import { setupWorker } from 'msw/browser';
import { StrictMode, useContext, useMemo, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { vi } from 'vitest';
import { boards, type ComponentName } from '../../stories/States/boards.js';
import { boardOf, CellView, handlersOf, heldTruth } from '../../stories/States/CellView.js';
import { ClientContext } from '../../src/auth/client/clientContext.js';
import { AuthProvider, type AuthProviderProps, type AuthSession } from '../../src/index.js';
import { authHandlers, type AuthScenario } from '../../src/msw.js';

/** One place of a board: what stands there, and for whom. */
interface Place {
  name: string;
  element: ReactNode;
  session?: AuthSession | null;
}

/** A cell of the table of states: stories/States/boards.tsx. */
interface CellPlace {
  name: string;
  component: ComponentName;
  state: string;
}

const all = Object.keys(boards).flatMap((component) =>
  Object.entries(boardOf(component as ComponentName)).map(([state, cell]) => ({ place: { name: `${component} ${state}`, component: component as ComponentName, state }, cell })),
);

/** Every state that can stand beside others. */
export const places: readonly CellPlace[] = all.filter(({ cell }) => !cell.alone && !cell.scenario && !cell.prepare).map(({ place }) => place);

/** What covers a page, takes the focus or asks a server, one at a time. */
export const overlays: readonly CellPlace[] = all.filter(({ place }) => !places.includes(place)).map(({ place }) => place);

/** Those that have the most to say, one of each kind. */
const telling = new Set([
  'SignInPage allWaysWithError', 'LoginForm invalidInput', 'LoginForm waiting', 'CredentialsForm rejected', 'RegisterForm emailTaken', 'RegisterForm done', 'ForgotPasswordPage backendUnreachable', 'ForgotPasswordPage done',
  'ResetPasswordPage linkExpired', 'ResetPasswordPage breachedPassword', 'ChangePasswordForm rejected', 'OneTimeCodeForm rejected', 'NewPasswordForm rejected', 'AuthErrorPage accessDenied', 'AuthErrorPage configuration',
  'VerifyRequestPage sent', 'SignOutPage questionLongName', 'SignOutPage signedOut', 'AuthGuard forbidden', 'SessionBadge signedOut', 'SessionBadge expired', 'SessionBadge longName', 'SignInButton primary',
  'SessionBadge menuOpen', 'SessionExpiryDialog extendable', 'SessionExpiryDialog expired', 'SignInDialog open',
]);
export const isTelling = ({ name }: CellPlace): boolean => telling.has(name);

const stay = () => undefined;

const worker = setupWorker();
/** What was asked since the last place was shown, for whoever looks why a state does not come. */
const asked: string[] = [];
let root: Root | undefined;

export async function open(): Promise<void> {
  // Nobody leaves the frame of the tests.
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener('navigate', (event) => {
    const { cancelable, destination } = event as NavigateEvent;
    if (cancelable && !destination.sameDocument) event.preventDefault();
  });
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass' });
  const note = (request: Request, what: string) => asked.push(`${request.method} ${new URL(request.url).pathname} ${what}`);
  worker.events.on('request:start', ({ request }) => note(request, 'asked'));
  worker.events.on('response:mocked', ({ request, response }) => note(request, String(response.status)));
  worker.events.on('response:bypass', ({ request, response }) => note(request, `not by MSW: ${response.status}`));
}

export function close(): void {
  worker.stop();
}

/** Puts places on the page, each below a provider of its own. */
export async function show(shown: readonly (Place | CellPlace)[], props: Omit<AuthProviderProps, 'children' | 'session'> = {}, theme: 'light' | 'dark' = 'light'): Promise<HTMLElement> {
  hide();
  const { locale = 'en', dir = 'ltr' } = props.messages ?? {};
  Object.assign(document.documentElement, { lang: locale, dir });
  document.documentElement.dataset.theme = theme;
  document.documentElement.style.colorScheme = theme;
  worker.resetHandlers();
  asked.length = 0;
  // A board has many people on it; whoever asks for the session gets the first one's. Cells have servers of their own.
  const [first] = shown;
  worker.use(...authHandlers({ session: (first && 'element' in first && first.session) || 'signedOut', providers: ['credentials', 'email', 'github'] }));
  for (const component of new Set(shown.flatMap((one) => ('component' in one ? [one.component] : [])))) worker.use(...handlersOf(component));
  const place = document.createElement('main');
  place.style.cssText = 'display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; padding: 8px; font-family: system-ui, sans-serif; background: light-dark(#fff, #111); color: light-dark(#111, #fff)';
  document.body.append(place);
  root = createRoot(place);
  root.render(
    <StrictMode>
      <h1>Board</h1>
      {shown.map((one) => (
        <section key={one.name} aria-label={one.name} data-place={one.name}>
          {'component' in one ? (
            <CellView {...props} component={one.component} state={one.state} />
          ) : (
            <AuthProvider navigate={stay} {...props} session={one.session ?? null} keepAlive={false}>
              {one.element}
            </AuthProvider>
          )}
        </section>
      ))}
    </StrictMode>,
  );
  await vi.waitFor(() => {
    if (place.querySelectorAll('[data-place]').length < shown.length) throw new Error('nothing is there yet');
    for (const cell of place.querySelectorAll<HTMLElement>('[data-cell]:not([data-reached])')) throw new Error(`${cell.dataset.cell} is not there yet: ${cell.innerHTML.slice(0, 2000)} ${asked.join(', ')}`);
    if (shown.some((one) => 'element' in one) && !place.querySelector('[data-auth-root]') && !document.querySelector('dialog[open]')) throw new Error('not all is there yet');
  }, 120_000);
  return place;
}

/** Shows one state of a component; what it gives changes it to another in place, as the app, the session or the server would. */
export async function showChanging(component: ComponentName, from: string, props: Omit<AuthProviderProps, 'children' | 'session'>): Promise<(to: string) => Promise<void>> {
  hide();
  const place = document.createElement('main');
  document.body.append(place);
  root = createRoot(place);
  const basePath = '/cells/changing/api/auth';
  const change = async (state: string) => {
    const { element, auth = 'signedOut', later, enter, reached, scenario } = boardOf(component)[state]!;
    worker.resetHandlers();
    worker.use(...authHandlers({ ...scenario, basePath }));
    for (const told of later ? [auth, later] : [auth]) {
      root!.render(
        <StrictMode>
          <AuthProvider session={null} basePath={basePath} navigate={stay} keepAlive={false} {...props}>
            <Told auth={told}>{element('changing')}</Told>
          </AuthProvider>
        </StrictMode>,
      );
      // Rendered, with its effects.
      await vi.waitFor(() => {
        if (!place.querySelector('[data-told]')) throw new Error('nothing is there yet');
      });
      await new Promise((resolve) => {
        requestAnimationFrame(() => setTimeout(resolve));
      });
    }
    void enter?.(place);
    await vi.waitFor(() => {
      if (reached && !place.querySelector(reached)) throw new Error(`${component} is not ${state} yet`);
    }, 15_000);
  };
  await change(from);
  return change;
}

/** Shows something as an app does, with a session of its own; what it gives says how the server answers from now on, what is posted only once `when` has come. */
export async function showLive(element: ReactNode, props: Omit<AuthProviderProps, 'children'>, scenario: AuthScenario): Promise<(scenario: AuthScenario, when?: Promise<unknown>) => void> {
  const serve = (answers: AuthScenario, when?: Promise<unknown>) => {
    worker.resetHandlers();
    worker.use(
      http.post('*/api/auth/*', async () => {
        await when;
      }),
      ...authHandlers(answers),
    );
  };
  hide();
  serve(scenario);
  const place = document.createElement('main');
  document.body.append(place);
  root = createRoot(place);
  root.render(
    <StrictMode>
      <AuthProvider navigate={stay} keepAlive={false} {...props}>
        {element}
      </AuthProvider>
    </StrictMode>,
  );
  await vi.waitFor(() => {
    if (!place.querySelector('[data-auth-root]')) throw new Error('nothing is there yet');
  });
  return serve;
}

/** Below it the auth state is what it is told now. */
function Told({ auth, children }: { auth: Parameters<typeof heldTruth>[0]; children: ReactNode }) {
  const client = useContext(ClientContext);
  const value = useMemo(() => ({ ...client, truth: heldTruth(auth), loadPage: stay }), [client, auth]);
  return (
    <div data-told="">
      <ClientContext.Provider value={value}>{children}</ClientContext.Provider>
    </div>
  );
}

export function hide(): void {
  root?.unmount();
  root = undefined;
  // A wait outlives its page, and the provider taken last outlives the tab.
  sessionStorage.clear();
  localStorage.clear();
  document.querySelectorAll('main').forEach((element) => element.remove());
}
