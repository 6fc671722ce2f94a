import type { Actor } from '../src/model/event.ts';
import type { OutsideDesk } from '../src/model/outside.ts';
import type { PastRuns } from '../src/model/past.ts';
import type { RunHandle } from '../src/model/run.ts';
import { inAscii } from '../src/text/in-ascii.ts';
import type { Lang } from '../src/text/index.ts';
import { App } from './app.tsx';
import { farewell } from './end/farewell.ts';
import { watchNeeds } from './attention.ts';
import type { ReadEvidence } from './evidence-reading.ts';
import { goingOutside } from './outside/go-outside.ts';
import type { Places } from './places.ts';
import { createSession } from './session.ts';
import { openTerminal, ownStreams, type Streams } from './terminal.ts';

export type ScreensOptions = {
  readonly handle: RunHandle;
  /** Who decides: stands in every event that comes of a key. */
  readonly operator: Actor;
  readonly places: Places;
  /** What the run came to, made from its record. */
  readonly report?: (lang: Lang) => Promise<string>;
  readonly lang: Lang;
  readonly ascii: boolean;
  readonly colour: boolean;
  /** Once it is aborted the run is over in the middle: its world is gone. */
  readonly gone?: AbortSignal;
  /** What past runs tell, as soon as it is known. */
  readonly past?: PastRuns;
  readonly evidence?: ReadEvidence;
  /** How the operator is called where they are not looking. */
  readonly notify?: 'auto' | 'bell' | 'off';
  /** Programs of the operator's own. */
  readonly outside?: OutsideDesk;
  readonly streams?: Streams;
};

const STOPS = { SIGHUP: 'hangup', SIGTERM: 'terminated' } as const;
const LEFT_AT_ONCE = 130;

/** Shows a run until it has ended and been read, or was left; gives the exit code. The terminal is as it was before. */
export async function startScreens(options: ScreensOptions): Promise<number> {
  const { handle, operator, lang, ascii, colour, places, gone, outside } = options;
  const terminal = openTerminal(options.streams ?? ownStreams());
  const { promise: over, resolve: end, reject: crash } = Promise.withResolvers<number>();
  const stop = (why: 'interrupted' | (typeof STOPS)[keyof typeof STOPS]) => {
    if (handle.state().phase === 'open') handle.stop(why).then(undefined, crash);
    handle.ended.then(end, crash);
  };
  const session = createSession({
    handle,
    operator,
    lang,
    ascii,
    ticker: terminal.ticker,
    isBehind: terminal.isBehind,
    copy: terminal.copy,
    places,
    ...(options.report === undefined ? {} : { report: options.report }),
    ...(outside === undefined
      ? {}
      : { outside: goingOutside(outside, terminal, handle, operator) }),
    ...(terminal.canSuspend ? { suspend: terminal.suspend } : {}),
    ...(options.evidence === undefined ? {} : { evidence: options.evidence }),
    ...(options.past === undefined ? {} : { past: options.past }),
    onStop: (again) => (again ? end(LEFT_AT_ONCE) : stop('interrupted')),
    crash,
  });
  terminal.onSignal((signal) => {
    // From outside, as Ctrl-C comes as a key: it asks all the same.
    if (signal === 'SIGINT') session.press([{ name: 'ctrl-c', text: '' }], terminal.size());
    else if (signal === 'SIGTSTP') session.press([{ name: 'ctrl-z', text: '' }], terminal.size());
    else stop(STOPS[signal]);
  });
  gone?.addEventListener('abort', () => stop('terminated'));
  const { words } = session.picture();
  const drawn = terminal.draw(
    <App session={session} colour={colour} onRepaint={terminal.onRepaint} />,
    words.t('farewell.killed', { run: handle.state().run }),
  );
  drawn.then(undefined, crash);
  terminal.ambiguousIsWide().then((is) => is && session.toAscii(), crash);
  watchNeeds(session, terminal, options.notify ?? 'auto');
  try {
    return await over;
  } finally {
    const last = session.picture();
    session.close();
    // It would have the terminal while the last words are written.
    outside?.close();
    terminal.leave();
    await drawn;
    const said = farewell(last.view, last.words, places.record);
    terminal.say(last.words.ascii ? inAscii(said) : said);
  }
}
