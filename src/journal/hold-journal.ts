import path from 'node:path';
import type { Mode } from '../model/event.ts';
import { createAppendQueue } from './append-queue.ts';
import { diskError } from './disk-error.ts';
import { EVIDENCE_FOLDER, nextEvidenceNumber, storeEvidence } from './evidence.ts';
import { evidenceName } from './drill-mark.ts';
import type { Journal, JournalOptions } from './journal.ts';
import { openJournalFile } from './journal-file.ts';
import type { Lock } from './lock.ts';
import { copyRun, leavePointer } from './move-run.ts';
import type { JournalRead } from './read-journal.ts';
import { redactFact } from './redact-fact.ts';
import { JOURNAL_FILE } from './run-folder.ts';
import { createTurns } from './turns.ts';

/** A journal for writing, over a folder that is locked and was read. */
export async function holdJournal(
  begun: {
    readonly run: string;
    readonly mode: Mode;
    readonly folder: string;
    readonly lock: Lock;
    readonly read: Pick<JournalRead, 'events' | 'head' | 'torn' | 'bytes'>;
  },
  { clock, redactor }: JournalOptions,
): Promise<Journal> {
  const { run, mode, read } = begun;
  let { folder, lock } = begun;
  let evidenceNumber = await nextEvidenceNumber(folder);
  let file = openJournalFile(path.join(folder, JOURNAL_FILE), read.bytes);
  let closed: Promise<void> | undefined;
  const turns = createTurns();
  const queue = createAppendQueue(
    { run, mode, events: read.events, head: read.head },
    {
      clock,
      redact: (fact) => redactFact(fact, redactor),
      store: (lines) => file.append(lines),
      inTurn: (job) => turns.alone(job),
    },
  );

  const refuseIfClosed = (): void => {
    if (closed !== undefined) throw new Error(`The journal in ${folder} is closed`);
  };
  const store = async (name: string, text: string) => {
    const number = evidenceNumber;
    evidenceNumber += 1;
    try {
      const named = evidenceName(name, mode, queue.events);
      return await storeEvidence(folder, number, redactor.text(named), redactor.text(text));
    } catch (error) {
      throw diskError(error, path.join(folder, EVIDENCE_FOLDER));
    }
  };
  const move = async (to: string): Promise<void> => {
    const left = { folder, lock, file };
    const taken = await copyRun(folder, to, file.bytes);
    file = openJournalFile(path.join(to, JOURNAL_FILE), file.bytes);
    [folder, lock] = [to, taken];
    left.file.close();
    await leavePointer(left.folder, folder, left.lock);
  };

  return {
    run,
    events: queue.events,
    torn: read.torn,
    get folder() {
      return folder;
    },
    get head() {
      return queue.head;
    },
    get lines() {
      return queue.events.length;
    },
    async append(fact, by) {
      refuseIfClosed();
      return await queue.append(fact, by);
    },
    async evidence(name, text) {
      refuseIfClosed();
      return await turns.beside(() => store(name, text));
    },
    async moveTo(target) {
      refuseIfClosed();
      await turns.move(() => move(path.resolve(target, run)));
    },
    async close() {
      closed ??= turns.move(async () => {
        file.close();
        await lock.release();
      });
      await closed;
    },
  };
}
