/** The key through which next-auth's clients of one origin tell each other to read the session again. */
const messageKey = 'nextauth.message';

/** The key of a sign-out that the server does not know of yet. */
const pendingKey = 'next-auth-ui.sign-out-pending';

type Trigger = 'signin' | 'signout' | 'getSession';

const message = (trigger: Trigger): string => JSON.stringify({ event: 'session', data: { trigger }, timestamp: Math.floor(Date.now() / 1000) });

/** Tells the other tabs, as next-auth does. */
export function tellOtherTabs(trigger: Trigger): void {
  // What does not change is not told, and the message has whole seconds only: two sign-ins within one would be the same.
  store(messageKey, null);
  store(messageKey, message(trigger));
}

/** Makes next-auth's SessionProvider in this tab read again: its `update` does nothing while it thinks nobody is signed in. */
export function wakeSessionProvider(): void {
  waking = true;
  window.dispatchEvent(new StorageEvent('storage', { key: messageKey, newValue: message('getSession') }));
  waking = false;
}

/** True while our own wake-up call is heard, which is news to next-auth alone. */
let waking = false;

/** Whether somebody signed out in some tab after a moment (milliseconds since 1970). */
export function signedOutSince(moment: number): boolean {
  try {
    const { data, timestamp } = JSON.parse(localStorage.getItem(messageKey) ?? '{}') as { data?: { trigger?: string }; timestamp?: number };
    // The message has whole seconds only.
    return data?.trigger === 'signout' && typeof timestamp === 'number' && timestamp >= Math.floor(moment / 1000);
  } catch {
    return false;
  }
}

/** A sign-out of this browser that the server has not heard of. */
export function isSignOutPending(): boolean {
  try {
    return pendingHere || localStorage.getItem(pendingKey) !== null;
  } catch {
    return pendingHere;
  }
}

export function setSignOutPending(pending: boolean): void {
  pendingHere = pending;
  store(pendingKey, pending ? String(Date.now()) : null);
}

let pendingHere = false;

export type TabNews = 'read' | 'signOutPending';

/** Calls back when another tab signs in or out, or when this one is told to read again. */
export function onOtherTabs(listener: (news: TabNews) => void): () => void {
  const heard = ({ key, newValue }: StorageEvent) => {
    if (waking) return;
    // Done by another tab, or somebody has signed in there: nothing is left to finish here.
    if (key === pendingKey && newValue === null) pendingHere = false;
    if (key === pendingKey && newValue) listener('signOutPending');
    else if (key === pendingKey || (key === messageKey && newValue)) listener('read');
  };
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
}

function store(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Blocked: the other tabs hear of it when they read the session.
  }
}
