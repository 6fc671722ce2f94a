import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Repo } from './repo.ts';

/** A setting of a checkout, such as `remote.origin.url`. Those of the machine and its user do not count here. */
export function settingIn({ git }: Repo, name: string): string | undefined {
  let section = '';
  let found: string | undefined;
  for (const line of readFileSync(path.join(git, 'config'), 'utf8').split('\n')) {
    const [, head, below] = /^\s*\[\s*([\w.-]+)(?:\s+"(.*)")?\s*\]/.exec(line) ?? [];
    if (head !== undefined) {
      section = below === undefined ? head.toLowerCase() : `${head.toLowerCase()}.${below}`;
      continue;
    }
    const [, key, value = ''] = /^\s*([A-Za-z][\w-]*)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (key !== undefined && `${section}.${key.toLowerCase()}` === name) found = value;
  }
  return found;
}

export function addSection(
  { git }: Repo,
  title: string,
  values: { readonly [key: string]: string },
) {
  const lines = Object.entries(values).map(([key, value]) => `\t${key} = ${value}\n`);
  appendFileSync(path.join(git, 'config'), `[${title}]\n${lines.join('')}`);
}
