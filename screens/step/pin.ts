import { drillsOnCluster } from '../../src/core/drills-on-cluster.ts';
import { isProductionUntold } from '../../src/core/production.ts';
import { isLostCluster } from '../../src/core/select.ts';
import { aboutHolder } from '../../src/model/lease-holder.ts';
import type { BookStep } from '../../src/model/book.ts';
import type { Json } from '../../src/model/json.ts';
import type { TargetSummary } from '../../src/model/ports.ts';
import { isTypedName } from '../../src/model/typed-name.ts';
import type { Act } from '../act.ts';
import { duration } from '../duration.ts';
import { nameSoFar } from '../form/typed-object.ts';
import { lineOf, lineWidth, span, wrapLines, type Line, type Span } from '../line.ts';
import type { Row } from '../page.ts';
import { fieldText, fieldRows, type FieldLook } from '../parts/field-row.ts';
import { commandRows } from '../parts/command.ts';
import { causeRows } from '../parts/proofs.ts';
import { choiceRows, GUTTER, labelledRows, paragraph, section, textRow } from '../parts/rows.ts';
import { readWhen } from '../question/when.ts';
import type { Scene } from '../scene.ts';
import type { Spot } from '../ui.ts';

/** The field in which the name of the cluster is typed: the cursor goes there once the cluster has answered. */
export const CONTEXT_NAME = 'context-name';

/** Which cluster: the contexts to look at; then what the chosen one says of itself, and its name typed. */
export function pinRows(scene: Scene, spot: Spot, step: BookStep): readonly Row[] {
  const { contexts } = scene.ui;
  const isListed = contexts !== null && !('code' in contexts) && contexts.length > 0;
  return [
    ...(isListed ? paragraph(scene, scene.words.t('pin.which'), 'dim') : []),
    ...contextRows(scene, (context) => ({ do: 'inspect', context }), spot.picked),
    ...(spot.picked === null ? [] : section(pickedRows(scene, spot, step, spot.picked))),
  ];
}

export function contextRows(
  scene: Scene,
  enter: (context: string) => Act,
  picked: string | null,
): readonly Row[] {
  const { ui, words, view } = scene;
  if (ui.contexts === null) return [textRow(span(words.t('pin.reading'), 'dim'))];
  if ('code' in ui.contexts)
    return [
      ...causeRows(scene, ui.contexts, 'bad'),
      ...noneRows(scene, ui.contexts.params['file']),
    ];
  if (ui.contexts.length === 0)
    return [...paragraph(scene, words.t('pin.none'), 'warn'), ...noneRows(scene)];
  return ui.contexts.flatMap(({ name, server }) =>
    choiceRows(
      `context ${name}`,
      contextLines(scene, server, [
        span(name, picked === name ? 'strong' : 'plain'),
        span(name === view.state.proposed ? `  ${words.t('pin.proposed')}` : ''),
      ]),
      { enter: enter(name), copy: name },
    ),
  );
}

/** What to do where there is nothing to choose from: it is read anew each time this page is opened. */
function noneRows(scene: Scene, file?: Json): readonly Row[] {
  const { words } = scene;
  const where = typeof file === 'string' ? [`--kubeconfig=${file}`] : [];
  return [
    ...paragraph(scene, words.t('pin.readAgain')),
    ...section(paragraph(scene, words.t('pin.byHand'), 'dim')),
    ...commandRows(scene, [['kubectl', 'config', 'get-contexts', ...where]]),
  ];
}

/** The name has to be typed, and the server be compared: neither is ever cut. */
function contextLines(
  scene: Scene,
  server: string,
  [name, proposed]: readonly [Span, Span],
): readonly Line[] {
  const width = scene.width - GUTTER;
  const line = lineOf(name, span(`  ${server}`, 'dim'), proposed);
  if (lineWidth(line) <= width) return [line];
  return [
    ...wrapLines(name.text, width, name.tone),
    ...wrapLines(`${server}${proposed.text}`, width - 2, 'dim').map((one) => lineOf('  ', ...one)),
  ];
}

