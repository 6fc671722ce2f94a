/* Paths are those of the runbook's author: POSIX on every system, so node:path is not for them. */

export function dirname(path: string): string {
  const end = path.lastIndexOf('/');
  if (end < 0) return '.';
  return end === 0 ? '/' : path.slice(0, end);
}

export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function join(...parts: readonly string[]): string {
  const all = parts.filter((part) => part !== '').join('/');
  const kept: string[] = [];
  for (const part of all.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (part !== '..' || !all.startsWith('/')) kept.push(part);
  }
  const path = kept.join('/');
  return all.startsWith('/') ? `/${path}` : path === '' ? '.' : path;
}
