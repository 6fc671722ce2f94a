// Usage: resume-when-told.ts FOLDER AT. Waits until AT (epoch ms), goes on with the run in FOLDER, says how that went, and stays.
import process from 'node:process';
import { openJournal } from '../../../src/journal/open-journal.ts';
import { createRedactor } from '../../../src/journal/redact.ts';
import { WizardError } from '../../../src/model/error.ts';

const [, , folder = '', at = '0'] = process.argv;
while (Date.now() < Number(at));
try {
  const journal = await openJournal(folder, {
    clock: { now: () => Date.now(), mono: () => performance.now() },
    redactor: createRedactor(),
  });
  process.stdout.write(`holds ${journal.lines}\n`);
  setInterval(() => undefined, 1000);
} catch (error) {
  if (!(error instanceof WizardError)) throw error;
  process.stdout.write(`${error.code} ${error.params['pid']}\n`);
}
