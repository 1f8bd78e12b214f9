/** How hard a password is to guess, roughly; advice only. `short` is below the length that is asked for. */
export type PasswordStrength = 'short' | 'weak' | 'fair' | 'strong';

/**
 * A rough judgement in a few bytes: length counts, repetition and runs such as `abcdef` or `111111` do not. It knows no
 * dictionary; whether a password was stolen before is the backend's to say.
 *
 * @param minLength characters that the backend asks for
 */
export function passwordStrength(password: string, minLength: number): PasswordStrength {
  const letters = [...password];
  if (letters.length < minLength) return 'short';
  let worth = 0;
  const seen = new Set<string>();
  for (const [index, letter] of letters.entries()) {
    const step = index ? letter.codePointAt(0)! - letters[index - 1]!.codePointAt(0)! : 2;
    // The same letter again, its neighbour in the alphabet, or one that was there before: guessed at once.
    worth += Math.abs(step) <= 1 ? 0.25 : seen.has(letter) ? 0.6 : 1;
    seen.add(letter);
  }
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Lo}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length;
  const score = worth + 1.5 * (kinds - 1);
  return score < 9 ? 'weak' : score < 14 ? 'fair' : 'strong';
}
