import { isTypedName } from '../../model/typed-name.ts';
import type { Decision } from '../../model/event.ts';
import type { RunHandle } from '../../model/run.ts';
import type { Question } from './asker.ts';
import type { Texts } from '../../text/index.ts';
import type { Voice } from '../../text/voice.ts';

/** Where a person sits: lines to read, questions to answer, decisions to take. */
export type Desk = {
  readonly handle: RunHandle;
  readonly voice: Voice;
  readonly texts: Texts;
  readonly now: () => number;
  say(...lines: readonly string[]): void;
  /** Rejects with `LeftOff` where the question is no longer needed or the person does not want to answer now. */
  ask(question: Question): Promise<string>;
  /** Says why where it is refused. */
  decide(decision: Decision): Promise<boolean>;
};

/** The person turned to something else, or what was asked has settled itself. */
export class LeftOff extends Error {
  override readonly name = 'LeftOff';
}

/** As much of a desk as a choice needs: there is one before there is a run. */
export type Talk = Pick<Desk, 'say' | 'ask'> & { readonly voice: Pick<Voice, 't'> };

export type Choice<T> = {
  readonly words: string;
  readonly value: T;
  /** Answers it as well as all of its words. */
  readonly short?: string;
};

/** A numbered list, answered by a number or by its words: it can be read aloud and needs no cursor. */
export async function choose<T>(
  desk: Talk,
  words: string,
  choices: readonly Choice<T>[],
): Promise<T> {
  const again = choices.map((choice, index) => `  ${index + 1}  ${choice.words}`);
  desk.say(...again);
  const found = (text: string) =>
    choices.find(({ words: own, short }, index) =>
      [String(index + 1), own, short].includes(plainly(text)),
    );
  const check = (text: string) =>
    found(text) === undefined ? desk.voice.t('ask.noChoice', { last: choices.length }) : undefined;
  const picked = found(await desk.ask({ words, check, again }));
  if (picked === undefined) throw new LeftOff();
  return picked.value;
}

/** Digits of an input method are digits. */
function plainly(text: string): string {
  const said = text.trim();
  return /^[０-９]+$/u.test(said) ? said.normalize('NFKC') : said;
}

/** The name of what is at risk, typed; nothing at all leaves it. */
export async function askTypedName(desk: Desk, words: string, name: string): Promise<void> {
  const check = (text: string) =>
    isTypedName(text, name) || text.trim() === ''
      ? undefined
      : desk.voice.t('ask.notTheName', { name });
  const typed = await desk.ask({ words, check });
  if (typed.trim() === '') throw new LeftOff();
}

/** A reason is what the record is for: it cannot be empty. */
export function askReason(desk: Desk, words = desk.voice.t('ask.reason')): Promise<string> {
  const check = (text: string) => (text.trim() === '' ? desk.voice.t('ask.empty') : undefined);
  return desk.ask({ words, check, sentence: true });
}
