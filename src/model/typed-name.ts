/**
 * Whether what was typed is the name that had to be typed. An input method may have written it in full-width letters, with
 * its own full stop or space: that is the same name. A letter of another script that only looks the same is another one,
 * and so is another case.
 */
export function isTypedName(typed: string, name: string): boolean {
  return plainName(typed) === plainName(name);
}

/** Whether it may still become that name when more is typed after it. */
export function startsTypedName(typed: string, name: string): boolean {
  return plainName(name).startsWith(plainName(typed));
}

function plainName(text: string): string {
  return text.normalize('NFKC').replaceAll('。', '.').replaceAll(/\s+/gu, ' ').trim();
}
