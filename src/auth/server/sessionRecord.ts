import type { JWT } from 'next-auth/jwt';
import type { SessionRecord } from './tokenStore.js';

// NextAuth hands the object that decode gave to the jwt callback, so one question to the store serves both.
const records = new WeakMap<JWT, SessionRecord>();

/** What the store said when this token was decoded. */
export const notedRecord = (token: JWT): SessionRecord | undefined => records.get(token);

/** Notes it, for the callbacks that follow. */
export function noteRecord(token: JWT, record: SessionRecord): void {
  records.set(token, record);
}
