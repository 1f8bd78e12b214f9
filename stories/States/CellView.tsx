import { getResponse, http, type HttpHandler } from 'msw';
import { useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { AuthState, AuthStatus } from '../../src/auth/model/authState.js';
import { ClientContext } from '../../src/auth/client/clientContext.js';
import type { ClientSession } from '../../src/auth/client/readSession.js';
import type { SessionTruth } from '../../src/auth/client/sessionTruth.js';
import { AuthProvider, type AuthProviderProps } from '../../src/components/AuthProvider.js';
import type { Customization } from '../../src/components/ui/looks.js';
import { authHandlers, authStateFixtures } from '../../src/msw.js';
import { boards, type ComponentName } from './boards.js';
import type { Board, Cell } from './Cell.js';

export const boardOf = (component: ComponentName): Board => boards[component];

export interface CellViewProps extends Customization {
  component: ComponentName;
  state: string;
  /** Tells apart views of the same cell on one page. */
  copy?: string;
  messages?: AuthProviderProps['messages'];
  /** Called once the state is reached. */
  onReached?: () => void;
}

const idOf = (component: string, state: string, copy = ''): string => `${component}-${state}${copy}`;
const pathOf = (id: string): string => `/cells/${id}/api/auth`;

/**
 * What plays the server for each cell of a board: each asks at a path of its own. One handler finds the cell's own: MSW
 * tries, with a copy of the request, all that it has, which for each cell's would be thousands.
 */
export function handlersOf(component: ComponentName, copies: readonly string[] = ['']): HttpHandler[] {
  const scenarios = new Map(Object.entries(boardOf(component)).flatMap(([state, { scenario }]) => copies.map((copy) => [idOf(component, state, copy), scenario] as const)));
  const servers = new Map<string, HttpHandler[]>();
  const serverOf = (id: string): HttpHandler[] => {
    const server = servers.get(id) ?? authHandlers({ ...scenarios.get(id), basePath: pathOf(id) });
    servers.set(id, server);
    return server;
  };
  return [http.all<{ id: string }>('*/cells/:id/*', async ({ request, params: { id } }) => (scenarios.has(id) ? getResponse(serverOf(id), request) : undefined))];
}

/** One state of a component, entered as a person would and then held. */
export function CellView({ component, state, copy, messages, onReached, ...customization }: CellViewProps) {
  const cell = boardOf(component)[state];
  if (!cell) throw new Error(`There is no state "${state}" of ${component}; there are: ${Object.keys(boardOf(component)).join(', ')}.`);
  const id = idOf(component, state, copy);
  const place = useRef<HTMLDivElement>(null);
  const [element] = useState(() => {
    cell.prepare?.();
    return cell.element(id);
  });
  useEntering(cell, place, onReached);
  return (
    <div ref={place} data-cell={id}>
      <AuthProvider session={null} basePath={pathOf(id)} navigate={stay} keepAlive={false} messages={messages} {...customization}>
        <Held auth={cell.auth} later={cell.later}>{element}</Held>
      </AuthProvider>
    </div>
  );
}

const stay = () => undefined;

/** Acts once what there is to act on is there, and waits until it shows. */
function useEntering({ enter, reached }: Cell, place: { current: HTMLElement | null }, onReached: (() => void) | undefined): void {
  const entered = useRef(false);
  const tell = useRef(onReached);
  useEffect(() => {
    const root = place.current!;
    const look = () => {
      if (reached && !root.querySelector(reached)) return;
      observer.disconnect();
      root.dataset.reached = '';
      tell.current?.();
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { subtree: true, childList: true, attributes: true });
    // After the effects of the component itself, which comes later in the tree.
    const timer = setTimeout(() => {
      if (enter && !entered.current) void enter(root);
      entered.current = true;
      look();
    });
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [enter, reached, place]);
}

/** Below it the auth state is what it is told, and stays so. */
function Held({ auth: first = 'signedOut', later, children }: Pick<Cell, 'auth' | 'later'> & { children: ReactNode }) {
  const client = useContext(ClientContext);
  const [auth, setAuth] = useState(first);
  useEffect(() => {
    if (!later) return undefined;
    const shown = requestAnimationFrame(() => setAuth(later));
    return () => cancelAnimationFrame(shown);
  }, [later]);
  const value = useMemo(() => ({ ...client, truth: heldTruth(auth), loadPage: stay }), [client, auth]);
  return <ClientContext.Provider value={value}>{children}</ClientContext.Provider>;
}

/** What is known of the session, for as long as it is looked at. */
export function heldTruth(auth: NonNullable<Cell['auth']>): SessionTruth {
  const state = typeof auth === 'string' ? stateOf(auth) : auth;
  const at = Date.now();
  const held: Pick<SessionTruth, 'getState' | 'getFirstState' | 'subscribe' | 'onUserChange' | 'read' | 'update' | 'extend' | 'getEnd'> = {
    getState: () => state,
    getFirstState: () => state,
    subscribe: () => stay,
    onUserChange: () => stay,
    read: stay,
    update: () => Promise.resolve(null),
    extend: () => Promise.resolve(true),
    getEnd: () => (state.status === 'signedIn' ? { at: at + (state.session.accessTokenExpiresIn ?? 0) * 1000, canExtend: state.session.renewable === true } : undefined),
  };
  return held as SessionTruth;
}

function stateOf(status: AuthStatus): AuthState<ClientSession> {
  const session = authStateFixtures[status]();
  return (typeof session === 'object' && session ? { status, session } : { status }) as AuthState<ClientSession>;
}
