/*
 * A run that stands still, in the real screens and the real terminal: what the pseudo-terminal tests drive. Writes
 * what was decided, and a heartbeat, to the files that the environment names.
 */
import { appendFileSync } from 'node:fs';
import { startScreens } from '../../../screens/start-screens.tsx';
import { pickStart } from '../../../screens/start/pick-start.tsx';
import { demoRun } from '../demo-run.ts';
import { lendOften } from './fixture-lend.tsx';
import { NOW, OPERATOR } from '../fake-run.ts';

const { env } = process;
const record = (line: string) => {
  if (env['RECORD'] !== undefined) appendFileSync(env['RECORD'], `${line}\n`);
};
const look = {
  lang: env['LANGUAGE_'] === 'zh-CN' ? 'zh-CN' : 'en',
  ascii: env['ASCII'] === '1',
  colour: env['NO_COLOR'] === undefined,
} as const;

async function main(): Promise<number> {
  if (env['PID'] !== undefined) appendFileSync(env['PID'], String(process.pid));
  if (env['SCENE'] === 'lend') return lendOften(look.lang);
  if (env['SCENE'] === 'start') {
    const start = await pickStart({
      ...look,
      choices: {
        runs: [{ id: '7f3c00aa11bb', mode: 'incident', site: 'example', at: NOW }],
        modes: ['incident', 'drill', 'verify'],
        runbooks: [
          { path: 'cluster-recovery', title: { en: 'Cluster recovery', zh: '集群恢复' } },
          { path: 'standby', title: { en: 'Standby', zh: '备用集群' } },
        ],
        sites: [{ path: 'example.yaml', title: { en: 'Example' } }],
        contexts: ['practice-1', 'practice-2'],
        now: NOW,
      },
    });
    record(JSON.stringify(start));
    return 0;
  }
  const run = demoRun(
    {},
    {
      decide: (decision) => {
        record(JSON.stringify(decision));
        if (env['BROKEN'] === '1') throw new Error('broken on purpose');
        return { ok: true };
      },
    },
  );
  if (env['BEAT'] !== undefined) {
    const file = env['BEAT'];
    let beats = 0;
    setInterval(() => {
      beats += 1;
      appendFileSync(file, `${beats}\n`);
      run.become({ ...run.handle.state(), seq: beats });
    }, 100).unref();
  }
  // One more thing needs the operator.
  process.on('SIGUSR2', () => {
    const state = run.handle.state();
    run.become({ ...state, outageStartedAt: null });
  });
  const code = await startScreens({
    ...look,
    handle: run.handle,
    operator: OPERATOR,
    places: { record: '/runs/7f3c00aa11bb', files: '/root/recovery' },
    notify: env['NOTIFY'] === 'off' ? 'off' : 'auto',
  });
  record(`stopped ${String(run.stopped())}`);
  return code;
}

process.exitCode = await main();
