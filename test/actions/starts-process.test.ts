import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { actions } from '../../src/actions/index.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../src/actions');

/** The files of an action, its own folder's helpers and all: where each of its ports stands by name. */
function sourceOf(file: string, seen = new Set<string>()): string {
  if (seen.has(file)) return '';
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const imports = [...text.matchAll(/from '(\.\.?\/[^']+)'/g)].map(([, name = '']) =>
    path.resolve(path.dirname(file), name),
  );
  const own = imports.filter((one) => one.startsWith(FOLDER));
  return [text, ...own.map((one) => sourceOf(one, seen))].join('\n');
}

const fileOf = new Map(
  [
    ...readFileSync(path.join(FOLDER, 'index.ts'), 'utf8').matchAll(
      /import \{ (\w+) \} from '\.\/([^']+)'/g,
    ),
  ].map(([, , file = '']) => {
    const text = readFileSync(path.join(FOLDER, file), 'utf8');
    return [/^\s+id: '([^']+)'/m.exec(text)?.[1] ?? '', path.join(FOLDER, file)] as const;
  }),
);

test('the file of every action of the catalogue is known', () => {
  expect(Object.keys(actions).filter((id) => !fileOf.has(id))).toEqual([]);
});

test.each(Object.keys(actions))(
  '%s says that it starts a process where it is handed the means to',
  (id) => {
    const source = sourceOf(fileOf.get(id) ?? '');
    const runs = /\bshell\b\s*[,.}]|\bssh\b\.(run|script|start)/.test(source);

    expect(actions[id]?.startsProcess === true || !runs).toBe(true);
  },
);
