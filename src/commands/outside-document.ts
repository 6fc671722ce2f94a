import path from 'node:path';
import { shownMode } from '../core/ground.ts';
import { readJournal } from '../journal/read-journal.ts';
import type { RunEvent } from '../model/event.ts';
import type { OutsideDocument } from '../model/outside.ts';
import { valuesText } from '../report/values-text.ts';
import { eventLine } from '../text/event-line.ts';
import { texts, type Lang } from '../text/index.ts';
import { voiceOf } from '../text/voice.ts';
import { markdownOfRun } from './report.ts';
import type { OpenedRun } from './start-run.ts';
import type { World } from './world.ts';

/** A document of the run as it is now, in the language of the moment. */
export async function outsideDocument(
  world: World,
  { handle, folder }: Pick<OpenedRun, 'handle' | 'folder'>,
  which: OutsideDocument,
  lang: Lang,
): Promise<string> {
  const { book } = handle;
  const state = handle.state();
  const words = texts(lang);
  const scope = handle.scope();
  if (which === 'values') return valuesText({ book, state, scope, texts: words });
  if (which === 'report') return markdownOfRun({ ...world, lang }, state.run);
  const { events } = await readJournal(path.join(folder, 'journal.jsonl'));
  const shown = state.phase === 'open' ? events.filter(isShown) : events;
  const voice = voiceOf(book, () => scope, words);
  const mode = shownMode(state);
  return `${shown.map((event) => eventLine(event, voice, mode)).join('\n')}\n`;
}

/** What breaks a practice range is for the operator to see by what it does, until the run is over. */
function isShown({ type }: RunEvent): boolean {
  return type !== 'fault-injected' && type !== 'fault-ended';
}
