import type { RunOptions } from '../cli.ts';
import { leftOver } from '../core/clean-up.ts';
import { texts } from '../text/index.ts';
import { readAnswers } from './answers-file.ts';
import { showRun } from './show-run.ts';
import { openForCleanUp } from './start-run.ts';
import type { World } from './world.ts';

/** `dr-wizard drill --cleanup RUN`: removes what a drill created; ends with 0 only where nothing of it is left. */
export async function cleanUp(world: World, asked: RunOptions, run: string): Promise<number> {
  const answers = readAnswers(world, asked.answers);
  const opened = await openForCleanUp(world, run, asked.kubeconfig);
  if (opened === null) {
    world.err(`${texts(world.lang).t('plain.cleanUp.nothing')}\n`);
    return 0;
  }
  const exitCode = await showRun(world, opened, { ...asked, answers });
  const { handle } = opened;
  const isClean = leftOver(handle.book, handle.state()).length === 0;
  // However the drill itself went: this asks for the clean-up alone.
  if (handle.state().phase !== 'open') return isClean ? 0 : 1;
  return exitCode === 0 ? 1 : exitCode;
}
