// Usage: fill-disk.ts SMALL OTHER. Runs a journal on the small disk SMALL until it is full, then goes on in OTHER; prints JSON.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { createRun } from '../../../src/journal/create-run.ts';
import { openJournal } from '../../../src/journal/open-journal.ts';
import { readJournal } from '../../../src/journal/read-journal.ts';
import { createRedactor } from '../../../src/journal/redact.ts';
import { findRun } from '../../../src/journal/runs.ts';
import { WizardError } from '../../../src/model/error.ts';
import type { Fact } from '../../../src/model/event.ts';
import { RUN_STARTED, WIZARD } from '../events.ts';

const [, , small = '', other = ''] = process.argv;
const options = {
  clock: { now: () => Date.now(), mono: () => performance.now() },
  redactor: createRedactor(),
};
const journal = await createRun(small, 'a1b2c3d4e5f6', 'incident', options);
await journal.append(RUN_STARTED, WIZARD);
const big: Fact = {
  type: 'value-found',
  step: null,
  name: 'big',
  value: 'x'.repeat(5000),
  source: '',
};

const refused: string[] = [];
const codeOf = (error: unknown): string =>
  error instanceof WizardError ? error.code : String(error);
while (refused.length === 0)
  await journal.append(big, WIZARD).catch((error: unknown) => refused.push(codeOf(error)));
await journal.evidence('big', 'x'.repeat(100_000)).catch((error: unknown) => {
  refused.push(codeOf(error));
});
const begun = journal.folder;
const full = await readJournal(path.join(begun, 'journal.jsonl'));
const linesBefore = journal.lines;
// There is room for a short one still: what was refused has left nothing behind.
const short = await journal.append({ type: 'step-late', step: 's' }, WIZARD);

await journal.moveTo(other);
await journal.append(big, WIZARD);
const { file } = await journal.evidence('later', 'seen');
await journal.close();

const resumed = await openJournal((await findRun(small, 'last')).folder, options);
process.stdout.write(
  JSON.stringify({
    refused,
    full: { lines: full.lines === linesBefore, torn: full.torn, damaged: full.damaged },
    short: short.seq === linesBefore + 1,
    movedTo: path.relative(other, resumed.folder),
    linesAfter: resumed.lines - linesBefore,
    evidence: await readFile(path.join(resumed.folder, file), 'utf8'),
  }),
);
await resumed.close();
