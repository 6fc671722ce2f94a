import { expect, test } from 'vitest';
import type { Place } from '../../screens/act.ts';
import { activeKeys } from '../../screens/active-keys.ts';
import { keyIdsOf, KEYMAP, type KeyId } from '../../screens/keymap.ts';
import { focusable, focusedRow } from '../../screens/page.ts';
import { stageOf, type Stage } from '../../screens/stage.ts';
import { topSpot, withTop } from '../../screens/ui.ts';
import { update } from '../../screens/update.ts';
import { isCursorSeen } from '../../screens/viewport.ts';
import { demoSession, settled } from '../support/demo-session.ts';
import type { DemoScene } from '../support/demo-scenes.ts';
import { SCENES } from '../support/scenes.ts';

const SIZE = { columns: 80, rows: 24 };
const NAMES = [...new Set(KEYMAP.flatMap(({ keys }) => [...keys]))];

/** Keys that may stay silent on a page. None is: each says what it can't do. Whoever adds one says why nobody expects it. */
const SILENT: { readonly [name: string]: readonly Place['at'][] } = {};

async function played({ run, keys, past }: DemoScene, size = SIZE): Promise<Stage> {
  const demo = demoSession(run(), { size, ...(past === undefined ? {} : { past }) });
  await settled();
  await demo.press(...keys);
  const { view, ui, words } = demo.picture();
  return stageOf(view, { ...ui, notice: null, hasOutside: true }, words, size);
}

function pressed(stage: Stage, name: string) {
  return update(stage, { is: 'key', key: { name, text: name.length === 1 ? name : '' } });
}

test.each(Object.entries(SCENES))('on %s no key stays silent', async (_name, scene) => {
  const stage = await played(scene);
  const { at } = stage.active.spot.place;
  const keys = activeKeys(stage);
  const isTyping = focusedRow(stage.active.page, stage.active.port.focus)?.field !== undefined;
  // In a field the keys are its own.
  const silent = NAMES.filter((name) => SILENT[name]?.includes(at) !== true && !isTyping)
    .filter((name) => !keyIdsOf(name).some((id) => keys.has(id)))
    .filter((name) => pressed(stage, name).ui.notice === null);

  expect(silent).toEqual([]);
});

test('every kind of page is among the scenes', async () => {
  const kinds: { readonly [at in Place['at']]: true } = {
    outline: true,
    end: true,
    step: true,
    milestone: true,
    log: true,
    go: true,
    exact: true,
    report: true,
    'clean-up': true,
    form: true,
    'by-hand': true,
    'outage-start': true,
    'lost-cluster': true,
    lease: true,
    secret: true,
    values: true,
    value: true,
    events: true,
    event: true,
    queue: true,
    clock: true,
    section: true,
    cluster: true,
    'cluster-cause': true,
    'cluster-namespace': true,
    'cluster-object': true,
    'pod-log': true,
    'object-events': true,
    door: true,
    'door-name': true,
    help: true,
    menu: true,
    abort: true,
    leave: true,
  };
  const seen = new Set<string>();
  for (const scene of Object.values(SCENES)) seen.add((await played(scene)).active.spot.place.at);

  expect(Object.keys(kinds).filter((at) => !seen.has(at))).toEqual([]);
});

/** These lead away from the cursor or to it: what they do is seen at once. */
const WAYS: readonly KeyId[] = ['move', 'page', 'first', 'last', 'next', 'menu'];

test.each(Object.entries(SCENES))(
  'on %s no key acts on a row that was scrolled off the screen',
  async (_name, scene) => {
    const start = await played(scene, { columns: 40, rows: 15 });
    const { body, height } = start.active.port;
    const last = Math.max(0, body.length - height);
    const stages = focusable(start.active.page).flatMap((focus) =>
      [0, last].map((scroll) => scrolledTo(start, focus, scroll)),
    );

    for (const stage of stages.filter(({ active }) => !isCursorSeen(active.port))) {
      const { focus } = stage.active.port;
      const none = activeKeys(scrolledTo(stage, null, topSpot(stage.ui).scroll));
      const acts = [...activeKeys(stage)].filter(
        ([id, act]) => !WAYS.includes(id) && JSON.stringify(act) !== JSON.stringify(none.get(id)),
      );

      expect(acts.filter(([, act]) => act.do !== 'focus')).toEqual([]);
      expect(acts.filter(([, act]) => act.do === 'focus' && act.row !== focus)).toEqual([]);
    }
  },
);

function scrolledTo(
  { view, ui, words, size }: Stage,
  focus: string | null,
  scroll: number | 'end',
) {
  return stageOf(view, withTop(ui, { ...topSpot(ui), focus, scroll, loose: true }), words, size);
}

test.each(Object.entries(SCENES))(
  'on %s the cursor is on the screen after each page, Home and End, if there is a row to hold it',
  async (_name, scene) => {
    const start = await played(scene);
    for (const name of ['pagedown', 'pageup', 'home', 'end', 'pageup', 'pagedown', 'pagedown']) {
      const { view, words, size, active } = start;
      const { ui } = pressed(start, name);
      const after = stageOf(view, ui, words, size);
      const { port, page } = after.active;
      const isTyping = focusedRow(active.page, active.port.focus)?.field !== undefined;
      const rows = port.body.slice(port.top, port.top + port.height);
      const canHold = rows.some(({ row }) => row !== undefined);

      expect(isTyping || !canHold || isCursorSeen(port), `${name} ${page.start ?? ''}`).toBe(true);
    }
  },
);
