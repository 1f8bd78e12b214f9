import { fn } from 'storybook/test';
import type { Navigate } from '../src/auth/client/clientContext.js';

/** Where a story would have gone: it stays, and the Actions panel shows it. */
export const navigate = fn<Navigate>().mockName('navigate');

/** Where a sign-out would have gone. */
export const leave = fn<(url: string) => void>().mockName('loadPage');
