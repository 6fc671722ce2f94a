import { expect, test } from 'vitest';
import type { Act, FormKind, Place } from '../../screens/act.ts';
import { FORMS } from '../../screens/form/form.ts';
import type { Row } from '../../screens/page.ts';
import { pageAt } from '../../screens/pages.ts';
import type { Scene } from '../../screens/scene.ts';
import { spotAt } from '../../screens/ui.ts';
import { nameOfHolder } from '../../src/model/lease-holder.ts';
import { DECISION_KINDS, type Decision } from '../../src/model/event.ts';
import { wantsOf } from '../support/decision-wants.ts';
import { demoSession, settled } from '../support/demo-session.ts';
import { SCENES } from '../support/scenes.ts';

/** Where a decision of the kind `page` is at home; `milestone` and `value` have their reason on the page itself. */
const OWN: readonly Place['at'][] = [
  ...(['form', 'go', 'by-hand', 'lease', 'clean-up', 'abort', 'value', 'milestone'] as const),
];

const NOTHING = '';
const WORDS = ['x', '10'];

type Found = {
  readonly decision: Decision;
  readonly place: Place;
  /** The row, or the key that takes it without one. */
  readonly by: string;
  readonly isStart: boolean;
  readonly isField: boolean;
  readonly typed: string;
};

function placesOf({ view }: Scene): readonly Place[] {
  const steps = [...view.book.steps.keys()];
  const kinds = Object.keys(FORMS).filter((kind): kind is FormKind => kind in FORMS);
  return [
    ...(['outline', 'end', 'outage-start', 'lost-cluster', 'lease', 'clean-up'] as const).map(
      (at) => ({ at }),
    ),
    ...(
      ['values', 'events', 'cluster', 'door', 'help', 'abort', 'leave', 'queue', 'clock'] as const
    ).map((at) => ({ at })),
    ...steps.map((step) => ({ at: 'step' as const, step })),
    ...steps.map((step) => ({ at: 'by-hand' as const, step })),
    ...steps.flatMap((step) =>
      kinds.map((what) => ({ at: 'form' as const, what, step, name: 'script' })),
    ),
    ...view.book.runbook.sections.map(({ id }) => ({ at: 'go' as const, section: id })),
    ...view.book.runbook.milestones.map(({ id }) => ({ at: 'milestone' as const, milestone: id })),
    ...Object.keys(view.state.values).map((name) => ({ at: 'value' as const, name })),
  ];
}

function namesOf({ view }: Scene): readonly string[] {
  const { book, needs, state } = view;
  const holders = state.lease.flatMap((one) =>
    one.is === 'other' ? [nameOfHolder(one.holder)] : [],
  );
  return [
    book.runbook.site.id,
    ...needs.flatMap((need) => (need.is === 'confirm' ? [need.object] : [])),
    ...[...book.steps.keys()].flatMap((step) => view.undo(step)?.object ?? []),
    ...holders,
    'us-east-1/ack-new',
  ];
}

function foundAt(scene: Scene, place: Place, typed: string): readonly Found[] {
  const picked = { ...spotAt(place), picked: 'us-east-1/ack-new' };
  const empty = pageAt(scene, picked);
  const ids = [...empty.rows, ...empty.foot].flatMap(({ field }) => field?.id ?? []);
  if (typed !== NOTHING && ids.length === 0) return [];
  const filled = Object.fromEntries(ids.map((id) => [id, { text: typed, at: 0 }]));
  const page = typed === NOTHING ? empty : pageAt(scene, { ...picked, fields: filled });
  const all: readonly (readonly [string, Act | undefined, Row | undefined])[] = [
    ...[...page.rows, ...page.foot].flatMap((row) => [
      [row.row ?? '', row.enter, row] as const,
      [`${row.row ?? ''} (space)`, row.space, row] as const,
    ]),
    ...Object.entries(page.keys).map(([id, act]) => [`key ${id}`, act, undefined] as const),
  ];
  return all.flatMap(([by, act, row]) =>
    act?.do === 'decide'
      ? [
          {
            decision: act.decision,
            place,
            by,
            isStart: row?.row !== undefined && row.row === page.start,
            isField: row?.field !== undefined,
            typed,
          },
        ]
      : [],
  );
}

async function allFound(): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const [name, demo] of Object.entries(SCENES).filter(([key]) => WITH_DECISIONS.test(key))) {
    const session = demoSession(demo.run());
    await settled();
    await session.press(...demo.keys);
    const { view, ui, words } = session.picture();
    const scene: Scene = { view, ui, words, width: 80, height: 18 };
    const names = namesOf(scene);
    for (const place of placesOf(scene))
      for (const typed of [NOTHING, ...WORDS, ...names])
        found.push(...foundAt(scene, place, typed));
    session.session.close();
    expect(name).not.toBe('');
  }
  return found;
}

const WITH_DECISIONS =
  /^(outline|pin|lease|clean-up.*|confirm|late|failed|in-doubt|choose|records|undo|assist|take-over|waiting|go|milestone|correct|stale)$/;

test('each decision wants what its kind says, wherever it can be taken', async () => {
  const found = await allFound();
  const tooEasy = found.filter(({ decision, place, by, isStart, isField, typed }) => {
    const wants = wantsOf(decision);
    const isPinned = decision.do === 'pin' && place.at === 'step';
    const isAtHome =
      OWN.includes(place.at) &&
      !isStart &&
      !isField &&
      !by.startsWith('key') &&
      !by.endsWith('(space)');
    if (wants === 'nothing') return false;
    if (wants === 'page') return !isAtHome;
    if (wants === 'words') return !isAtHome || typed === NOTHING;
    return (!isAtHome && !isPinned) || typed === NOTHING || WORDS.includes(typed);
  });
  const kinds = new Set(found.map(({ decision }) => decision.do));

  expect(tooEasy.map(({ decision, place, by, typed }) => [decision.do, place, by, typed])).toEqual(
    [],
  );
  expect(DECISION_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
});
