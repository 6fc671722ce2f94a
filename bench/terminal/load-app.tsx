/*
 * The real screens on a run made by hand, with the load that the benchmark asks for: a step that writes lines, or a
 * runbook of many steps. The output comes as it does from a real step, as pieces from another process.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { startScreens } from '../../screens/start-screens.tsx';
import { keepHeapSmall } from '../../src/commands/small-heap.ts';
import { createLive } from '../../src/execute/live.ts';
import { OPERATOR } from '../../test/support/fake-run.ts';
import { demoRun } from '../../test/support/demo-run.ts';
import { longRun } from './long-run.ts';

/** Its output is what is written. */
const STEP = 'deploy-script';
const { LINES = '0', STEPS = '0', WRITER = '' } = process.env;

const run = Number(STEPS) > 0 ? longRun(Number(STEPS)) : demoRun();
const live = createLive(() => Date.now());
if (Number(LINES) > 0) {
  const writer = spawn(process.execPath, [path.resolve(WRITER), LINES], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  writer.stdout.setEncoding('utf8').on('data', (text: string) => live.output(STEP, text));
}

const handle: typeof run.handle = {
  ...run.handle,
  live: (step) => live.of(step),
  subscribe(listener) {
    const offs = [run.handle.subscribe(listener), live.onNews(listener)];
    return () => offs.forEach((off) => off());
  },
};

keepHeapSmall();
process.exitCode = await startScreens({
  handle,
  operator: OPERATOR,
  places: { record: '/runs/7f3c00aa11bb', files: '/root/recovery' },
  lang: 'en',
  ascii: false,
  colour: true,
});
process.exit();
