import path from 'node:path';
import { openCluster } from '../cluster/connect.ts';
import type { Command } from '../cli.ts';
import { selfTest as testAll, type Breaking } from '../execute/self-test/self-test.ts';
import { WizardError } from '../model/error.ts';
import type { Book, BookStep } from '../model/book.ts';
import type { StepId } from '../model/runbook.ts';
import type { TestedProof } from '../execute/self-test/proofs-of.ts';
import { loadBook, runbookPath } from './load-book.ts';
import { isRight, type BreakAsk, type BreakTurn, type SelfTestRow } from '../model/self-test.ts';
import { createRedactor } from '../journal/redact.ts';
import { openJournal } from '../journal/open-journal.ts';
import { systemClock } from '../clock/system-clock.ts';
import { trim } from '../readiness/trim.ts';
import { texts } from '../text/index.ts';
import { jsonText } from '../text/json-text.ts';
import { drillInRange, type Drilled } from './practice.ts';
import { startPracticeRange, type PracticeRange } from './practice-range.ts';
import { progressLine, tableText } from './self-test-text.ts';
import { NO_CLUSTER, verifyPorts, verifyWays } from './verify-ports.ts';
import type { World } from './world.ts';

type Asked = Extract<Command, { do: 'self-test' }>;

/** The drill before it: nobody is asked anything. */
const BY_ITSELF = {
  site: null,
  kubeconfig: null,
  context: null,
  answers: null,
  hands: 'auto',
  auto: true,
  plain: true,
  ascii: false,
  output: 'text',
  lang: null,
} as const;

/**
 * `dr-wizard drill --self-test`: a drill by the range's own operator, then each probe's world is broken and mended. Steps
 * that are not needed on the way that it took are tested after a second drill, which takes the other way.
 */
export async function selfTest(world: World, asked: Asked): Promise<number> {
  const book = shippedBook(world, asked);
  const standby = ![...book.steps.values()].some(makesCluster);
  const first = await drilledAndTested(world, asked, { standby }, {}, () => true);
  const left = first.rows.filter(({ verdict }) => verdict === 'not-exercised');
  const isLeft = ({ step, index }: TestedProof) =>
    left.some((row) => row.step === step && row.proof === index);
  const ways = { standby, other: true };
  const second =
    left.length === 0
      ? []
      : (await drilledAndTested(world, asked, ways, otherBranches(book), isLeft)).rows;
  const rows = first.rows.map((row) => second.find((one) => isOfSame(one, row)) ?? row);
  await recorded(first.drilled, rows);
  const words = texts(world.lang);
  world.out(asked.output === 'json' ? `${jsonText(reported(rows), 2)}\n` : tableText(rows, words));
  return rows.every(isRight) ? 0 : 1;
}

/** As it is on the example site: by that it is known what the drill needs. */
function shippedBook(world: World, { runbook }: Asked): Book {
  const site = path.join(world.packageFolder, 'runbook', 'sites', 'example.yaml');
  return loadBook(world, runbookPath(world, runbook), site).book;
}

/** Without such a step the cluster has to be there already. */
function makesCluster({ manual }: BookStep): boolean {
  return manual?.assist?.uses === 'cloud/create-cluster';
}

/** The last branch of each choice: hands take the first one. */
function otherBranches({ steps }: Book): { readonly [step: StepId]: string } {
  const branches = [...steps.values()].flatMap(({ branch }) => branch ?? []);
  return Object.fromEntries(branches.map(({ choice, name }) => [choice, name]));
}

function isOfSame(one: SelfTestRow, other: SelfTestRow): boolean {
  return one.step === other.step && one.proof === other.proof;
}

async function drilledAndTested(
  world: World,
  { runbook }: Asked,
  ways: { readonly standby: boolean; readonly other?: boolean },
  choices: { readonly [step: StepId]: string },
  only: (tested: TestedProof) => boolean,
) {
  const range = await startPracticeRange(world, ways);
  try {
    const drilled = await drillInRange(world, range, { ...BY_ITSELF, runbook, choices });
    // What is not green without any break shows nothing.
    if (drilled.exitCode !== 0) {
      const { run } = drilled.opened.handle.state();
      throw new WizardError('not-proven', 'self-test-drill', { run });
    }
    return { drilled, rows: await tested(drilled, range, only) };
  } finally {
    await range.close();
  }
}

function reported(rows: readonly SelfTestRow[]) {
  return { apiVersion: 'dr-wizard/v1', kind: 'SelfTest', proven: rows.every(isRight), rows };
}

/** In the drill's own record, which had ended: it ends once more. */
async function recorded(
  { opened, exitCode, world }: Drilled,
  rows: readonly SelfTestRow[],
): Promise<void> {
  const { folder, operator } = opened;
  const journal = await openJournal(folder, { clock: systemClock, redactor: createRedactor() });
  try {
    await journal.append({ type: 'self-tested', rows }, operator);
    await journal.append({ type: 'run-finished', why: 'done', exitCode }, operator);
  } finally {
    await journal.close();
  }
  world.err(`${texts(world.lang).t('selfTest.record', { run: journal.run })}\n`);
}

/** The same readers as those of `verify`, in the world of the range. */
async function tested(
  { opened, loaded, world }: Drilled,
  range: PracticeRange,
  only: (tested: TestedProof) => boolean,
): Promise<readonly SelfTestRow[]> {
  const state = opened.handle.state();
  const { target, kubeconfig } = state;
  const over = new AbortController();
  const off = world.onInterrupt(() => over.abort());
  const by = verifyWays(world, loaded, state.values);
  const access =
    target === null || kubeconfig === null
      ? null
      : await openCluster({ kubeconfig, context: target.context, dialer: by.route, keep: trim });
  const words = texts(world.lang);
  try {
    const uid = target?.uid ?? '';
    const ports = verifyPorts(world, loaded, {
      cluster: access?.pinnedReader(uid) ?? NO_CLUSTER,
      ways: access?.ways(uid),
      by,
    });
    return await testAll({
      book: loaded.book,
      state,
      ports,
      range: breakingOf(range),
      only,
      onRow: (row, done, of) => world.err(progressLine(row, { done, of }, words)),
      signal: over.signal,
    });
  } finally {
    off();
    await access?.close();
    await by.close();
  }
}

function breakingOf(range: PracticeRange): Breaking {
  return {
    async plan(asks) {
      const said = await range.ask((id) => ({ say: 'plan', id, asks }));
      if (said?.say !== 'plans') throw new WizardError('not-proven', 'range-ended');
      return said.plans;
    },
    async turn(to: BreakTurn, ask: BreakAsk) {
      const said = await range.ask((id) => ({ say: to, id, ask }));
      if (said?.say !== 'turned') throw new WizardError('not-proven', 'range-ended');
      return said.fault;
    },
  };
}
