import { expect, test } from 'vitest';
import { bugFound } from '../../src/text/guard.ts';

test('a bug names the journal of the run and the very command to go on with, in both languages', () => {
  const said = bugFound('Error: x\n    at y', '/home/ops/runs/70abbb6b0b39/journal.ndjson');

  expect(said).toContain('/home/ops/runs/70abbb6b0b39/journal.ndjson');
  expect(said).toContain('Go on with: dr-wizard resume 70abbb6b0b39\n');
  expect(said).toContain('继续请运行：dr-wizard resume 70abbb6b0b39\n');
});

test('the folder of a run is also known where paths have backslashes', () => {
  const said = bugFound('', String.raw`C:\ops\runs\70abbb6b0b39\journal.ndjson`);

  expect(said).toContain('dr-wizard resume 70abbb6b0b39\n');
});

test('a bug before any run says nothing of going on', () => {
  expect(bugFound('Error: x', null)).not.toContain('resume');
});
