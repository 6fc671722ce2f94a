import type { StepId } from '../../../model/runbook.ts';
import { askAbort } from '../ask-step.ts';
import { correctValue } from '../ask-trouble.ts';
import { choose, LeftOff, type Choice } from '../desk.ts';
import { summaryLines } from '../summary.ts';
import { lookAtCluster } from './cluster-look.ts';
import { lookAtDoor } from './door-look.ts';
import { lookText, type LookDesk } from './look-desk.ts';
import { objectsLines } from './objects-look.ts';
import { goToShell, openAddress, readDocument, readReport } from './outside-look.ts';
import { clockLines, itemWords, runLines, sectionLines } from './run-lines.ts';
import { outputLines, stepLines } from './step-lines.ts';
import {
  checkStep,
  journalLines,
  milestoneLines,
  MOST_EVENTS,
  stepsMeant,
  valueLines,
} from './told-lines.ts';
import { LOOKS, type Look, type Wish } from './wish.ts';

const MOST_OUTPUT = 200;

/** What a person wished to see, or the menu of all of it; returns to where they were. */
export async function lookAround(desk: LookDesk, { at, unknown }: Wish): Promise<void> {
  if (unknown !== undefined) desk.say(lookText(desk, 'unknown', { name: unknown }));
  const what = at ?? (await chosenLook(desk));
  if (what !== null) await LOOK[what](desk);
}

function chosenLook(desk: LookDesk): Promise<Look | null> {
  return choose<Look | null>(desk, lookText(desk, 'which'), [
    { words: lookText(desk, 'back'), value: null },
    ...LOOKS.map((look): Choice<Look> => {
      const name = lookText(desk, `name.${look}`);
      const words = lookText(desk, 'choice', { name, about: lookText(desk, `about.${look}`) });
      return { words, value: look, short: name };
    }),
  ]);
}

const LOOK: { readonly [look in Look]: (desk: LookDesk) => Promise<void> | void } = {
  run: (desk) => desk.say(...runLines(desk)),
  queue: lookAtQueue,
  clock: (desk) => desk.say(...clockLines(desk)),
  section: lookAtSection,
  step: (desk) => lookAtStep(desk, (id) => stepLines(desk, id)),
  milestone: lookAtMilestone,
  output: (desk) => lookAtStep(desk, (id) => outputLines(desk, id, MOST_OUTPUT)),
  objects: (desk) => lookAtStep(desk, (id) => objectsLines(desk, id)),
  values: (desk) => desk.say(...valueLines(desk)),
  journal: lookAtJournal,
  cluster: lookAtCluster,
  door: lookAtDoor,
  summary: (desk) => desk.say(...summaryLines(desk.handle, desk.voice, desk.texts)),
  report: readReport,
  help: (desk) => desk.say(...lookText(desk, 'help').split('\n')),
  correct: correctOne,
  abort: askAbort,
  shell: goToShell,
  pager: readDocument,
  open: openAddress,
  // At a question that takes a sentence its text is the answer: here there is none.
  editor: (desk) => desk.say(lookText(desk, 'editorWhere')),
  language: (desk) => desk.speakOther(),
};

/** What needs a person; one of them can be turned to at once. */
async function lookAtQueue(desk: LookDesk): Promise<void> {
  const items = desk.items();
  if (items.length === 0) {
    desk.say(lookText(desk, 'queueNone'));
    return;
  }
  desk.say(lookText(desk, 'heading.queue', { count: items.length }));
  const item = await choose(desk, lookText(desk, 'queueOpen'), [
    ...items.map((one) => ({ words: itemWords(desk, one), value: one })),
    { words: lookText(desk, 'back'), value: null },
  ]);
  if (item !== null) desk.turnTo(item);
}

async function lookAtSection(desk: LookDesk): Promise<void> {
  const { sections } = desk.handle.book.runbook;
  const section = await choose(
    desk,
    lookText(desk, 'section.which'),
    sections.map((one) => ({
      words: desk.voice.section(one.id),
      value: one,
      short: one.ref,
    })),
  );
  desk.say(...sectionLines(desk, section));
}

async function lookAtMilestone(desk: LookDesk): Promise<void> {
  const { milestones } = desk.handle.book.runbook;
  const [only] = milestones;
  if (only === undefined) {
    desk.say(lookText(desk, 'empty'));
    return;
  }
  const milestone =
    milestones.length === 1
      ? only
      : await choose(
          desk,
          lookText(desk, 'milestone.which'),
          milestones.map((one) => ({ words: desk.voice.name(one.id), value: one })),
        );
  desk.say(...milestoneLines(desk, milestone));
}

async function lookAtStep(
  desk: LookDesk,
  linesOf: (id: StepId) => readonly string[] | Promise<readonly string[]>,
): Promise<void> {
  const check = (text: string) => checkStep(desk, text);
  const [id] = stepsMeant(desk, await desk.ask({ words: lookText(desk, 'step.ask'), check }));
  if (id === undefined) return;
  const lines = await linesOf(id);
  desk.say(...(lines.length === 0 ? [lookText(desk, 'empty')] : lines));
}

async function lookAtJournal(desk: LookDesk): Promise<void> {
  const words = lookText(desk, 'journal.ask', { n: MOST_EVENTS });
  desk.say(...journalLines(desk, (await desk.ask({ words })).trim()));
}

/** Of any value that the run knows: what passed by reading the old one becomes stale. */
async function correctOne(desk: LookDesk): Promise<void> {
  const [first] = Object.values(desk.handle.state().values);
  if (first === undefined) {
    desk.say(lookText(desk, 'correct.none'));
    return;
  }
  try {
    await correctValue(desk, null);
  } catch (error) {
    if (!(error instanceof LeftOff)) throw error;
  }
}
