/** What JSON a text is; undefined where it is none. There is no way to ask beforehand. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
