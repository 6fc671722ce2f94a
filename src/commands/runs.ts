import { shownMode } from '../core/ground.ts';
import { listRuns, type RunSummary } from '../journal/runs.ts';
import { texts, type Texts } from '../text/index.ts';
import type { World } from './world.ts';

/** `2026-11-23 05:21`, as the clock of this machine shows it. */
const MINUTES = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' });

/** `dr-wizard runs`: the runs of this machine, newest first. */
export async function runs(world: World): Promise<number> {
  const words = texts(world.lang);
  const all = await listRuns(world.home);
  if (all.length === 0) world.err(`${words.t('tool.runs.none', { home: world.home })}\n`);
  for (const run of all) world.out(`${line(run, words)}\n`);
  return 0;
}

function line(run: RunSummary, words: Texts): string {
  const started = run.startedAt === null ? '-'.padEnd(16) : MINUTES.format(run.startedAt);
  const phase = run.lock?.is === 'alive' ? 'locked' : run.phase;
  const cells = [
    run.run,
    started,
    modeWord(run, words),
    `${run.runbook?.id ?? '-'} / ${run.site?.id ?? '-'}`,
    words.t(`tool.runs.${phase}`),
    ...(run.damage === null ? [] : [words.said(run.damage).says]),
  ];
  return cells.join('  ');
}

function modeWord({ mode, practice }: RunSummary, words: Texts): string {
  return mode === null ? '-       ' : words.t(`tool.runs.mode.${shownMode({ mode, practice })}`);
}
