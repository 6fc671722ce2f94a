import { useCursor, useInput, usePaste, useWindowSize } from 'ink';
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { keyPresses } from './key-press.ts';
import { RunScreen } from './run-screen.tsx';
import type { Session } from './session.ts';

export type AppProps = {
  readonly session: Session;
  readonly colour: boolean;
  /** Called after a resize has settled: everything is drawn once more. */
  readonly onRepaint: (listener: () => void) => () => void;
};

/** The only owner of the keyboard: every key goes through here, and is decided before anything is drawn. */
export function App({ session, colour, onRepaint }: AppProps): ReactNode {
  const picture = useSyncExternalStore(session.subscribe, session.picture);
  const size = useWindowSize();
  const { setCursorPosition } = useCursor();
  const [, redraw] = useState(0);
  useEffect(() => onRepaint(() => redraw((count) => count + 1)), [onRepaint]);
  useInput((input, key) => {
    if (key.eventType !== 'release') session.press(keyPresses(input, key), size);
  });
  usePaste((text) => session.paste(text, size));
  return (
    <RunScreen
      picture={picture}
      size={size}
      colour={colour}
      ascii={picture.words.ascii}
      onCursor={(cursor) => setCursorPosition(cursor ?? undefined)}
    />
  );
}
