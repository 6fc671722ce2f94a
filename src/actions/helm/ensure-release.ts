import type { ActionDef, ActionResult, LedgerEntry } from '../../model/catalogue.ts';
import type { Chart } from '../../model/chart.ts';
import { WizardError } from '../../model/error.ts';
import type { Json } from '../../model/json.ts';
import type { Writers } from '../../model/ports.ts';
import { aCause, type Raw } from '../../model/verdict.ts';
import { isAtLeast } from '../../model/version.ts';
import {
  newestRelease,
  releaseSecrets,
  RUN_LABEL,
  type HelmRelease,
  type ReleaseSeen,
} from '../../readiness/helm-release.ts';
import { isTerminating } from '../../readiness/namespace.ts';
import { decided, type Decision } from './release-decision.ts';
import { DEFAULT_TIMEOUT, RELEASE_FIELDS, TIMEOUT_FIELD } from './release-fields.ts';
import { runHelm } from './run-helm.ts';
import { merged, nested } from './set-values.ts';

type With = {
  readonly release: string;
  readonly namespace: string;
  readonly chart: string;
  readonly values?: string;
  readonly set?: { readonly [path: string]: Json };
  readonly setSecrets?: { readonly [path: string]: string };
  readonly timeout?: string;
};

export const ensureRelease: ActionDef<With> = {
  id: 'helm/ensure-release',
  doc: {
    en: 'Installs or upgrades a release of a chart that lies on this machine. What helm has left half done is not touched.',
    zh: '用本机上的 Chart 安装或升级发布；helm 未完成的操作不会被擅自处理。',
  },
  with: {
    ...RELEASE_FIELDS,
    chart: {
      type: 'path',
      doc: {
        en: 'The chart: an archive (.tgz) or a folder, with all that it depends on in it.',
        zh: 'Chart：归档（.tgz）或目录，须包含全部依赖。',
      },
    },
    values: {
      type: 'path',
      optional: true,
      doc: { en: 'A file of values.', zh: 'values 文件。' },
    },
    set: {
      type: 'map',
      optional: true,
      doc: {
        en: 'Values by their path, as controller.ingressClass; each keeps its type. They count before the file.',
        zh: '按路径写的值，例如 controller.ingressClass，类型保持不变；优先于文件。',
      },
    },
    setSecrets: {
      type: 'map',
      of: { type: 'string', secret: true, doc: { en: 'A secret.', zh: '机密。' } },
      optional: true,
      doc: {
        en: 'The same for secrets: they stand in no file and on no command line.',
        zh: '同上，用于机密：不写入文件，也不出现在命令行中。',
      },
    },
    ...TIMEOUT_FIELD,
  },
  needsTarget: true,
  startsProcess: true,
  plan: ({ release, namespace, chart, values, set, setSecrets, timeout = DEFAULT_TIMEOUT }) => ({
    will: [aCause('will-ensure-release', { release, namespace, chart })],
    byHand: [
      [
        'helm',
        'upgrade',
        '--install',
        release,
        chart,
        `--namespace=${namespace}`,
        '--reset-values',
        ...(values === undefined ? [] : [`--values=${asListed(values)}`]),
        ...Object.entries({ ...set, ...setSecrets }).map(
          ([path, value]) => `--set-json=${path}=${JSON.stringify(value)}`,
        ),
        `--timeout=${timeout}`,
      ],
    ],
    atRisk: release,
  }),
  wants: async ({ namespace }) =>
    ['get', 'list', 'create', 'update'].map((verb) => ({
      verb,
      group: '',
      resource: 'secrets',
      namespace,
    })),
  act,
};

async function act(input: With, ports: Writers, signal: AbortSignal): Promise<ActionResult> {
  const { release, namespace } = input;
  const { attempt, shell } = ports;
  const chart = await ports.charts.chart(input.chart, signal);
  if (chart.missing.length > 0) {
    const missing = chart.missing.join(', ');
    throw new WizardError('faulty-file', 'helm-chart-incomplete', {
      release,
      chart: input.chart,
      missing,
    });
  }
  const own = nested({ ...input.set, ...input.setSecrets });
  const values = merged(
    input.values === undefined ? {} : await ports.charts.values(input.values),
    own,
  );
  const isOurs = (await shell.known(attempt.key)) !== 'never-started';
  // What this attempt has started is attached to, whatever it has come to meanwhile.
  const decision = isOurs ? 'upgrade' : await decide(input, chart, values, ports, signal);
  if (decision === 'already-so') {
    const now = await look(input, ports, signal);
    return ended(false, now, [], input, ports);
  }
  const words = await wordsOf(decision, input, chart, ports, signal);
  const evidence = await runHelm(words, JSON.stringify(own), { release, namespace }, ports, signal);
  return ended(true, await look(input, ports, signal), evidence, input, ports);
}

