import { fits } from '../../../screens/fits.ts';
import { frameOf, tooSmall, type Frame } from '../../../screens/frame.ts';
import { textOf } from '../../../screens/line.ts';
import { createSession } from '../../../screens/session.ts';
import { stageOf, type Size } from '../../../screens/stage.ts';
import type { DecisionKind } from '../../../src/model/event.ts';
import { widthOf } from '../../../screens/width.ts';
import type { DemoScene } from '../demo-scenes.ts';
import { settled, stillTicker } from '../demo-session.ts';
import { OPERATOR } from '../fake-run.ts';
import { unconfirmed, type Shown } from './confirmed.ts';
import { keysOf, key, type Op } from './op.ts';
import { worldOf } from './world.ts';

export type Played = {
  /** What went wrong, after how many things; null where nothing did. */
  readonly fault: string | null;
  readonly after: number;
  readonly decided: ReadonlyMap<DecisionKind, number>;
  readonly places: ReadonlySet<string>;
};

const NO_TEXT = /\bscreen\.[a-z]|\{\{|undefined|\[object|NaN/;

/** Plays in the scene what is given, and looks at each picture and each decision. `look` sees every frame. */
export async function played(
  scene: DemoScene,
  ops: readonly Op[],
  look: (frame: Frame, size: Size) => Promise<void> | void = () => undefined,
): Promise<Played> {
  const faults: string[] = [];
  const decided = new Map<DecisionKind, number>();
  const places = new Set<string>();
  const typed = new Map<string, string>();
  const { past } = scene;
  const ticker = stillTicker();
  let size: Size = { columns: 80, rows: 24 };
  let now: Shown | undefined;
  const world = worldOf(scene.run(), (decision) => {
    decided.set(decision.do, (decided.get(decision.do) ?? 0) + 1);
    const why = now === undefined ? 'a decision without a key' : unconfirmed(decision, now);
    if (why !== undefined) faults.push(`Not confirmed: ${why}`);
  });
  const session = createSession({
    handle: world.handle,
    operator: OPERATOR,
    lang: 'en',
    ascii: false,
    ticker,
    isBehind: () => false,
    copy: () => true,
    ...(past === undefined ? {} : { past: { now: () => past, onChange: () => () => {} } }),
    onStop: () => undefined,
    crash: (error) => faults.push(error instanceof Error ? (error.stack ?? '') : String(error)),
  });

  const draw = async (): Promise<void> => {
    const { view, ui, words } = session.picture();
    const { columns, rows } = size;
    const frame = fits(size)
      ? frameOf(stageOf(view, ui, words, size))
      : tooSmall(words, size, view);
    const texts = frame.lines.map(textOf);
    if (texts.length !== rows) faults.push(`${texts.length} rows on a screen of ${rows}`);
    const wide = texts.find((text) => widthOf(text) > columns);
    if (wide !== undefined) faults.push(`Wider than ${columns}: ${wide}`);
    const raw = texts.find((text) => NO_TEXT.test(text));
    if (raw !== undefined) faults.push(`No text: ${raw}`);
    const { cursor } = frame;
    if (cursor !== null && (cursor.x < 0 || cursor.x >= columns || cursor.y >= rows))
      faults.push(`The cursor is off the screen: ${JSON.stringify(cursor)}`);
    const open = ui.spots.map(({ place }) => JSON.stringify(place));
    for (const one of typed.keys()) if (!open.includes(one)) typed.delete(one);
    for (const { place } of ui.spots) places.add(place.at);
    now = {
      lang: ui.lang,
      rows: texts,
      cursor: cursorRow(frame, words.glyphs.cursor),
      typed: typed.get(open.at(-1) ?? '') ?? '',
      key: '',
    };
    await look(frame, size);
  };
  const write = (text: string): void => {
    const at = JSON.stringify(session.picture().ui.spots.at(-1)?.place);
    typed.set(at, (typed.get(at) ?? '') + text);
  };
  const play = (op: Op): void => {
    if (op.is === 'resize') ({ size } = op);
    if (op.is === 'world') world.change(op.n);
    if (op.is === 'key' && now !== undefined) {
      now = { ...now, key: op.name };
      write(op.text);
      session.press([op], size);
    }
    if (op.is === 'paste') {
      write(op.text);
      session.paste(op.text, size);
    }
  };

  let after = 0;
  try {
    await settled();
    await draw();
    for (const op of [...scene.keys.flatMap(named), ...ops]) {
      play(op);
      await settled();
      ticker.fire();
      await draw();
      if (faults.length > 0) break;
      after += 1;
    }
  } catch (error) {
    faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  session.close();
  return { fault: faults[0] ?? null, after, decided, places };
}

function named(name: string): readonly Op[] {
  return name.startsWith('"') ? keysOf(name.slice(1)) : [key(name)];
}

function cursorRow({ lines }: Frame, glyph: string): string | null {
  for (const line of lines) {
    const at = line.findIndex(({ text, tone }) => text === `${glyph} ` && tone === 'strong');
    if (at !== -1) return textOf(line.slice(at + 1)).trim();
  }
  return null;
}
