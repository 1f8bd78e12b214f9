import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, Buffer>(scrypt);
const keyLength = 32;

/** A salted scrypt hash, as `salt:key` in hex. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString('hex')}:${(await derive(password, salt, keyLength)).toString('hex')}`;
}

/** Compared with for unknown users, so that they take as long as known ones. */
const nobody = await hashPassword(randomBytes(16).toString('hex'));

/** Whether the password is right. Takes the same time when there is no hash, and says no. */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [salt = '', key = ''] = (hash ?? nobody).split(':');
  const same = timingSafeEqual(await derive(password, Buffer.from(salt, 'hex'), keyLength), Buffer.from(key, 'hex'));
  return same && hash !== undefined;
}
