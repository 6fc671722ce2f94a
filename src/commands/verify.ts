import { kubeconfigFile } from '../cluster/kubeconfig.ts';
import { openCluster, type ClusterAccess } from '../cluster/connect.ts';
import type { Command } from '../cli.ts';
import { systemClock } from '../clock/system-clock.ts';
import { verifyOnce } from '../execute/verify.ts';
import { verifyLive } from '../execute/verify-live.ts';
import type { Checked, SheetRow, VerifyPorts } from '../execute/verify-sheet.ts';
import { createRedactor } from '../journal/redact.ts';
import { EXIT_CODES, WizardError } from '../model/error.ts';
import type { ClusterReader, Target } from '../model/ports.ts';
import type { Check, Verification } from '../model/report.ts';
import { VERDICTS, worstVerdict, type Verdict } from '../model/verdict.ts';
import { directDialer } from '../net/dialer.ts';
import { trim } from '../readiness/trim.ts';
import { isOnItsWay } from '../readiness/seen-at.ts';
import { junit } from '../report/junit.ts';
import { sheetText } from '../report/sheet.ts';
import { childEnvironment } from '../shell/child-environment.ts';
import { createInspect } from '../shell/inspect.ts';
import { texts, type Texts } from '../text/index.ts';
import { directReaders } from './readers.ts';
import { secretsOfRun } from './secrets-of-run.ts';
import { clusterBlock } from './cluster-block.ts';
import { CATALOGUE, loadBook, runbookPath, type LoadedBook } from './load-book.ts';
import { verifyExitCode } from './verify-exit-code.ts';
import type { World } from './world.ts';

type Asked = Extract<Command, { do: 'verify' }>;

/** `dr-wizard verify`: all probes of a runbook. Nothing in this composition can change anything. */
export async function verify(world: World, asked: Asked): Promise<number> {
  const loaded = loadBook(world, runbookPath(world, asked.runbook), asked.site);
  const selected = selection(loaded, asked.only);
  const access = await accessOf(world, asked);
  const over = new AbortController();
  const off = world.onInterrupt(() => over.abort());
  const words = texts(world.lang);
  const tell = (sheet: Verification) => world.out(shown(sheet, asked.output, words));
  try {
    const pinned = access !== null && asked.watch ? await targetOf(access, over.signal) : null;
    const ports = portsOf(world, loaded, readerOf(access, pinned));
    const sheetOf = sheetsOf(access, pinned, words, over.signal);
    if (!asked.watch) {
      const sheet = await sheetOf(() => verifyOnce(loaded.book, ports, selected, over.signal));
      tell(sheet);
      // Where it did not even say who it is, the checks tell why.
      if (access !== null && sheet.target !== null && asksForPods(asked)) {
        const zone = loaded.book.runbook.site.timezone;
        world.out(await clusterBlock(access.reader, words, zone, systemClock, over.signal));
      }
      return verifyExitCode(sheet, (probe) => CATALOGUE.probes[probe]?.needsTarget === true);
    }
    const live = verifyLive(loaded.book, ports, selected, over.signal);
    const news = newsOf(asked, words, loaded.book.runbook.site.timezone);
    for (;;) world.out(news(await sheetOf(async () => (await live.next()).value)));
  } catch (error) {
    if (over.signal.aborted) return EXIT_CODES.interrupted;
    throw error;
  } finally {
    off();
    await access?.close();
  }
}

/** What a sheet that is watched says: to a person only what reads otherwise than the last, with its time. */
function newsOf({ output }: Asked, words: Texts, zone: string | null) {
  const time = new Intl.DateTimeFormat('en-GB', {
    ...(zone === null ? {} : { timeZone: zone }),
    timeStyle: 'medium',
  });
  let last = '';
  return (sheet: Verification): string => {
    if (output !== 'text') return shown(sheet, output, words);
    const text = sheetText(sheet, words, { others: { isOnItsWay } });
    if (text === last) return '';
    last = text;
    return `${time.format(systemClock.now())}\n${text}\n`;
  };
}

/** A person who reads everything, or what is said of pods, is told why the cluster is not ready, too. */
function asksForPods({ output, only }: Asked): boolean {
  return output === 'text' && (only.length === 0 || only.includes('pods'));
}

