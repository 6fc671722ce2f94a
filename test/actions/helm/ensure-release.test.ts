import { expect, test } from 'vitest';
import { ensureRelease } from '../../../src/actions/helm/ensure-release.ts';
import { uninstallRelease } from '../../../src/actions/helm/uninstall-release.ts';
import { WizardError } from '../../../src/model/error.ts';
import type { Command, KubeObject, Writers } from '../../../src/model/ports.ts';
import { interruptedAtEachAwait } from '../../support/actions/interrupted.ts';
import { writersOf } from '../../support/actions/writers.ts';
import { aReleaseSecret } from '../../support/helm/release.ts';
import { NEVER } from '../../support/probes/readers.ts';

const NAMESPACE = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'prod' } };
const INPUT = {
  release: 'web',
  namespace: 'prod',
  chart: 'charts/small',
  set: { 'a.b': '-x "$(id)"' },
  setSecrets: { password: 'open sesame' },
};
const CHART = {
  name: 'small',
  version: '1.2.3',
  appVersion: '9.9',
  path: '/charts/small',
  missing: [],
};

/** A machine with a helm that does as it is told, and never the same attempt twice. */
function aWorld(
  there: readonly KubeObject[] = [],
  { helm = 'v3.22.0', end = {}, ...more }: { helm?: string; end?: object } & Partial<Writers> = {},
) {
  const objects: KubeObject[] = [NAMESPACE, ...there];
  const commands: Command[] = [];
  const ended = new Map<string, object>();
  const { ports, seen } = writersOf(objects, {
    inspect: { version: async () => ({ version: helm, raw: helm }) },
    charts: { chart: async () => CHART, values: async () => ({ a: { c: 1 } }) },
    shell: {
      known: async (key) => (ended.has(key) ? 'ended' : 'never-started'),
      run: async (key, command) => {
        if (!ended.has(key)) {
          commands.push(command);
          take(command, objects);
        }
        ended.set(key, command);
        return { exitCode: 0, signal: null, output: 'NOTES', bytes: 5, ...end };
      },
    },
    ...more,
  });
  return { ports, seen, commands, objects };
}

function take({ argv, stdin = '{}' }: Command, objects: KubeObject[]): void {
  const at = objects.findIndex(({ kind }) => kind === 'Secret');
  if (at >= 0) objects.splice(at, 1);
  if (argv[1] === 'uninstall') return;
  const run = argv
    .find((word) => word.startsWith('--labels='))
    ?.split('=')
    .at(-1);
  objects.push(
    aReleaseSecret({ config: JSON.parse(stdin), ...(run === undefined ? {} : { run }) }),
  );
}

test('values go by standard input; neither they nor the chart are ever words of a shell', async () => {
  const { ports, commands } = aWorld();

  const result = await ensureRelease.act(INPUT, ports, NEVER);

  expect(commands).toEqual([
    {
      argv: [
        'helm',
        'install',
        '--labels=dr-wizard-run=run',
        '--namespace=prod',
        '--values=-',
        '--timeout=5m',
        'web',
        '/charts/small',
      ],
      env: {},
      stdin: '{"a":{"b":"-x \\"$(id)\\""},"password":"open sesame"}',
    },
  ]);
  expect(JSON.stringify(result)).not.toContain('sesame');
  expect(result.created).toEqual([
    {
      what: { kind: 'HelmRelease', name: 'web', namespace: 'prod' },
      undo: {
        uses: 'helm/uninstall-release',
        with: { release: 'web', namespace: 'prod', firstDeployed: '2026-01-31T01:00:00Z' },
      },
    },
  ]);
});

test.each([
  ['plain.yaml', '--values=/here/plain.yaml'],
  ['a, "b" $(id).yaml', '--values="/here/a, ""b"" $(id).yaml"'],
])('a file of values stands as one entry of a list: %s', async (values, word) => {
  const { ports, commands } = aWorld();
  const stat = async (file: string) =>
    ({ kind: 'file', bytes: 1, mode: 0o600, path: `/here/${file}` }) as const;

  await ensureRelease.act(
    { ...INPUT, values },
    { ...ports, files: { ...ports.files, stat } },
    NEVER,
  );

  expect(commands[0]?.argv.filter((one) => one.startsWith('--values'))).toEqual([
    word,
    '--values=-',
  ]);
});

test('a helm that knows no labels is given none', async () => {
  const { ports, commands } = aWorld([], { helm: 'v3.12.3' });

  const result = await ensureRelease.act(INPUT, ports, NEVER);

  expect(commands[0]?.argv.join(' ')).not.toContain('--labels');
  expect(result).toMatchObject({ changed: true, created: [] });
});

test.each([
  ['superseded by other values', { config: {} }, ['upgrade', '--reset-values']],
  [
    'uninstalled',
    { status: 'uninstalled' },
    ['install', '--replace', '--labels=dr-wizard-run=run'],
  ],
])('what is %s is brought right', async (_, release, words) => {
  const { ports, commands } = aWorld([aReleaseSecret(release)]);

  await ensureRelease.act(INPUT, ports, NEVER);

  expect(commands[0]?.argv.slice(1, 1 + words.length)).toEqual(words);
});

