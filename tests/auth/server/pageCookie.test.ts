import { expect, it } from 'vitest';
import { emailCookie, emailOf } from '../../../src/auth/server/emailCookie.js';
import type { OwnUrl } from '../../../src/auth/server/ownUrl.js';

const at = (secure: boolean): OwnUrl => ({ origin: `http${secure ? 's' : ''}://app.example`, authPath: '/api/auth', basePath: '', secure });

it('has a prefix over https, that a cookie from http cannot have', () => {
  expect(emailCookie('dana@example.com', '/login?x=1', at(true))).toBe('__Secure-nau.email=dana%40example.com; Max-Age=60; Path=/login; HttpOnly; SameSite=Lax; Secure');
  expect(emailCookie(undefined, '/login', at(true))).toBe('__Secure-nau.email=; Max-Age=0; Path=/login; HttpOnly; SameSite=Lax; Secure');
  expect(emailCookie('dana@example.com', '/login', at(false))).toBe('nau.email=dana%40example.com; Max-Age=60; Path=/login; HttpOnly; SameSite=Lax');
});

it('is read over https by no other name', () => {
  expect(emailOf({ 'nau.email': 'planted@evil.example', '__Secure-nau.email': 'dana@example.com' }, at(true))).toBe('dana@example.com');
  expect(emailOf({ 'nau.email': 'planted@evil.example' }, at(true))).toBeUndefined();
  expect(emailOf({ 'nau.email': 'dana@example.com' }, at(false))).toBe('dana@example.com');
});
