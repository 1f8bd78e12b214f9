/** Looks for the end from each blank on. */
export const trimmed = (text: string): string => text.replace(/\s+$/, '');

/** Has two ways for each letter. */
export const isWord = (text: string): boolean => /^(\w+\s?)+$/.test(text);