async function decide(
  input: With,
  chart: Chart,
  values: Parameters<typeof decided>[2],
  ports: Writers,
  signal: AbortSignal,
): Promise<Decision> {
  const { namespace, release } = input;
  const [there] = await Promise.allSettled([
    ports.cluster.get({ apiVersion: 'v1', kind: 'Namespace', name: namespace }, signal),
  ]);
  // Who may only see what lies in it goes on.
  if (there.status === 'rejected') {
    const { reason } = there;
    if (!(reason instanceof WizardError) || reason.kind !== 'forbidden') throw reason;
  } else {
    if (there.value === undefined)
      throw new WizardError('not-proven', 'helm-namespace-missing', { namespace, release });
    if (isTerminating(there.value))
      throw new WizardError('not-proven', 'namespace-terminating', {
        kind: 'Namespace',
        name: namespace,
        held: '-',
      });
  }
  return decided(await look(input, ports, signal), chart, values, input);
}

async function look(
  { namespace, release }: Pick<With, 'namespace' | 'release'>,
  { cluster }: Writers,
  signal: AbortSignal,
): Promise<ReleaseSeen> {
  return newestRelease(await cluster.list(releaseSecrets(namespace, release), signal));
}

/** The first helm whose releases can be labelled: they tell whose they are, even when they have failed. */
const LABELS_SINCE = '3.13';

async function wordsOf(
  decision: Exclude<Decision, 'already-so'>,
  { release, namespace, values, timeout = DEFAULT_TIMEOUT }: With,
  chart: Chart,
  { inspect, files, attempt }: Writers,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const helm = await inspect.version('helm', signal);
  const isLabelled = helm !== undefined && isAtLeast(helm.version, LABELS_SINCE) === true;
  const file = values === undefined ? undefined : ((await files.stat(values))?.path ?? values);
  const by = {
    install: ['install', ...(isLabelled ? [`--labels=${RUN_LABEL}=${attempt.run}`] : [])],
    replace: [
      'install',
      '--replace',
      ...(isLabelled ? [`--labels=${RUN_LABEL}=${attempt.run}`] : []),
    ],
    upgrade: ['upgrade', '--reset-values'],
  }[decision];
  return [
    ...by,
    `--namespace=${namespace}`,
    ...(file === undefined ? [] : [`--values=${asListed(file)}`]),
    // Values of the step come by standard input: a secret stands in no file and on no command line.
    '--values=-',
    `--timeout=${timeout}`,
    release,
    chart.path,
  ];
}

/** Helm takes a list there, as CSV: a comma in a name would make two of it. */
function asListed(file: string): string {
  return /[",\n\r]/.test(file) ? `"${file.replaceAll('"', '""')}"` : file;
}

function ended(
  changed: boolean,
  seen: ReleaseSeen,
  evidence: readonly Raw[],
  { release, namespace }: With,
  { attempt }: Writers,
): ActionResult {
  const now = seen.is === 'release' ? seen.release : undefined;
  const created = now?.run === attempt.run ? [entryOf(release, namespace, now)] : [];
  const text = now === undefined ? seen.is : JSON.stringify(publicOf(now));
  return { changed, created, evidence: [...evidence, { name: 'release', text }] };
}

/** Values may hold secrets, so they stay out. */
function publicOf({ values: _values, ...release }: HelmRelease): object {
  return release;
}

function entryOf(release: string, namespace: string, { firstDeployed }: HelmRelease): LedgerEntry {
  return {
    what: { kind: 'HelmRelease', name: release, namespace },
    undo: { uses: 'helm/uninstall-release', with: { release, namespace, firstDeployed } },
  };
}
