import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import own from '../../package.json' with { type: 'json' };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-bin-'));
  copyFileSync('dist/dr-wizard.js', path.join(folder, 'dr-wizard.js'));
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The guard as it is built, with another program behind it. */
function ended(argv: readonly string[], main?: string) {
  if (main !== undefined) writeFileSync(path.join(folder, 'main.js'), main);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(folder, 'dr-wizard.js'), ...argv],
    { encoding: 'utf8', env: { XDG_CACHE_HOME: folder } },
  );
  return { status, stdout, stderr };
}

test('the version is said without loading anything', () => {
  expect(ended(['--version'])).toEqual({ status: 0, stdout: `${own.version}\n`, stderr: '' });
});

test('the exit code is what main gives, and what is left open does not keep the operator waiting', () => {
  const main = 'export async function main() { setInterval(() => {}, 1000); return 3; }';

  expect(ended(['runs'], main)).toEqual({ status: 3, stdout: '', stderr: '' });
});

test('main is told its version, its build and its Node', () => {
  const main =
    'export async function main(argv, tool) { console.log(JSON.stringify({ argv, ...tool })); return 0; }';

  const { stdout } = ended(['runs', '--lang', 'en'], main);

  expect(JSON.parse(stdout)).toEqual({
    argv: ['runs', '--lang', 'en'],
    version: own.version,
    build: expect.stringMatching(/^[\da-f]{12}$/),
    node: process.versions.node,
  });
});

const BUGS: readonly (readonly [how: string, main: string])[] = [
  [
    'main throws',
    "export async function main(_a, _t, trace) { trace.journal = '/runs/1/journal.jsonl'; throw new Error('boom'); }",
  ],
  [
    'something throws later',
    "export function main(_a, _t, trace) { trace.journal = '/runs/1/journal.jsonl'; setTimeout(() => { throw new Error('boom'); }, 1); return new Promise(() => {}); }",
  ],
  [
    'a promise is left alone',
    "export function main(_a, _t, trace) { trace.journal = '/runs/1/journal.jsonl'; Promise.reject(new Error('boom')); return new Promise(() => setTimeout(() => {}, 9999)); }",
  ],
];

test.each(BUGS)(
  'a bug ends with 70, its stack, and where the run is recorded: %s',
  (_how, main) => {
    const { status, stderr } = ended(['incident'], main);

    expect(status).toBe(70);
    expect(stderr).toMatch(/^Error: boom\n {4}at /);
    expect(stderr).toContain('This is a bug in dr-wizard.');
    expect(stderr).toContain(
      'Nothing that was recorded is lost: /runs/1/journal.jsonl\nGo on with: dr-wizard resume 1\n',
    );
  },
);

test('a bug before there is a run names none', () => {
  const { stderr } = ended(['runs'], "export async function main() { throw new Error('boom'); }");

  expect(stderr).not.toContain('recorded');
});

test('a keeper is started before anything else is looked at', () => {
  writeFileSync(path.join(folder, 'keep.js'), 'export async function keep() { return 5; }');

  expect(ended(['__keep', '--version']).status).toBe(5);
});

test('a reader that goes away is no bug', () => {
  const main =
    "export async function main() { for (let i = 0; i < 20000; i += 1) process.stdout.write('line\\n'); return 0; }";
  writeFileSync(path.join(folder, 'main.js'), main);

  const { stderr } = spawnSync(
    'sh',
    ['-c', `"${process.execPath}" "${folder}/dr-wizard.js" runs | head -1`],
    {
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: folder },
    },
  );

  expect(stderr).toBe('');
});

test('a reader that is slow gets all of it, however soon the program wants to end', () => {
  const main = `export async function main() {
    const later = setTimeout;
    globalThis.setTimeout = (then) => later(then, 0);
    process.stdout.write('x'.repeat(8_000_000));
    process.stderr.write('y'.repeat(1_000_000));
    return 1;
  }`;
  writeFileSync(path.join(folder, 'main.js'), main);

  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(folder, 'dr-wizard.js'), 'runs'],
    { encoding: 'utf8', env: { XDG_CACHE_HOME: folder }, maxBuffer: 16_000_000 },
  );

  expect([status, stdout.length, stderr.length]).toEqual([1, 8_000_000, 1_000_000]);
});
