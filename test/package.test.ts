import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { transformSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import own from '../package.json' with { type: 'json' };
import { unsupportedNode } from '../src/text/guard.ts';
import { otherNode } from './support/other-node.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-package-'));
const empty = path.join(folder, 'empty');
const unpacked = path.join(folder, 'package');
const tarball = path.join(folder, `dr-wizard-${own.version}.tgz`);

beforeAll(() => {
  mkdirSync(empty);
  execFileSync('npm', ['pack', '--pack-destination', folder], { stdio: 'pipe' });
  execFileSync('tar', ['-xzf', tarball, '-C', folder]);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = () => globSync('**/*', { cwd: unpacked }).map((file) => file.replaceAll('\\', '/'));

test('the package needs no other package', () => {
  const shipped: { dependencies?: object } = JSON.parse(
    readFileSync(path.join(unpacked, 'package.json'), 'utf8'),
  );

  expect(shipped.dependencies).toBeUndefined();
  expect(shipped).not.toHaveProperty('optionalDependencies');
  expect(shipped).not.toHaveProperty('peerDependencies');
});

test('it brings the program, the runbooks and the example site, and nothing of ours', () => {
  expect(files()).toEqual(
    expect.arrayContaining([
      'dist/dr-wizard.js',
      'dist/main.js',
      'dist/keep.js',
      'runbook/cluster-recovery/runbook.yaml',
      'runbook/standby-switchover/runbook.yaml',
      'runbook/sites/example.yaml',
    ]),
  );
  const others = files().filter((file) => !/^(dist|runbook)(\/|$)/.test(file));
  expect(others.toSorted()).toEqual(
    ['LICENSE', 'README.md', 'package.json'].filter((file) => existsSync(file)),
  );
  expect(files().filter((file) => /roxe|meta\.json|\.map$/.test(file))).toEqual([]);
});

test('the word of one organisation stands nowhere in it', () => {
  const found = files()
    .filter((file) => /\.(js|yaml|md)$/.test(file))
    // "approxeq" is a sign of HTML.
    .filter((file) => /(?<!app)roxe/i.test(readFileSync(path.join(unpacked, file), 'utf8')));

  expect(found).toEqual([]);
});

/** What signs the requests to a cloud, and what that brings: loaded when one is asked for the first time. */
const CLOUD = ['@alicloud/openapi-core', '@alicloud/credentials', '@darabonba/typescript'];

test('what only some commands need is not loaded by the others', () => {
  const meta: Meta = JSON.parse(readFileSync('dist/meta.json', 'utf8'));

  const ofMain = packagesBehind(meta, 'src/main.ts');
  const ofPlain = packagesBehind(meta, 'src/frontend/plain.ts');
  const ofRun = packagesBehind(meta, 'src/commands/run.ts');
  const ofPick = packagesBehind(meta, 'src/commands/pick.ts');

  const heavy = [
    '@kubernetes/client-node',
    '@inquirer/core',
    'ink',
    'react',
    'undici',
    'zod',
    'conf',
    ...CLOUD,
  ];
  expect(heavy.filter((name) => ofMain.has(name))).toEqual([]);
  expect(heavy.filter((name) => ofPick.has(name))).toEqual([]);
  expect(heavy.filter((name) => ofPlain.has(name))).toEqual([]);
  expect(
    ['@kubernetes/client-node', '@inquirer/core', 'ink', 'asn1js', ...CLOUD].filter((name) =>
      ofRun.has(name),
    ),
  ).toEqual([]);
});

test('the guard knows the versions that package.json names, and is readable by Node 12', () => {
  const guard = readFileSync(path.join(unpacked, 'dist/dr-wizard.js'), 'utf8');
  const as = (target: string) => transformSync(guard, { target, charset: 'utf8' }).code;

  expect(as('node12.20')).toBe(as('esnext'));
  expect(own.engines.node).toBe('^22.22.2 || ^24.15.0 || >=26');
  expect(unsupportedNode('v20')).toContain('npx -p node@24 -p dr-wizard dr-wizard');
});

const NODES = [
  ['24', path.resolve('node_modules/.bin')],
  ['22', otherNode('22.23.3')],
] as const;

describe.each(NODES)('by npx from an empty folder, under Node %s', (major, bin) => {
  const run = (...argv: readonly string[]) =>
    spawnSync('npx', ['--yes', '--package', tarball, 'dr-wizard', ...argv], {
      cwd: empty,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${bin ?? ''}${path.delimiter}${process.env['PATH'] ?? ''}`,
        HOME: folder,
        npm_config_cache: path.join(folder, `npm-${major}`),
        npm_config_update_notifier: 'false',
      },
    });

  test.skipIf(bin === undefined)('it says its version', { timeout: 120_000 }, () => {
    expect(run('--version')).toMatchObject({ stdout: `${own.version}\n`, status: 0 });
  });

  test.skipIf(bin === undefined)('it prints the runbook that ships', { timeout: 120_000 }, () => {
    const { stdout, status } = run('print', '--lang', 'zh-CN');

    expect(status).toBe(0);
    expect(stdout).toMatch(/^# /);
    expect(stdout).toContain('2.6.3');
  });

  test.skipIf(bin === undefined)('it checks a runbook', { timeout: 120_000 }, () => {
    cpSync(path.join(unpacked, 'runbook'), path.join(empty, 'runbook'), { recursive: true });

    const { stdout, status } = run('lint', 'runbook/cluster-recovery', '--output', 'json');

    expect(JSON.parse(stdout)).toEqual({
      apiVersion: 'dr-wizard/v1',
      kind: 'LintReport',
      faults: [],
    });
    expect(status).toBe(0);
  });
});

const old = otherNode('20.20.2');
test.skipIf(old === undefined)('under Node 20 one line in both languages says what helps', () => {
  const guard = path.join(unpacked, 'dist/dr-wizard.js');

  for (const argv of [['--version'], [], ['incident']]) {
    const ended = spawnSync(path.join(old ?? '', 'node'), [guard, ...argv], { encoding: 'utf8' });
    expect(ended).toMatchObject({ stdout: '', stderr: unsupportedNode('v20.20.2'), status: 2 });
    expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
  }
});

type Meta = {
  readonly outputs: {
    readonly [file: string]: {
      readonly entryPoint?: string;
      readonly imports: readonly { readonly path: string; readonly kind: string }[];
      readonly inputs: { readonly [file: string]: { readonly bytesInOutput: number } };
    };
  };
};

/** The packages that an entry loads before it does anything: its own chunk and all that it imports statically. */
function packagesBehind({ outputs }: Meta, entryPoint: string): ReadonlySet<string> {
  const [entry = ''] =
    Object.entries(outputs).find(([, output]) => output.entryPoint === entryPoint) ?? [];
  expect(entry).not.toBe('');
  const seen = new Set<string>();
  const queue = [entry];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const statically = (outputs[next]?.imports ?? []).filter(
      ({ kind }) => kind === 'import-statement',
    );
    queue.push(...statically.map(({ path: file }) => file));
  }
  const inputs = [...seen].flatMap((file) => Object.entries(outputs[file]?.inputs ?? {}));
  return new Set(
    inputs
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .flatMap(([file]) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []),
  );
}
