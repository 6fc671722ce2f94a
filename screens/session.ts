import { WizardError } from '../src/model/error.ts';
import type { Actor } from '../src/model/event.ts';
import type { PastRuns } from '../src/model/past.ts';
import type { RunHandle } from '../src/model/run.ts';
import { aCause, type Cause } from '../src/model/verdict.ts';
import type { Lang } from '../src/text/index.ts';
import type { Effect } from './act.ts';
import { askRun } from './ask-run.ts';
import { piecesOf } from './chunk.ts';
import { fieldNow } from './in-field.ts';
import type { KeyPress } from './key-press.ts';
import { KEYMAP, OF_THE_ROW } from './keymap.ts';
import { readEvidence, type ReadEvidence } from './evidence-reading.ts';
import { createObjectReading } from './object-reading.ts';
import type { GoOutside, Outside } from './outside/outside.ts';
import { greeted, type Places } from './places.ts';
import { stageOf, type Size, type Stage } from './stage.ts';
import { createStore, type Ticker } from './store.ts';
import { firstUi, isAtCluster, isDoor, isLive, topSpot, type Ui } from './ui.ts';
import { update, type Msg } from './update.ts';
import type { View } from './view.ts';
import { clip } from './width.ts';
import { wordsOf, type Words } from './words.ts';

export type SessionOptions = {
  readonly handle: RunHandle;
  readonly operator: Actor;
  readonly lang: Lang;
  readonly ascii: boolean;
  readonly ticker: Ticker;
  readonly isBehind: () => boolean;
  /** What past runs tell, as soon as it is known. */
  readonly past?: PastRuns;
  readonly places?: Places;
  /** Made from the record. */
  readonly report?: (lang: Lang) => Promise<string>;
  /** Where what was seen can be read again. */
  readonly evidence?: ReadEvidence;
  readonly copy: (text: string) => boolean;
  /** Starts a program of the operator's own; rejects with `WizardError`. None where there is none. */
  readonly outside?: GoOutside;
  /** Stops the wizard as a job of its shell, after these words; absent where there are no jobs. */
  readonly suspend?: (says: string) => Promise<boolean>;
  /** Somebody asked to leave; a second time means at once. */
  readonly onStop: (again: boolean) => void;
  /** Something that is a bug in the wizard. */
  readonly crash: (error: unknown) => void;
};

export type Picture = { readonly view: View; readonly ui: Ui; readonly words: Words };

/** A run with a person before it: keys in, pictures out. Lives outside React, which only draws it. */
export type Session = {
  readonly picture: () => Picture;
  readonly subscribe: (listener: () => void) => () => void;
  press(keys: readonly KeyPress[], size: Size): void;
  paste(text: string, size: Size): void;
  /** This terminal draws lines and marks wider than they are: from now on without them. */
  toAscii(): void;
  close(): void;
};

const COPIED = 40;
/** Keys that do what the row under the cursor says. */
const TAKES: readonly string[] = KEYMAP.flatMap(({ id, keys }) =>
  OF_THE_ROW.includes(id) ? keys : [],
);

