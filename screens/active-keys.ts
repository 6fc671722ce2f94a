import type { Act } from './act.ts';
import { CLOCK } from './clock/open.ts';
import { CLUSTER } from './cluster/open.ts';
import { DOOR } from './door/open.ts';
import { KEYMAP, OF_THE_ROW, type KeyId } from './keymap.ts';
import { nextNeed } from './outline/needs.ts';
import { outsideKeys } from './outside/keys.ts';
import { focusedRow } from './page.ts';
import { QUEUE } from './queue/open.ts';
import type { Pane, Stage } from './stage.ts';
import { topSpot } from './ui.ts';
import { isCursorSeen } from './viewport.ts';

/** What works on every page of an open run, beside what the page itself says. */
export const EVERYWHERE: { readonly [id in KeyId]?: Act } = {
  clock: CLOCK,
  values: { do: 'open', place: { at: 'values' } },
  events: { do: 'open', place: { at: 'events' } },
  leave: { do: 'open', place: { at: 'leave' } },
  menu: { do: 'open', place: { at: 'menu' } },
  help: { do: 'open', place: { at: 'help' } },
  language: { do: 'language' },
};

/** Keys that a field leaves alone. */
const WHILE_TYPING: readonly KeyId[] = ['move', 'open', 'back', 'page', 'editor'];

/** What it takes to tell what a key does: the page that has the keys, and what is known. */
export type Here = Pick<Stage, 'view' | 'ui' | 'words' | 'active'>;

/** The keys that do something now, each with what it does: the reducer, the footer and the help go by this alone. */
export function activeKeys(stage: Here): ReadonlyMap<KeyId, Act> {
  const { active, view, ui } = stage;
  const { page, port } = active;
  const row = focusedRow(page, port.focus);
  const next = nextNeed(view, ui.spots[0].focus ?? null);
  const keys: { readonly [id in KeyId]?: Act | undefined } = {
    ...EVERYWHERE,
    ...(view.state.phase === 'open' ? { abort: { do: 'open', place: { at: 'abort' } } } : {}),
    queue: view.state.phase === 'open' ? QUEUE : undefined,
    cluster: view.hasCluster ? CLUSTER : undefined,
    door: view.door.rows.length > 0 ? DOOR : undefined,
    next,
    move: { do: 'move' },
    page: port.body.length > port.height ? { do: 'move' } : undefined,
    first: canGo(active) ? { do: 'move' } : undefined,
    last: canGo(active) ? { do: 'move' } : undefined,
    back: ui.spots.length > 1 ? { do: 'back' } : undefined,
    ...page.keys,
    ...outsideKeys(stage),
    follow: port.body.length > port.height ? page.keys.follow : undefined,
    open: row?.enter,
    tick: row?.space,
    copy: row?.copy === undefined ? undefined : { do: 'copy', text: row.copy },
  };
  const typing = row?.field !== undefined;
  const taken = new Set<string>();
  return new Map(
    KEYMAP.flatMap(({ id, keys: names }): readonly [KeyId, Act][] => {
      const act = isOfTheRow(active, id) ? asSeen(active, keys[id]) : keys[id];
      if (act === undefined || isHere(stage, act)) return [];
      if (typing && !WHILE_TYPING.includes(id)) return [];
      // One key, two meanings: what it can't do here is not offered either.
      if (names.every((name) => taken.has(name))) return [];
      for (const name of names) taken.add(name);
      return [[id, act]];
    }),
  );
}

/** There is another row for the cursor, or something out of sight. */
function canGo({ page, port }: Pane): boolean {
  return (
    port.body.length > port.height ||
    page.rows.filter((one) => one.row !== undefined)[1] !== undefined
  );
}

/** A section's own go, and the console of a step, are those of the whole page. */
function isOfTheRow({ page, spot, port }: Pane, id: KeyId): boolean {
  if (id === 'go') return spot.place.at === 'outline';
  if (id === 'open-url') return focusedRow(page, port.focus)?.copy !== undefined;
  return OF_THE_ROW.includes(id);
}

/** What the row under the cursor does: where it was scrolled away, it is only brought back, as nobody sees what it says. */
function asSeen({ port }: Pane, act: Act | undefined): Act | undefined {
  if (act === undefined || port.focus === null || isCursorSeen(port)) return act;
  return { do: 'focus', row: port.focus };
}

/** Nothing to open: it is what is on the screen. */
function isHere({ ui }: Here, act: Act): boolean {
  return act.do === 'open' && JSON.stringify(act.place) === JSON.stringify(topSpot(ui).place);
}
