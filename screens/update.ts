import type { TargetSummary } from '../src/model/ports.ts';
import type { LogTail, ObjectEvent } from '../src/model/overview.ts';
import type { Cause } from '../src/model/verdict.ts';
import type { Act, Effect, Place } from './act.ts';
import { activeKeys } from './active-keys.ts';
import { whyNothing } from './cannot.ts';
import { keyInField, kept, pasteInField, refuseInField, textInField } from './in-field.ts';
import { fits } from './fits.ts';
import type { KeyPress } from './key-press.ts';
import { keyIdsOf } from './keymap.ts';
import { holding, moved } from './move.ts';
import { fieldEdited, type Edited } from './outside/edited.ts';
import { focusedRow } from './page.ts';
import type { Stage } from './stage.ts';
import { CONTEXT_NAME } from './step/pin.ts';
import { spotAt, topSpot, withTop, type ContextRow, type Read, type Spot, type Ui } from './ui.ts';

/** What the screens remember after something happened, and what they ask of the world for it. */
export type Updated = { readonly ui: Ui; readonly effects: readonly Effect[] };

/** What happens to the screens: keys, pastes, and what came of what they asked for. */
export type Msg =
  | { readonly is: 'drawn' }
  | { readonly is: 'key'; readonly key: KeyPress }
  | { readonly is: 'paste'; readonly text: string }
  /** Letters that came together, for the field that has the cursor. */
  | { readonly is: 'typed'; readonly text: string }
  /** Keys that are no typing: a paste by a terminal that does not say so. */
  | { readonly is: 'lines'; readonly n: number }
  | { readonly is: 'no-typing' }
  | { readonly is: 'refused'; readonly says: string; readonly remedy: string }
  | { readonly is: 'noted'; readonly says: string }
  | { readonly is: 'evidence'; readonly sha256: string; readonly found: string | Cause }
  | Edited
  | { readonly is: 'contexts'; readonly found: readonly ContextRow[] | Cause }
  | { readonly is: 'log'; readonly read: Read<readonly LogTail[]> }
  | { readonly is: 'object-events'; readonly read: Read<readonly ObjectEvent[]> }
  | { readonly is: 'report'; readonly read: NonNullable<Ui['report']> }
  | { readonly is: 'objects'; readonly step: string; readonly found: Ui['objects'][string] }
  | { readonly is: 'inspected'; readonly context: string; readonly found: TargetSummary | Cause };

export function update(stage: Stage, msg: Msg): Updated {
  const { ui, words } = stage;
  if (isBlind(stage, msg)) return only(ui);
  switch (msg.is) {
    case 'drawn':
      return only(heldAt(ui, stage.active.port.focus));
    case 'key':
      return pressed({ ...stage, ui: { ...ui, notice: null } }, msg.key);
    case 'paste':
      return only(pasteInField({ ...stage, ui: { ...ui, notice: null } }, msg.text));
    case 'typed':
      return only(textInField({ ...stage, ui: { ...ui, notice: null } }, msg.text));
    case 'lines':
      return only(refuseInField(stage, 'lines', msg.n));
    case 'no-typing':
      return only({ ...ui, notice: { says: words.t('field.noTyping'), remedy: '', bad: false } });
    case 'refused':
      return only({ ...ui, notice: { says: msg.says, remedy: msg.remedy, bad: true } });
    case 'noted':
      return only({ ...ui, notice: { says: msg.says, remedy: '', bad: false } });
    case 'evidence':
      return only({ ...ui, evidence: { ...ui.evidence, [msg.sha256]: msg.found } });
    case 'edited':
      return only(fieldEdited(ui, msg));
    case 'contexts':
      return only({ ...ui, contexts: msg.found });
    case 'log':
      return only({ ...ui, log: msg.read });
    case 'object-events':
      return only({ ...ui, objectEvents: msg.read });
    case 'report':
      return only({ ...ui, report: msg.read });
    case 'objects':
      return only({ ...ui, objects: { ...ui.objects, [msg.step]: msg.found } });
    case 'inspected':
      return only({ ...ui, targets: { ...ui.targets, [msg.context]: msg.found } });
  }
}

/** What was not on the screen can't be meant. */
function isBlind({ size }: Stage, msg: Msg): boolean {
  if (fits(size)) return false;
  return msg.is === 'paste' || (msg.is === 'key' && msg.key.name !== 'ctrl-c');
}

/** A field takes what it can write; then the keys that move; then what the page says of the key. */
function pressed(stage: Stage, key: KeyPress): Updated {
  const { ui, active } = stage;
  if (key.name === 'ctrl-c') return interrupted(stage);
  const row = focusedRow(active.page, active.port.focus);
  if (row?.field !== undefined) {
    const next = keyInField(stage, row.field, key);
    if (next !== undefined) return only(next);
  }
  const name = key.name === 'tab' ? 'down' : key.name === 'backtab' ? 'up' : key.name;
  const keys = activeKeys(stage);
  const id = keyIdsOf(name).find((one) => keys.has(one));
  const act = id === undefined ? undefined : keys.get(id);
  if (act === undefined) return only(refusing(stage, name));
  if (act.do === 'across')
    return perform(stage, BACKWARDS.includes(key.name) ? act.left : act.right);
  if (act.do !== 'move')
    return perform({ ...stage, ui: id === 'open' ? kept(stage, act) : ui }, act);
  const by = BACKWARDS.includes(key.name) ? -1 : 1;
  return only(withTop(ui, holding(moved(active, id ?? 'move', by), active.page)));
}