/** By group, section or step; a name that is none of these is said. */
function selection(loaded: LoadedBook, only: readonly string[]): (step: Checked) => boolean {
  if (only.length === 0) return () => true;
  const { book } = loaded;
  const groups: readonly string[] = Object.values(CATALOGUE.probes).map((probe) => probe.group);
  const { sections, milestones } = book.runbook;
  const known = [
    ...groups,
    ...book.steps.keys(),
    ...[...sections, ...milestones].map((one) => one.id),
  ];
  for (const name of only)
    if (!known.includes(name)) throw new WizardError('usage', 'only-unknown', { name });
  return (step) =>
    only.includes(step.id) ||
    only.includes(step.section) ||
    step.proofs.some(
      (proof) => proof.is === 'probe' && only.includes(CATALOGUE.probes[proof.probe]?.group ?? ''),
    );
}

/** Only a cluster that was named is asked: nothing is taken from the current context. */
async function accessOf(world: World, asked: Asked): Promise<ClusterAccess | null> {
  if (asked.context === null) return null;
  const kubeconfig = kubeconfigFile(asked.kubeconfig, world.env);
  return openCluster({ kubeconfig, context: asked.context, dialer: directDialer(), keep: trim });
}

/** What is watched for long must not become another cluster's sheet, wherever its address leads meanwhile. */
function readerOf(access: ClusterAccess | null, pinned: Target | null): ClusterReader {
  if (access === null) return NO_CLUSTER;
  return pinned === null ? access.reader : access.pinnedReader(pinned.uid);
}

function portsOf(world: World, { book }: LoadedBook, cluster: ClusterReader): VerifyPorts {
  const baseEnv = () => childEnvironment(world.env);
  const readers = directReaders(cluster, createInspect(baseEnv), world.cwd);
  const secrets = secretsOfRun({
    sources: book.runbook.site.secrets,
    redactor: createRedactor(),
    env: world.env,
    cwd: world.cwd,
  });
  return { clock: systemClock, catalogue: CATALOGUE, secrets, readers: () => readers };
}

/** Makes sheets of rows, each with the cluster that they are about as far as it is known by then. */
function sheetsOf(
  access: ClusterAccess | null,
  pinned: Target | null,
  words: Texts,
  signal: AbortSignal,
) {
  let target = pinned;
  return async (read: () => Promise<readonly SheetRow[]>): Promise<Verification> => {
    const startedAt = new Date(systemClock.now()).toISOString();
    const [rows, now] = await Promise.all([
      read(),
      target ?? (access === null ? null : targetOf(access, signal)),
    ]);
    target = now;
    const checks = rows.map((row) => checkOf(row, words));
    return {
      apiVersion: 'dr-wizard/v1',
      kind: 'Verification',
      mode: 'verify',
      verdict: worstVerdict(checks.map((check) => check.verdict)),
      startedAt,
      finishedAt: new Date(systemClock.now()).toISOString(),
      target,
      counts: countsOf(checks),
      checks,
    };
  };
}

const nowhere = () => Promise.reject(new WizardError('usage', 'no-target'));
const NO_CLUSTER: ClusterReader = {
  get: nowhere,
  list: nowhere,
  follow: () => {
    throw new WizardError('usage', 'no-target');
  },
  log: nowhere,
  lookup: nowhere,
  raw: nowhere,
  summary: nowhere,
};

async function targetOf(access: ClusterAccess, signal: AbortSignal): Promise<Target | null> {
  try {
    return await access.target(signal);
  } catch (error) {
    // The checks themselves say why the cluster can't be read.
    if (error instanceof WizardError) return null;
    throw error;
  }
}

function checkOf({ step, probe, look }: SheetRow, words: Texts): Check {
  const { cause } = look.found;
  return {
    ...look.found,
    step: step.id,
    ref: step.ref,
    probe,
    group: CATALOGUE.probes[probe]?.group ?? 'tools',
    message: cause === null ? words.t('report.verdict.pass') : words.said(cause).says,
    at: new Date(look.at).toISOString(),
    durationMs: look.durationMs,
    evidence: [],
  };
}

function countsOf(checks: readonly Check[]): { readonly [verdict in Verdict]: number } {
  const counts = { fail: 0, unknown: 0, wait: 0, pass: 0 };
  for (const verdict of VERDICTS)
    counts[verdict] = checks.filter((check) => check.verdict === verdict).length;
  return counts;
}

function shown(sheet: Verification, output: Asked['output'], words: Texts): string {
  if (output === 'json') return `${JSON.stringify(sheet, null, 2)}\n`;
  if (output === 'junit') return junit(sheet, words);
  return sheetText(sheet, words);
}
