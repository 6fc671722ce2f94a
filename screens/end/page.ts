import { drillsOnCluster } from '../../src/core/drills-on-cluster.ts';
import { rtoMsOf } from '../../src/core/rto.ts';
import { countStates, debtOf } from '../../src/core/select.ts';
import type { StepState } from '../../src/model/state.ts';
import { objectName } from '../../src/text/object-name.ts';
import { clock, duration } from '../duration.ts';
import { lineOf, wrapLines, type Line } from '../line.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import {
  BLANK_ROW,
  labelledLines,
  labelledRows,
  paragraph,
  section,
  textChoice,
  titleRows,
} from '../parts/rows.ts';
import { causeText } from '../parts/cause.ts';
import { remedyLines } from '../parts/remedy.ts';
import { refOf } from '../parts/step-note.ts';
import { labelColumn, type Scene } from '../scene.ts';
import { spentRows } from '../clock/spent.ts';
import { debriefRows } from './debrief.ts';
import { nextRows, readRows } from './next.ts';
import { openRows } from './open-steps.ts';

const COUNTED = [
  'attested',
  'rehearsed',
  'not-needed',
  'skipped',
  'overridden',
  'failed',
  'late',
  'in-doubt',
  'stale',
] as const satisfies readonly StepState['is'][];

/** The end: what was proven, what only told, what is owed, how long it took, where the record is. */
export function endPage(scene: Scene): Page {
  const { view, words } = scene;
  const { state } = view;
  const code = state.exitCode ?? 1;
  return pageOf({
    head: [
      ...titleRows(
        scene,
        words.t(`end.${outcome(scene)}`),
        words.t('end.exit', { code }),
        code === 0 ? 'good' : 'bad',
      ),
      BLANK_ROW,
    ],
    rows: [
      ...paragraph(scene, words.t(`end.means.${meansOf(scene)}`)),
      BLANK_ROW,
      ...labelledLines(scene, words.t('end.steps'), countLines(scene)),
      ...milestoneLines(scene),
      ...openRows(scene),
      ...labelledLines(scene, words.t('end.debt'), debtLines(scene)),
      ...leftRows(scene),
      ...debriefRows(scene),
      ...labelledRows(scene, words.t('end.who'), who(scene)),
      ...labelledLines(scene, words.t('end.slow'), slowLines(scene)),
      ...spentRows(scene),
      ...labelledRows(scene, words.t('end.run'), state.run),
      ...section(nextRows(scene)),
    ],
    // They stay on the screen, so that the page begins with what came of the run.
    foot: [
      BLANK_ROW,
      ...readRows(scene),
      ...textChoice(scene, 'end look', words.t('end.look'), { do: 'flag', name: 'look', on: true }),
      ...textChoice(scene, 'end leave', words.t('end.leave'), { do: 'stop' }, 'strong'),
    ],
    start: 'end leave',
    keys: {
      leave: { do: 'stop' },
    },
  });
}

/** What a drill created and is still there, and how it goes: nothing of it is left unsaid. */
function leftRows(scene: Scene): readonly Row[] {
  const { view, words } = scene;
  const { ledger, run } = view.state;
  if (!drillsOnCluster(view.state) || ledger.length === 0) return [];
  const left = view.cleanUp();
  if (left.length === 0)
    return labelledRows(
      scene,
      words.t('cleanUp.end'),
      words.t('cleanUp.endNone', { n: ledger.length }),
    );
  const lines = left.flatMap(({ what }) =>
    wrapLines(objectName(what), scene.width - labelColumn(scene), 'warn'),
  );
  return [
    ...labelledLines(scene, words.t('cleanUp.end'), lines),
    ...labelledRows(scene, '', words.t('cleanUp.later', { run })),
  ];
}

function outcome({ view }: Scene): 'aborted' | 'proven' | 'rehearsed' | 'notProven' {
  const { state, book } = view;
  if (state.phase === 'aborted') return 'aborted';
  if (state.exitCode !== 0) return 'notProven';
  return countStates(book, state).rehearsed > 0 ? 'rehearsed' : 'proven';
}

/** What was changed in a practice range is gone with it. */
function meansOf(scene: Scene): string {
  const is = outcome(scene);
  return is === 'aborted' && scene.view.state.practice ? 'abortedPractice' : is;
}

function countLines(scene: Scene): readonly Line[] {
  const { view, words } = scene;
  const counts = countStates(view.book, view.state);
  const adopted = [...view.steps.values()].filter(
    (one) => one.is === 'passed' && one.how === 'adopted',
  ).length;
  const parts = [
    words.t('end.count', { word: words.t('state.passed'), n: counts.passed - adopted }),
    words.t('end.count', { word: words.t('state.adopted'), n: adopted }),
    ...COUNTED.filter((is) => counts[is] > 0).map((is) =>
      words.t('end.count', { word: words.t(`state.${is}`), n: counts[is] }),
    ),
  ];
  return wrapLines(parts.join(words.glyphs.dot), scene.width - labelColumn(scene));
}

function milestoneLines(scene: Scene): readonly Row[] {
  const { view, words } = scene;
  const rtoMs = rtoMsOf(view.book, view.state);
  return view.book.runbook.milestones.flatMap((one) => {
    const held = view.state.milestones[one.id];
    const text =
      held === undefined || held.heldSince === null
        ? words.t('end.notHeld')
        : held.rtaMs === null
          ? words.t('milestone.held', { time: words.time(held.heldSince) })
          : words.t(rtoMs === null ? 'end.rta' : 'end.rtaOf', {
              rta: clock(held.rtaMs, true),
              rto: clock(rtoMs ?? 0, true),
              time: words.time(held.heldSince),
            });
    return labelledRows(
      scene,
      words.t('end.milestone'),
      `${words.show(one.title, view.scope)}  ${text}`,
    );
  });
}

function debtLines(scene: Scene): readonly Line[] {
  const { view, words } = scene;
  const debt = debtOf(view.book, view.state);
  const width = scene.width - labelColumn(scene);
  if (debt.length === 0) return [lineOf(words.t('end.noDebt'))];
  return debt.flatMap(({ step, cause }) => {
    return [
      ...wrapLines(`${refOf(view, step, words)}  ${causeText(cause, words)}`, width, 'warn'),
      ...remedyLines(words, cause, width),
    ];
  });
}

function who(scene: Scene): string {
  const counts = new Map<string, number>();
  for (const { by } of scene.view.state.decisions) {
    const name = by.host === '' ? by.name : `${by.name}@${by.host}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, n]) => scene.words.t('end.decisions', { name, count: n }))
    .join(scene.words.glyphs.dot);
}

/** Where the time went: the three longest steps. */
function slowLines(scene: Scene): readonly Line[] {
  const { view, words } = scene;
  const took = [...view.book.steps.values()].flatMap((step) => {
    const record = view.state.steps[step.id];
    if (record?.startedAt == null || record.finishedAt === null) return [];
    return [{ step, ms: record.finishedAt - record.startedAt }];
  });
  const longest = took.toSorted((a, b) => b.ms - a.ms).slice(0, 3);
  return longest
    .filter(({ ms }) => ms >= 1000)
    .map(({ step, ms }) =>
      lineOf(`${step.ref}  ${words.show(step.title, view.scope)}  ${duration(ms, words.lang)}`),
    );
}
