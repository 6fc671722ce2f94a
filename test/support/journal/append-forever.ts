// Usage: append-forever.ts HOME RUN. Prints the number of each fact as soon as it is recorded, and never ends.
import process from 'node:process';
import { createRun } from '../../../src/journal/create-run.ts';
import { createRedactor } from '../../../src/journal/redact.ts';
import { RUN_STARTED, WIZARD } from '../events.ts';

const [, , home = '', run = ''] = process.argv;
const journal = await createRun(home, run, 'incident', {
  clock: { now: () => Date.now(), mono: () => performance.now() },
  redactor: createRedactor(),
});
await journal.append(RUN_STARTED, WIZARD);
for (let n = 2; ; n += 1) {
  const event = await journal.append(
    { type: 'value-found', step: null, name: 'n', value: n, source: 'x'.repeat(n % 700) },
    WIZARD,
  );
  process.stdout.write(`${event.seq}\n`);
}
