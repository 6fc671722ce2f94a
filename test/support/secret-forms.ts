import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** The forms in which a secret could leak: raw, JSON, URL, base64 at each alignment, and as a password in basic auth. */
export function formsOf(secret: string): readonly string[] {
  const aligned = ['', 'x', 'xx'].map((before) =>
    Buffer.from(before + secret)
      .toString('base64')
      .slice(before.length === 0 ? 0 : 4, -4),
  );
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    encodeURI(secret),
    ...aligned,
  ];
}

export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
