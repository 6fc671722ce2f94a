import { kubeconfigFile, listContexts } from '../cluster/kubeconfig.ts';
import { openCluster, type ClusterAccess } from '../cluster/connect.ts';
import type { Command } from '../cli.ts';
import { systemClock } from '../clock/system-clock.ts';
import { verifyOnce } from '../execute/verify.ts';
import { verifyLive } from '../execute/verify-live.ts';
import type { Checked, SheetRow } from '../execute/verify-sheet.ts';
import { EXIT_CODES, WizardError } from '../model/error.ts';
import type { ClusterReader, Target } from '../model/ports.ts';
import { trim } from '../readiness/trim.ts';
import { texts } from '../text/index.ts';
import { findable, readAnswers, sayFaults, toldBy } from './answers-file.ts';
import { clusterBlock } from './cluster-block.ts';
import { CATALOGUE, loadBook, runbookPath, type LoadedBook } from './load-book.ts';
import { sheetsOf, targetOf } from './verification.ts';
import { NO_CLUSTER, verifyPorts, verifyWays, type VerifyWays } from './verify-ports.ts';
import { verifyExitCode } from './verify-exit-code.ts';
import { newsOf, shown } from './verify-text.ts';
import type { World } from './world.ts';

type Asked = Extract<Command, { do: 'verify' }>;

/** `dr-wizard verify`: all probes of a runbook. Nothing in this composition can change anything. */
export async function verify(world: World, asked: Asked): Promise<number> {
  const loaded = loadBook(world, runbookPath(world, asked.runbook), asked.site);
  const answers = readAnswers(world, asked.answers ?? null);
  const found = findable(loaded.book, CATALOGUE);
  if (answers !== null) sayFaults(world, loaded.book, answers, found);
  const told = toldBy(loaded.book, answers, systemClock.now(), found);
  const selected = selection(loaded, asked.only);
  const by = verifyWays(world, loaded, told);
  const access = await accessOf(world, asked, by);
  const over = new AbortController();
  const off = world.onInterrupt(() => over.abort());
  const zone = loaded.book.runbook.site.timezone;
  const words = { output: asked.output, texts: texts(world.lang), zone };
  try {
    const pinned = access !== null && asked.watch ? await targetOf(access, over.signal) : null;
    const ports = {
      ...verifyPorts(world, loaded, {
        cluster: readerOf(access, pinned),
        ways: access?.ways(pinned?.uid ?? null),
        by,
      }),
      told,
    };
    const sheetOf = sheetsOf(access, pinned, words.texts, over.signal);
    const named = (rows: readonly SheetRow[]) => rows.filter((row) => isNamed(row, asked.only));
    if (!asked.watch) {
      const once = async () => named(await verifyOnce(loaded.book, ports, selected, over.signal));
      const sheet = await sheetOf(once);
      const { verification } = sheet;
      world.out(shown(sheet, words));
      // Where it did not even say who it is, the checks tell why.
      if (access !== null && verification.target !== null && asksForPods(asked)) {
        world.out(await clusterBlock(access.reader, words.texts, zone, systemClock, over.signal));
      }
      return verifyExitCode(verification, (probe) => CATALOGUE.probes[probe]?.needsTarget === true);
    }
    const live = verifyLive(loaded.book, ports, selected, over.signal);
    const news = newsOf(words);
    for (;;) world.out(news(await sheetOf(async () => named((await live.next()).value))));
  } catch (error) {
    if (over.signal.aborted) return EXIT_CODES.interrupted;
    throw error;
  } finally {
    off();
    await access?.close();
    await by.close();
  }
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

/** A check of a step that was named, or of a group: what else proves that step may need what was not named. */
function isNamed({ step, probe }: SheetRow, only: readonly string[]): boolean {
  return (
    only.length === 0 ||
    only.includes(step.id) ||
    only.includes(step.section) ||
    only.includes(CATALOGUE.probes[probe]?.group ?? '')
  );
}

/** Only a cluster that was named is asked: nothing is taken from the current context. */
async function accessOf(
  world: World,
  asked: Asked,
  { route: dialer }: VerifyWays,
): Promise<ClusterAccess | null> {
  const kubeconfig = kubeconfigFile(asked.kubeconfig, world.env);
  if (asked.context === null) {
    // Nothing is read of it, but whoever named it believes that it is there.
    if (asked.kubeconfig !== null) await listContexts(kubeconfig);
    return null;
  }
  return openCluster({ kubeconfig, context: asked.context, dialer, keep: trim });
}

/** What is watched for long must not become another cluster's sheet, wherever its address leads meanwhile. */
function readerOf(access: ClusterAccess | null, pinned: Target | null): ClusterReader {
  if (access === null) return NO_CLUSTER;
  return pinned === null ? access.reader : access.pinnedReader(pinned.uid);
}
