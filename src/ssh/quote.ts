/**
 * One word for a POSIX shell, whatever is in it: nothing of it is ever interpreted. This is the only place where text
 * becomes part of what a shell reads.
 */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
