import type { ReactElement } from 'react';
import type { AuthState, AuthStatus } from '../../src/auth/model/authState.js';
import type { ClientSession } from '../../src/auth/client/readSession.js';
import type { AuthScenario } from '../../src/msw.js';

/** One state of one component, as a board, a review or a test shows it. */
export interface Cell {
  /** What leads to it, for whoever reviews it. */
  condition: string;
  /** The component; `cell` is an id that no other cell has, for what must be apart on one page. */
  element: (cell: string) => ReactElement;
  /** Who is signed in, held still. Default nobody. */
  auth?: AuthStatus | AuthState<ClientSession>;
  /** Who is signed in once the component has seen the first. */
  later?: AuthState<ClientSession>;
  /** What the server does; only with a cell that asks it. */
  scenario?: AuthScenario;
  /** What a person does to get there. */
  enter?: (place: HTMLElement) => void | Promise<void>;
  /** What is there once the state is reached. */
  reached?: string;
  /** Covers the page, or takes the focus: in a window of its own. */
  alone?: true;
  /** Before it is put on the page. */
  prepare?: () => void;
  /** It begins so, and the same props given later do not lead there. */
  first?: true;
}

/** The states of one component, by name. */
export type Board<State extends string = string> = Readonly<Record<State, Cell>>;
