import { useInput, useWindowSize } from 'ink';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Lang } from '../../src/text/index.ts';
import { keyPresses } from '../key-press.ts';
import { wordsOf } from '../words.ts';
import { startQuestion, type Picked, type StartChoices } from './questions.ts';
import { StartScreen } from './start-screen.tsx';
import { firstStart, startKey, type StartState } from './state.ts';

export type StartAppProps = {
  readonly choices: StartChoices;
  readonly lang: Lang;
  readonly ascii: boolean;
  readonly colour: boolean;
  /** null: left without a choice. */
  readonly onPicked: (picked: Picked | null, lang: Lang) => void;
  readonly onCopy: (text: string) => void;
  /** Whether this terminal draws lines and marks wider than they are: it says so a moment later. */
  readonly isWide: Promise<boolean>;
  readonly onSuspend: (lang: Lang) => void;
  readonly onRepaint: (listener: () => void) => () => void;
};

/** Asks one question after the other until it is clear what to start. */
export function StartApp(props: StartAppProps): ReactNode {
  const { choices, colour, onPicked, onRepaint, isWide } = props;
  const size = useWindowSize();
  const [state, draw] = useState<StartState>(() => firstStart(props.lang));
  const latest = useRef(state);
  const [, redraw] = useState(0);
  const [ascii, setAscii] = useState(props.ascii);
  useEffect(() => {
    void isWide.then((is) => is && setAscii(true));
  }, [isWide]);
  useEffect(() => onRepaint(() => redraw((count) => count + 1)), [onRepaint]);

  useInput((input, key) => {
    for (const press of keyPresses(input, key)) {
      const { lang } = latest.current;
      if (press.name === 'ctrl-z') {
        props.onSuspend(lang);
        return;
      }
      const next = startKey(choices, wordsOf(lang, ascii, null), latest.current, press);
      latest.current = next.state;
      draw(next.state);
      if (next.copy !== undefined) props.onCopy(next.copy);
      if (next.picked === undefined) continue;
      onPicked(next.picked, lang);
      return;
    }
  });
  const words = wordsOf(state.lang, ascii, null);
  const question = startQuestion(choices, state.chosen, words);
  if ('is' in question) return null;
  return (
    <StartScreen
      question={question}
      index={state.index}
      turned={state.turned}
      words={words}
      size={size}
      colour={colour}
      ascii={ascii}
      nested={state.chosen.length > 0}
    />
  );
}
