import fc from 'fast-check';
import * as backendUser from '../../../../src/auth/server/backendUser.js';
import { anyText } from '../../arbitraries.js';
import { property } from '../../property.js';

const names = ['id', 'sub', 'name', 'email', 'image', 'picture', 'roles', '__proto__', 'password', 'access_token'];
const value = fc.oneof(fc.jsonValue(), anyText, fc.integer(), fc.array(fc.oneof(anyText, fc.jsonValue())), fc.nat(100).map((count) => Array.from({ length: count }, (_, i) => `role ${i}`)), fc.constantFrom('', 'x'.repeat(2000), 'https://cdn.example/a.png', '/a.png', '//evil.example/a.png', 'javascript:alert(1)', 'data:image/png;base64,AA'));
const isText = (text: unknown, max: number) => text === undefined || (typeof text === 'string' && text !== '' && text.length <= max);

property('Of any claims only the known, sane parts are kept', {
  of: backendUser,
  at: 'auth/server/backendUser.ts',
  inputs: 2_000,
  check: ({ backendUser: pick }) =>
    fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...names), value)), fc.constantFrom('roles', 'groups', undefined), (claims, rolesKey) => {
      const user = pick(claims, rolesKey);
      return (
        Object.keys(user).every((key) => ['id', 'name', 'email', 'image', 'roles'].includes(key)) &&
        Object.values(user).every((part) => part !== undefined) &&
        isText(user.id, 256) &&
        isText(user.name, 200) &&
        isText(user.email, 320) &&
        isText(user.image, 1024) &&
        // It becomes the address of an image.
        (user.image === undefined || /^https?:$/.test(new URL(user.image, 'https://app.example').protocol)) &&
        (user.image === undefined || !user.image.startsWith('//')) &&
        (user.roles === undefined || (rolesKey !== undefined && user.roles.length <= 64 && user.roles.every((role) => typeof role === 'string' && role !== '' && role.length <= 64)))
      );
    }),
  twins: {
    'takes names of any length': ['name: text(200)', 'name: text(20_000)'],
    'takes any address for a picture': [', v.regex(/^(https?:\\/\\/|\\/(?!\\/))/)', ''],
    'takes roles of any kind': ["typeof role === 'string' && role !== '' && ", "role !== '' && "],
    'takes any number of roles': ['role.length <= 64).slice(0, 64)', 'role.length <= 64)'],
    'believes roles that nobody asked for': ['rolesKey === undefined ? undefined : rolesOf((source as Record<string, unknown> | undefined)?.[rolesKey])', "rolesOf((source as Record<string, unknown> | undefined)?.[rolesKey ?? 'roles'])"],
    'keeps all claims': ['return withoutUndefined({\n    id:', 'return withoutUndefined({\n    ...(source as object),\n    id:'],
  },
});