/** The field stands there from the start: whatever comes later, and however late, the cursor and what was typed stay. */
function pickedRows(scene: Scene, spot: Spot, step: BookStep, context: string): readonly Row[] {
  const { ui, words } = scene;
  const target = ui.targets[context];
  const field = (enter: Act, hint: Pick<FieldLook, 'hint' | 'tone'>) =>
    fieldRows(scene, spot, { id: CONTEXT_NAME, label: words.t('pin.name'), ...hint, enter });
  if (target === undefined || target === 'asking') {
    const says = words.t('pin.asking', { context });
    return [textRow(span(says, 'dim')), ...field({ do: 'fault', row: CONTEXT_NAME, says }, {})];
  }
  if ('code' in target)
    return [
      ...causeRows(scene, target, 'bad'),
      ...field({ do: 'inspect', context }, { hint: words.t('pin.askAgain') }),
    ];
  const repair = isLostCluster(scene.view.state, target);
  const wanted = repair ? `repair ${context}` : context;
  const value = { context, uid: target.uid, ...(repair ? { repair: context } : {}) };
  const { text } = fieldText(spot, CONTEXT_NAME);
  const enter: Act = isTypedName(text, wanted)
    ? { do: 'decide', decision: { do: 'pin', step: step.id, value }, after: 'stay' }
    : { do: 'fault', row: CONTEXT_NAME, says: words.t('fault.notTheName', { name: wanted }) };
  return [
    ...summaryRows(scene, target),
    ...paragraph(scene, words.t('pin.typeName', { name: wanted }), 'strong'),
    ...field(enter, nameSoFar(scene, text, wanted, '')),
  ];
}

/** What a cluster says of itself, so that nobody pins the wrong one. */
export function summaryRows(scene: Scene, target: TargetSummary): readonly Row[] {
  const { words } = scene;
  const { nodes, nodesReady, workloads, version } = target;
  const unknown = words.t('pin.unknown');
  const isCounted = nodes !== null && nodesReady !== null;
  const made = `${madeText(scene, target)}  ${version || words.t('pin.noVersion')}`;
  return [
    ...labelledRows(scene, words.t('pin.server'), target.server),
    ...labelledRows(scene, words.t('pin.uid'), target.uid),
    ...labelledRows(scene, words.t('pin.made'), made),
    ...labelledRows(
      scene,
      words.t('pin.nodes'),
      isCounted ? words.t('pin.nodesReady', { ready: nodesReady, nodes }) : unknown,
      isCounted ? 'plain' : 'warn',
    ),
    ...labelledRows(
      scene,
      words.t('pin.workloads'),
      workloads === null ? unknown : words.t('pin.besides', { n: workloads }),
      workloads === 0 ? 'plain' : 'warn',
    ),
    ...(target.practice ? paragraph(scene, words.t('pin.practice')) : []),
    ...holderRows(scene, target),
    ...(drillsOnCluster(scene.view.state) && isProductionUntold(scene.view.book)
      ? paragraph(scene, words.t('pin.untold'), 'warn')
      : []),
    ...(isLostCluster(scene.view.state, target)
      ? wrapLines(words.t('pin.isLost'), scene.width, 'bad').map((line) => ({ line }))
      : []),
  ];
}

/** Who else is at work on it; not this run itself, which may have been there before. */
function holderRows(scene: Scene, { holder }: TargetSummary): readonly Row[] {
  if (holder == null || holder.run === scene.view.state.run) return [];
  return causeRows(
    scene,
    aboutHolder(holder, (at) => scene.words.date(at)),
    'warn',
  );
}

/** How old it is tells a new cluster from the old one at a glance. */
function madeText({ words, view }: Scene, { createdAt }: TargetSummary): string {
  const at = readWhen(createdAt, view.now, null);
  return at === undefined
    ? createdAt
    : words.t('pin.age', { date: words.date(at), age: duration(view.now - at, words.lang) });
}
