/** More than any key or certificate; what is longer was not meant. */
export const SECRET_MAX_BYTES = 64 * 1024;

/** Files and programs end with one newline that is not part of the secret. */
export function withoutNewline(text: string): string {
  return text.replace(/\r?\n$/u, '');
}
