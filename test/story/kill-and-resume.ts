import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunEvent } from '../../src/model/event.ts';
import { runProgram, type Ended } from '../support/program.ts';
import type { EveryKind } from '../support/every-kind.ts';

export type Killed = {
  /** Lines on the disk when it was killed. */
  readonly lines: number;
  readonly first: Ended;
  readonly second: Ended;
  readonly events: readonly RunEvent[];
};

/** Runs a runbook to its n-th journal line, kills the program there, and resumes it to its end. */
export async function killAndResume(
  world: Pick<EveryKind, 'folder' | 'home' | 'site' | 'answers'>,
  runbook: string,
  line: number,
  env: { readonly [name: string]: string },
): Promise<Killed> {
  const given = ['--plain', '--auto', '--answers', world.answers];
  const own = { ...env, DR_WIZARD_HOME: world.home };
  const first = await runProgram(['incident', runbook, '--site', world.site, ...given], {
    cwd: world.folder,
    env: { ...own, DR_TEST_KILL_AFTER_LINE: String(line) },
    nodeArgs: ['--import', path.resolve(import.meta.dirname, '../support/kill-after.mjs')],
  });
  const lines = (await journalOf(world.home)).length;
  const second = await runProgram(['resume', 'last', ...given], { cwd: world.folder, env: own });
  return { lines, first, second, events: await journalOf(world.home) };
}

/** The events of the only run below this home. */
export async function journalOf(home: string): Promise<readonly RunEvent[]> {
  const [run = ''] = await readdir(path.join(home, 'runs'));
  const text = await readFile(path.join(home, 'runs', run, 'journal.jsonl'), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): RunEvent => JSON.parse(line));
}

/** The last state of each step as its events tell it, without the core's help. */
export function outcome(events: readonly RunEvent[]): { readonly [step: string]: string } {
  const last: { [step: string]: string } = {};
  for (const event of events) {
    if (event.type === 'step-passed' || event.type === 'step-adopted') last[event.step] = 'passed';
    if (event.type === 'operator-decided' && event.decision.do === 'attest')
      last[event.decision.step ?? ''] = 'attested';
    if (event.type === 'run-finished') last['run'] = `${event.why} ${event.exitCode}`;
  }
  return last;
}

/** Steps that were acting when the program died, and the next thing the journal says of each. */
export function firstAfterDoubt(events: readonly RunEvent[]): readonly string[] {
  const at = events.findIndex((event) => event.type === 'run-resumed');
  const before = events.slice(0, at);
  const acting = before.filter(
    (event, i) =>
      event.type === 'step-started' &&
      !before
        .slice(i)
        .some((later) => later.type === 'action-applied' && later.step === event.step),
  );
  return acting.map((started) => {
    const step = started.type === 'step-started' ? started.step : '';
    const next = events.slice(at).find((event) => 'step' in event && event.step === step);
    return `${step}: ${next?.type}`;
  });
}

/** Steps that were proven when the program died, each with when. */
export function passedBeforeKill(events: readonly RunEvent[]): ReadonlyMap<string, number> {
  const at = events.findIndex((event) => event.type === 'run-resumed');
  return new Map(
    events
      .slice(0, at)
      .flatMap((event) =>
        event.type === 'step-passed' || event.type === 'step-adopted'
          ? [[event.step, event.at] as const]
          : [],
      ),
  );
}