test('what is so is left alone, and still known as made by this run', async () => {
  const config = { a: { b: '-x "$(id)"' }, password: 'open sesame' };
  const ours = aWorld([aReleaseSecret({ config, run: 'run' })]);
  const theirs = aWorld([aReleaseSecret({ config })]);

  const [mine, other] = await Promise.all(
    [ours, theirs].map(({ ports }) => ensureRelease.act(INPUT, ports, NEVER)),
  );

  expect([mine?.changed, mine?.created.length]).toEqual([false, 1]);
  expect([other?.changed, other?.created.length]).toEqual([false, 0]);
  expect([...ours.commands, ...theirs.commands]).toEqual([]);
});

test.each([
  ['a namespace that is not there', {}, { namespace: 'gone' }, 'helm-namespace-missing'],
  [
    'a chart that lacks something',
    { charts: { chart: async () => ({ ...CHART, missing: ['db'] }), values: async () => ({}) } },
    {},
    'helm-chart-incomplete',
  ],
  ['a path of a list', {}, { set: { 'a[0]': 1 } }, 'helm-set-invalid'],
])('helm is not even started for %s', async (_, more, input, code) => {
  const { ports, commands } = aWorld([], more);

  await expect(ensureRelease.act({ ...INPUT, ...input }, ports, NEVER)).rejects.toMatchObject({
    code,
  });
  expect(commands).toEqual([]);
});

test('a namespace that goes is told, and nothing put into it', async () => {
  const { ports, objects, commands } = aWorld();
  const going = { ...NAMESPACE.metadata, deletionTimestamp: '2026-01-31T00:00:00Z' };
  objects[0] = { ...NAMESPACE, metadata: going };

  await expect(ensureRelease.act(INPUT, ports, NEVER)).rejects.toMatchObject({
    code: 'namespace-terminating',
  });
  expect(commands).toEqual([]);
});

test('a cluster that is another one by now gets nothing', async () => {
  const changed = new WizardError('wrong-target', 'target-changed');
  const { ports, commands } = aWorld();
  const writer = { ...ports.writer, prove: () => Promise.reject(changed) };

  await expect(ensureRelease.act(INPUT, { ...ports, writer }, NEVER)).rejects.toBe(changed);
  expect(commands).toEqual([]);
});

test.each([
  [
    'Error: INSTALLATION FAILED: Kubernetes cluster unreachable: Get "https://x": EOF',
    'cluster-unreachable',
    'helm-cluster-unreachable',
  ],
  [
    'Error: INSTALLATION FAILED: cannot re-use a name that is still in use',
    'not-proven',
    'helm-release-busy',
  ],
  [
    'Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress',
    'not-proven',
    'helm-release-busy',
  ],
  [
    'Error: configmaps is forbidden: User "u" cannot create resource "configmaps" in API group "" in the namespace "prod"',
    'forbidden',
    'api-forbidden',
  ],
  ['WARNING: x\nError: \u001B[31mboom\n', 'not-proven', 'helm-failed'],
  ['', 'not-proven', 'helm-failed'],
])('%j is told as what it is', async (output, kind, code) => {
  const { ports } = aWorld([], { end: { exitCode: 1, output } });

  await expect(ensureRelease.act(INPUT, ports, NEVER)).rejects.toMatchObject({ kind, code });
});

test('interrupted anywhere and done again, helm has run once for each attempt and the end is the same', async () => {
  const names = await interruptedAtEachAwait(ensureRelease, INPUT, () => {
    const { ports, objects, commands } = aWorld();
    return { ports, state: () => objects, made: () => commands.map(({ argv }) => argv.join(' ')) };
  });

  expect(names).toContain('shell.run');
});

test('undoing is done once, and another release of that name stays', async () => {
  const undo = { release: 'web', namespace: 'prod', firstDeployed: '2026-01-31T01:00:00Z' };
  const { ports, commands } = aWorld([aReleaseSecret()]);
  const other = aWorld([aReleaseSecret({ firstDeployed: '2026-02-01T00:00:00Z' })]);
  const none = aWorld();

  expect(await uninstallRelease.act(undo, ports, NEVER)).toMatchObject({ changed: true });
  expect(await uninstallRelease.act(undo, none.ports, NEVER)).toMatchObject({ changed: false });
  await expect(uninstallRelease.act(undo, other.ports, NEVER)).rejects.toMatchObject({
    code: 'helm-release-other',
  });
  expect(commands.map(({ argv }) => argv)).toEqual([
    ['helm', 'uninstall', '--namespace=prod', '--timeout=5m', 'web'],
  ]);
  expect([...other.commands, ...none.commands]).toEqual([]);
});

test('undoing interrupted anywhere comes to the same', async () => {
  const undo = { release: 'web', namespace: 'prod' };
  const names = await interruptedAtEachAwait(uninstallRelease, undo, () => {
    const { ports, objects, commands } = aWorld([aReleaseSecret()]);
    return { ports, state: () => objects, made: () => commands.map(({ argv }) => argv.join(' ')) };
  });

  expect(names).toContain('shell.run');
});

test('what is shown by hand is one line that does the same', () => {
  const { byHand } = ensureRelease.plan({ ...INPUT, values: 'a,b.yaml', timeout: '10m' });

  expect(byHand).toEqual([
    [
      'helm',
      'upgrade',
      '--install',
      'web',
      'charts/small',
      '--namespace=prod',
      '--reset-values',
      '--values="a,b.yaml"',
      String.raw`--set-json=a.b="-x \"$(id)\""`,
      '--set-json=password="open sesame"',
      '--timeout=10m',
    ],
  ]);
});