/** A key that works here, but not now, says why. */
function refusing(stage: Stage, name: string): Ui {
  const says = whyNothing(stage, name);
  return says === undefined ? stage.ui : { ...stage.ui, notice: { says, remedy: '', bad: false } };
}

const BACKWARDS: readonly string[] = ['up', 'k', 'left', 'backtab', 'pageup', 'home'];

/** The first Ctrl-C asks, the second one leaves. A run that has ended is left without a question. */
function interrupted({ ui, view }: Stage): Updated {
  if (topSpot(ui).place.at === 'leave' || view.state.phase !== 'open')
    return { ui, effects: [{ do: 'stop' }] };
  return opened(ui, { at: 'leave' });
}

function perform(stage: Stage, act: Act): Updated {
  const { ui } = stage;
  const spot = topSpot(ui);
  switch (act.do) {
    case 'open':
      return opened(ui, act.place);
    case 'jump': {
      const [base] = ui.spots;
      const home: Spot = { ...base, focus: act.row, loose: false };
      return opened({ ...ui, spots: [home] }, act.place);
    }
    case 'move':
    case 'across':
      return only(ui);
    case 'pick':
      return only(withTop(ui, { ...spot, picked: act.what }));
    case 'back':
      return only(popped(ui));
    case 'below':
      return perform({ ...stage, ui: popped(ui) }, act.act);
    case 'home':
      return only({ ...ui, spots: [ui.spots[0]] });
    case 'focus':
      return only(withTop(ui, { ...spot, focus: act.row, loose: false, fault: null }));
    case 'flag': {
      const flags = { ...spot.flags, [act.name]: act.on };
      const focus = act.name === 'search' ? 'search' : spot.focus;
      return only(withTop(ui, { ...spot, flags, focus, scroll: act.scroll ?? spot.scroll }));
    }
    case 'fault':
      return only(
        withTop(ui, {
          ...spot,
          focus: act.row,
          loose: false,
          fault: { row: act.row, says: act.says },
        }),
      );
    case 'decide': {
      const stayed: Spot = {
        ...spot,
        fault: null,
        ...(act.focus === undefined ? {} : { focus: act.focus }),
      };
      const { step } = act.decision;
      const after = {
        step: step === null ? popped(ui) : opened(popped(ui), { at: 'step', step }).ui,
        stay: withTop(ui, stayed),
        back: popped(ui),
        home: { ...ui, spots: [ui.spots[0]] as const },
      };
      return { ui: after[act.after], effects: [{ do: 'decide', decision: act.decision }] };
    }
    case 'secret':
      return { ui: popped(ui), effects: [{ do: 'secret', name: act.name, text: act.text }] };
    case 'inspect': {
      const targets = { ...ui.targets, [act.context]: 'asking' as const };
      const picked: Spot = {
        ...spot,
        picked: act.context,
        fields: {},
        fault: null,
        focus: CONTEXT_NAME,
        loose: false,
      };
      return {
        ui: { ...withTop(ui, picked), targets },
        effects: [{ do: 'inspect', context: act.context }],
      };
    }
    case 'copy':
    case 'outside':
      return { ui, effects: [act] };
    case 'ask-assist':
      return { ui, effects: [{ do: 'ask-assist', step: act.step }] };
    case 'follow':
      return only(withTop(ui, { ...spot, scroll: 'end', loose: false, held: null }));
    case 'scroll':
      return only(
        withTop(ui, holding({ ...spot, scroll: act.to, loose: true }, stage.active.page)),
      );
    case 'language':
      return {
        ui: { ...ui, lang: ui.lang === 'en' ? 'zh-CN' : 'en' },
        effects: spot.place.at === 'report' ? [{ do: 'report' }] : [],
      };
    case 'stop':
      return { ui, effects: [{ do: 'stop' }] };
  }
}

/** A place that is already open is gone back to. Where clusters are listed, they are read when the page is opened. */
function opened(ui: Ui, place: Place): Updated {
  const key = JSON.stringify(place);
  const at = ui.spots.findIndex((one) => JSON.stringify(one.place) === key);
  const [base, ...rest] = ui.spots;
  const spots: Ui['spots'] =
    at === -1 ? [base, ...rest, spotAt(place)] : [base, ...rest.slice(0, Math.max(0, at))];
  if (place.at === 'report') return { ui: { ...ui, spots }, effects: [{ do: 'report' }] };
  if (place.at === 'event')
    return { ui: { ...ui, spots }, effects: [{ do: 'evidence', seq: place.seq }] };
  if (place.at === 'exact')
    return { ui: { ...ui, spots, objects: {} }, effects: [{ do: 'objects', steps: place.steps }] };
  const lists = place.at === 'lost-cluster' || place.at === 'step';
  if (!lists) return only({ ...ui, spots });
  // Why there was none before is no answer: meanwhile a step may have saved the file.
  const contexts = ui.contexts !== null && 'code' in ui.contexts ? null : ui.contexts;
  return { ui: { ...ui, spots, contexts }, effects: [{ do: 'contexts' }] };
}

function popped(ui: Ui): Ui {
  const [base, ...rest] = ui.spots;
  return { ...ui, spots: [base, ...rest.slice(0, -1)] };
}

/** The cursor stays with what it stood on first, whatever comes to stand above that. */
function heldAt(ui: Ui, focus: string | null): Ui {
  const top = topSpot(ui);
  return top.focus !== undefined || focus === null ? ui : withTop(ui, { ...top, focus });
}

function only(ui: Ui): Updated {
  return { ui, effects: [] };
}
