import type { Lang } from '../../src/text/index.ts';
import { wordsOf } from '../words.ts';
import { openTerminal, ownStreams, type Streams } from '../terminal.ts';
import type { Picked, StartChoices } from './questions.ts';
import { StartApp } from './start-app.tsx';

export type PickOptions = {
  readonly choices: StartChoices;
  readonly lang: Lang;
  readonly ascii: boolean;
  readonly colour: boolean;
  readonly streams?: Streams;
};

/** What to start, and the language it was asked in; null where the operator left, or the terminal went away. */
export async function pickStart(
  options: PickOptions,
): Promise<{ readonly picked: Picked; readonly lang: Lang } | null> {
  const { choices, lang, ascii, colour } = options;
  const terminal = openTerminal(options.streams ?? ownStreams());
  let answer: { readonly picked: Picked; readonly lang: Lang } | null = null;
  const suspend = (inLang: Lang) =>
    void terminal.suspend(wordsOf(inLang, ascii, null).t('farewell.paused'));
  terminal.onSignal((signal) => (signal === 'SIGTSTP' ? suspend(lang) : terminal.leave()));
  await terminal.draw(
    <StartApp
      choices={choices}
      lang={lang}
      ascii={ascii}
      colour={colour}
      isWide={terminal.ambiguousIsWide()}
      onRepaint={terminal.onRepaint}
      onCopy={terminal.copy}
      onSuspend={suspend}
      onPicked={(picked, inLang) => {
        answer = picked === null ? null : { picked, lang: inLang };
        terminal.leave();
      }}
    />,
  );
  return answer;
}
