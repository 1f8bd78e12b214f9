import fc from 'fast-check';
import * as passwordStrength from '../../../../src/auth/model/passwordStrength.js';
import { anyText, isWellFormed } from '../../arbitraries.js';
import { property } from '../../property.js';

const order = ['short', 'weak', 'fair', 'strong'];

property('The advice about a password counts characters, and more of them never make it worse', {
  of: passwordStrength,
  at: 'auth/model/passwordStrength.ts',
  inputs: 2_000,
  check: ({ passwordStrength: judge }) =>
    fc.property(anyText, anyText, fc.nat(64), (password, more, minLength) => {
      const [before, after] = [judge(password, minLength), judge(password + more, minLength)];
      // A half of a pair may find its other half in what follows, and then they are one sign.
      const isLonger = isWellFormed(password) && isWellFormed(more);
      return order.includes(before) && (before === 'short') === [...password].length < minLength && (!isLonger || order.indexOf(after) >= order.indexOf(before));
    }),
  twins: {
    'counts code units': ['letters.length < minLength', 'password.length < minLength'],
    'is off by one': ['letters.length < minLength', 'letters.length <= minLength'],
    'holds length against it': ['const score = worth + 1.5 * (kinds - 1);', 'const score = 20 - worth - kinds;'],
  },
});
