import { openCluster } from '../cluster/connect.ts';
import type { Command } from '../cli.ts';
import { selfTest as testAll, type Breaking } from '../execute/self-test/self-test.ts';
import { WizardError } from '../model/error.ts';
import { isRight, type BreakAsk, type SelfTestRow } from '../model/self-test.ts';
import { createRedactor } from '../journal/redact.ts';
import { openJournal } from '../journal/open-journal.ts';
import { systemClock } from '../clock/system-clock.ts';
import { trim } from '../readiness/trim.ts';
import { texts } from '../text/index.ts';
import { jsonText } from '../text/json-text.ts';
import { drillInRange, type Drilled } from './practice.ts';
import { startPracticeRange, type PracticeRange } from './practice-range.ts';
import { progressLine, tableText } from './self-test-text.ts';
import { verifyPorts, verifyWays } from './verify-ports.ts';
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

/** `dr-wizard drill --self-test`: a drill by the range's own operator, then each probe's world is broken and mended. */
export async function selfTest(world: World, asked: Asked): Promise<number> {
  const range = await startPracticeRange(world);
  try {
    const drilled = await drillInRange(world, range, { ...BY_ITSELF, runbook: asked.runbook });
    const rows = await tested(drilled, range);
    await recorded(drilled, rows);
    const words = texts(world.lang);
    world.out(
      asked.output === 'json' ? `${jsonText(reported(rows), 2)}\n` : tableText(rows, words),
    );
    return rows.every(isRight) ? 0 : 1;
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
): Promise<readonly SelfTestRow[]> {
  const state = opened.handle.state();
  const { target, kubeconfig } = state;
  if (target === null || kubeconfig === null) throw new WizardError('not-proven', 'no-target');
  const over = new AbortController();
  const off = world.onInterrupt(() => over.abort());
  const by = verifyWays(world, loaded, state.values);
  const access = await openCluster({
    kubeconfig,
    context: target.context,
    dialer: by.route,
    keep: trim,
  });
  const words = texts(world.lang);
  try {
    const ports = verifyPorts({ ...world, env: { ...world.env, KUBECONFIG: kubeconfig } }, loaded, {
      cluster: access.pinnedReader(target.uid),
      ways: access.ways(target.uid),
      by,
    });
    return await testAll({
      book: loaded.book,
      state,
      ports,
      range: breakingOf(range),
      onRow: (row, done, of) => world.err(progressLine(row, { done, of }, words)),
      signal: over.signal,
    });
  } finally {
    off();
    await access.close();
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
    async turn(to: 'break' | 'mend', ask: BreakAsk) {
      const said = await range.ask((id) => ({ say: to, id, ask }));
      if (said?.say !== 'turned') throw new WizardError('not-proven', 'range-ended');
      return said.fault;
    },
  };
}
