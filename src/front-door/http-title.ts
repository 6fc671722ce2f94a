const TITLE = /<title(?:\s[^>]{0,200})?>([^<]{1,400})/i;
const MAX_SHOWN = 120;

/** The title of a page on one line; null where it has none. Foreign text: not made safe. */
export function titleOf(body: string): string | null {
  const title = TITLE.exec(body)?.[1]?.replaceAll(/\s+/g, ' ').trim() ?? '';
  if (title === '') return null;
  return title.length > MAX_SHOWN ? `${title.slice(0, MAX_SHOWN)}…` : title;
}
