import { shownMode } from '../../../core/ground.ts';
import { editedLine, MOST_TYPED } from '../../../model/edited-line.ts';
import { WizardError } from '../../../model/error.ts';
import type { OutsideDocument } from '../../../model/outside.ts';
import { aCause } from '../../../model/verdict.ts';
import { visible, visibleLine } from '../../../text/visible.ts';
import { choose } from '../desk.ts';
import { lookText, type LookDesk, type OutsidePlace } from './look-desk.ts';

const DOCUMENTS: readonly OutsideDocument[] = ['journal', 'values', 'report'];

/** A shell of the operator's own, on the cluster of the run; the run goes on meanwhile. */
export function goToShell(desk: LookDesk): Promise<void> {
  return outside(desk, async ({ programs, lend, note }) => {
    const { handle, voice, texts } = desk;
    const { target, run } = handle.state();
    const t = (key: string, params = {}) => texts.t(`outside.shell.${key}`, params);
    const mode = voice.t(`mode.${shownMode(handle.state())}`);
    const says = [
      target === null
        ? t('nowhere', { mode })
        : visibleLine(t('on', { mode, context: target.context, server: target.server })),
      t('goesOn', { run }),
      t('values', { file: programs.valuesFile }),
    ];
    await lend(async () => {
      let exitCode: number | null = null;
      await note({ type: 'shell-opened', context: target?.context ?? null });
      // Only now: whoever reads it may type at once, and that is for the shell.
      desk.say(...says);
      try {
        exitCode = await programs.shell();
      } finally {
        await note({ type: 'shell-left', exitCode });
      }
    });
  });
}

/** The whole of a document in the operator's pager, or as lines where there is none. */
export function readDocument(desk: LookDesk): Promise<void> {
  return outside(desk, async ({ programs, lend }) => {
    const which = await choose(
      desk,
      lookText(desk, 'pager.which'),
      DOCUMENTS.map((one) => ({ words: lookText(desk, `pager.${one}`), value: one })),
    );
    const text = await programs.document(which, desk.texts.lang);
    const kind = which === 'report' ? 'md' : 'txt';
    try {
      await lend(() => programs.page(text, `${which}.${kind}`));
    } catch (error) {
      if (!(error instanceof WizardError) || error.code !== 'outside-no-pager') throw error;
      desk.say(...visible(text).trimEnd().split('\n'));
    }
  });
}

/** The record as it is by now, as lines: what a pager shows is not in the log of the terminal. */
export function readReport(desk: LookDesk): Promise<void> {
  return outside(desk, async ({ programs }) => {
    const text = await programs.document('report', desk.texts.lang);
    desk.say(...visible(text).trimEnd().split('\n'));
  });
}

/** The console of a step that is open now, in the browser of this machine; else its address. */
export function openAddress(desk: LookDesk): Promise<void> {
  return outside(desk, async ({ programs }) => {
    const urls = addressesOf(desk);
    const [only] = urls;
    if (only === undefined) {
      desk.say(lookText(desk, 'open.none'));
      return;
    }
    const url =
      urls.length === 1
        ? only
        : await choose(
            desk,
            lookText(desk, 'open.which'),
            urls.map((one) => ({ words: visibleLine(one), value: one })),
          );
    const isOpened = await programs.open(url);
    desk.say(visibleLine(lookText(desk, isOpened ? 'open.opened' : 'open.not', { url })));
  });
}

/** One answer from the operator's editor; undefined where none came. */
export async function editAnswer(desk: LookDesk): Promise<string | undefined> {
  let answer: string | undefined;
  await outside(desk, async ({ programs, lend }) => {
    const written = await lend(() => programs.edit('', 'answer.txt'));
    const { text, fits } = editedLine(written);
    if (fits) {
      answer = text === '' ? undefined : text;
      return;
    }
    const file = await programs.keep(written, 'answer.txt');
    const params = { n: text.length, most: MOST_TYPED, file };
    throw new WizardError('usage', 'outside-too-long', params);
  });
  return answer;
}

function addressesOf({ handle }: LookDesk): readonly string[] {
  const urls = [...handle.book.steps.values()]
    .filter(({ id }) => handle.steps().get(id)?.is === 'your-turn')
    .flatMap(({ manual }) => manual?.open?.show(handle.scope()) ?? []);
  return [...new Set(urls)];
}

/** What cannot be started says why; the question is asked again all the same. */
async function outside(
  desk: LookDesk,
  work: (place: OutsidePlace) => Promise<void>,
): Promise<void> {
  if (desk.outside === undefined) {
    desk.say(lookText(desk, 'noPrograms'));
    return;
  }
  try {
    await work(desk.outside);
  } catch (error) {
    if (!(error instanceof WizardError)) throw error;
    desk.say(visibleLine(desk.voice.said(aCause(error.code, error.params))));
  }
}