export function createSession(options: SessionOptions): Session {
  const { handle, operator } = options;
  let { ascii } = options;
  const store = createStore(handle, options.ticker, options.isBehind, options.crash, options.past);
  const zone = handle.book.runbook.site.timezone;
  const listeners = new Set<() => void>();
  const wordsNow = (ui: Ui) => wordsOf(ui.lang, ascii, zone);
  const first = firstUi(options.lang, options.places ?? null);
  let ui = greeted(first, wordsNow(first));
  let stopping = false;
  let picture: Picture = { view: store.view(), ui, words: wordsNow(ui) };
  let size: Size = { columns: 80, rows: 24 };
  /** Another program has the terminal: no key is ours. */
  let isAway = false;

  const changed = () => {
    // While it is read the first time, rows come in any order.
    const { place } = topSpot(ui);
    const isKnown = isLive(place) && store.view().cluster?.isWhole === true;
    if (isKnown || isDoor(place)) ui = update(stageNow(store.view()), { is: 'drawn' }).ui;
    reading.at(topSpot(ui).place);
    picture = { view: store.view(), ui, words: wordsNow(ui) };
    for (const listener of listeners) listener();
  };
  const stageNow = (view: View): Stage => stageOf(view, ui, wordsNow(ui), size);
  const came = (msg: Msg) => {
    take(msg);
    store.refresh();
  };
  const causeOf = (error: unknown): Cause | undefined => {
    if (error instanceof WizardError) return aCause(error.code, error.params);
    options.crash(error);
    return undefined;
  };
  const reading = createObjectReading(handle, options.ticker, came, causeOf);
  ui = { ...ui, hasOutside: options.outside !== undefined };
  store.subscribe(changed);
  // A wide screen shows beside the outline what was never opened.
  carryOut({ do: 'contexts' });

  const take = (msg: Msg) => {
    const next = update(stageNow(store.fresh()), msg);
    ({ ui } = next);
    store.watchCluster(isAtCluster(ui));
    for (const effect of next.effects) carryOut(effect);
  };
  /** The run took the row from under the cursor since it was drawn: what stands there now is not what was meant. */
  const isUnseen = (msg: Msg): boolean =>
    msg.is === 'key' &&
    TAKES.includes(msg.key.name) &&
    stageNow(picture.view).active.port.focus !== stageNow(store.fresh()).active.port.focus;
  function carryOut(effect: Effect): void {
    switch (effect.do) {
      case 'decide':
        handle
          .decide(effect.decision, operator)
          .then(
            (decided) =>
              decided.ok
                ? store.refresh()
                : came({ is: 'refused', ...wordsNow(ui).said(decided.cause) }),
            options.crash,
          );
        return;
      case 'secret':
        handle.giveSecret(effect.name, effect.text);
        return;
      case 'evidence':
        readEvidence(
          store.view().events.find((one) => one.seq === effect.seq),
          options.evidence ?? (() => Promise.resolve('')),
          (sha256, found) => came({ is: 'evidence', sha256, found }),
          options.crash,
        );
        return;
      case 'ask-assist':
        handle.askAssist(effect.step);
        return;
      case 'contexts':
      case 'inspect':
      case 'objects':
      case 'report': {
        const { report } = options;
        const { lang } = ui;
        askRun(effect, {
          handle,
          lang,
          came,
          causeOf,
          ...(report === undefined ? {} : { report }),
        });
        return;
      }
      case 'copy': {
        if (!options.copy(effect.text)) {
          take({ is: 'noted', says: wordsNow(ui).t('terminal.copyRefused') });
          return;
        }
        const text = clip(effect.text, COPIED, wordsNow(ui).glyphs.ellipsis);
        take({ is: 'noted', says: wordsNow(ui).t('copied', { text }) });
        return;
      }
      case 'outside':
        goOut(effect.what);
        return;
      case 'stop':
        take({ is: 'noted', says: wordsNow(ui).t('leave.stopping') });
        options.onStop(stopping);
        stopping = true;
    }
  }

  /** Thrown where keys are read, it would end the process before the screen is given back. */
  function caught(run: () => void): void {
    try {
      run();
    } catch (error) {
      options.crash(error);
    }
  }
  function goOut(what: Outside): void {
    const { outside } = options;
    if (outside === undefined) return;
    isAway = true;
    const back = (msg: Msg) => {
      isAway = false;
      came(msg);
    };
    outside(what, stageNow(store.fresh()), () => store.fresh()).then(back, (error: unknown) => {
      const cause = causeOf(error);
      if (cause !== undefined) back({ is: 'refused', ...wordsNow(ui).said(cause) });
    });
  }
  function suspend(): void {
    if (options.suspend === undefined) {
      came({ is: 'noted', says: wordsNow(ui).t('terminal.noShell') });
      return;
    }
    isAway = true;
    options.suspend(wordsNow(ui).t('farewell.suspended')).then((was) => {
      isAway = false;
      const key = was ? 'terminal.continued' : 'terminal.noShell';
      return came({ is: 'noted', says: wordsNow(ui).t(key) });
    }, options.crash);
  }

  return {
    picture: () => picture,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    press(keys, now) {
      if (isAway) return;
      size = now;
      // What was typed behind it was meant for the shell: here it could confirm something.
      const stop = keys.findIndex(({ name }) => name === 'ctrl-z');
      const own = stop === -1 ? keys : keys.slice(0, stop);
      caught(() => {
        const inField = fieldNow(stageNow(store.fresh())) !== undefined;
        for (const piece of piecesOf(own, inField)) if (!isAway && !isUnseen(piece)) take(piece);
      });
      if (stop !== -1) suspend();
      store.refresh();
    },
    paste(text, now) {
      size = now;
      caught(() => take({ is: 'paste', text }));
      store.refresh();
    },
    toAscii() {
      ascii = true;
      store.refresh();
    },
    close() {
      reading.close();
      store.close();
    },
  };
}
