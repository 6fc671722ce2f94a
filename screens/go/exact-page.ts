import { asYaml } from '../../src/text/as-yaml.ts';
import { visible } from '../../src/text/visible.ts';
import type { BookStep } from '../../src/model/book.ts';
import type { KubeObject } from '../../src/model/ports.ts';
import type { Cause, ObjectRef } from '../../src/model/verdict.ts';
import type { StepId } from '../../src/model/runbook.ts';
import { objectTitle } from '../cluster/names.ts';
import { lineOf, span } from '../line.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import { commandRows, shellLine } from '../parts/command.ts';
import { causeRows } from '../parts/proofs.ts';
import {
  BLANK_ROW,
  choiceRows,
  GUTTER,
  paragraph,
  section,
  textRow,
  titleRows,
} from '../parts/rows.ts';
import { refOf } from '../parts/step-note.ts';
import type { Scene } from '../scene.ts';
import { stepOf } from '../view.ts';
import { wrap } from '../wrap.ts';

const INDENT = GUTTER + 2;

type Objects = readonly KubeObject[] | Cause | undefined;

/** What steps would send, word for word: their commands, and the objects as the API server would get them. */
export function exactPage(scene: Scene, ids: readonly StepId[]): Page {
  const { words, view, ui } = scene;
  const steps = ids.flatMap((id) => stepOf(view, id) ?? []);
  const found = ids.map((id) => ui.objects[id]);
  const count = found.reduce((sum, one) => sum + (isRead(one) ? one.length : 0), 0);
  const rows = steps.flatMap((step) => section(stepRows(scene, step, ui.objects[step.id])));
  return pageOf({
    head: [
      ...titleRows(
        scene,
        words.t('exact.title'),
        found.every(isRead) ? words.t('exact.count', { count }) : '',
        'dim',
      ),
      BLANK_ROW,
    ],
    rows,
    start: rows.find((one) => one.row !== undefined)?.row ?? null,
  });
}

function isRead(found: Objects): found is readonly KubeObject[] {
  return found !== undefined && !('code' in found);
}

function stepRows(scene: Scene, step: BookStep, found: Objects): readonly Row[] {
  const { words, view } = scene;
  const plan = view.plan(step.id);
  const commands = plan?.byHand ?? [];
  return [
    textRow(`${refOf(view, step.id, words)}  `, span(words.show(step.title, view.scope), 'strong')),
    ...commandRows(scene, commands, `${step.id} `),
    ...(plan === undefined
      ? paragraph(scene, words.t('plan.unknown'), 'dim')
      : found === undefined
        ? paragraph(scene, words.t('exact.reading'), 'dim')
        : isRead(found)
          ? objectsRows(scene, step.id, found, commands.length > 0)
          : causeRows(scene, found, 'bad')),
  ];
}

type Made = { readonly key: string; readonly rows: readonly Row[] };
const known = new WeakMap<readonly KubeObject[], Made>();

/** Made once for each width: the manifests of a cluster have thousands of lines. */
function objectsRows(
  scene: Scene,
  id: StepId,
  found: readonly KubeObject[],
  hasCommands: boolean,
): readonly Row[] {
  const { words, width } = scene;
  if (found.length === 0)
    return paragraph(scene, words.t(hasCommands ? 'exact.onlyCommands' : 'exact.none'), 'dim');
  const key = `${id} ${width}`;
  const before = known.get(found);
  if (before?.key === key) return before.rows;
  const rows = found.flatMap((one, index) => objectRows(scene, `${id} object ${index}`, one));
  known.set(found, { key, rows });
  return rows;
}

function objectRows({ width }: Scene, row: string, object: KubeObject): readonly Row[] {
  const text = asYaml(object);
  const lines = text.trimEnd().split('\n');
  return [
    BLANK_ROW,
    ...choiceRows(row, [[span(objectTitle(refTo(object)), 'key')]], {
      copy: text,
      enter: { do: 'copy', text },
    }),
    ...lines.flatMap((line) =>
      wrap(visible(line).replaceAll('\t', '    '), width - INDENT).map((one) => ({
        line: lineOf(' '.repeat(INDENT), one),
      })),
    ),
  ];
}

function refTo({ kind, metadata: { name, namespace } }: KubeObject): ObjectRef {
  return { kind, name, ...(namespace === undefined ? {} : { namespace }) };
}

/** The same for the pager, each line whole. */
export function exactText(
  { view, words, ui }: Pick<Scene, 'view' | 'words' | 'ui'>,
  ids: readonly StepId[],
): string {
  return ids
    .map((id) => {
      const step = stepOf(view, id);
      const found = ui.objects[id];
      return [
        `# ${refOf(view, id, words)}  ${words.show(step?.title, view.scope)}`,
        ...(view.plan(id)?.byHand ?? []).map((argv) => `# $ ${shellLine(argv)}`),
        ...(isRead(found) ? found.map((one) => `---\n${asYaml(one).trimEnd()}`) : []),
      ].join('\n');
    })
    .join('\n\n');
}
