import { expect, test } from 'vitest';
import { ACTORS, aRun } from '../support/a-run.ts';
import { aStep } from '../support/a-runbook.ts';

test('a shell beside the run stands in the record with who opened it, and changes nothing else', async () => {
  const { handle, ports } = await aRun([aStep('a')]);
  const before = handle.state();

  await handle.noteOutside({ type: 'shell-opened', context: 'new' }, ACTORS.auto);
  await handle.noteOutside({ type: 'shell-left', exitCode: 0 }, ACTORS.auto);

  expect(ports.journal.events.slice(-2)).toMatchObject([
    { type: 'shell-opened', context: 'new', by: ACTORS.auto },
    { type: 'shell-left', exitCode: 0 },
  ]);
  expect({ ...handle.state(), seq: 0, at: 0 }).toEqual({ ...before, seq: 0, at: 0 });
  await handle.stop('interrupted');
});

test('who leaves their shell after the run is over disturbs nothing', async () => {
  const { handle, ports } = await aRun([aStep('a')]);
  await handle.stop('interrupted');

  await handle.noteOutside({ type: 'shell-left', exitCode: 0 }, ACTORS.auto);

  expect(ports.journal.events.map(({ type }) => type)).not.toContain('shell-left');
});
