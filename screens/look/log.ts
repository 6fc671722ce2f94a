import { grouped } from '../../src/text/grouped.ts';
import { pageOf, type Page } from '../page.ts';
import { paragraph, titleRows } from '../parts/rows.ts';
import { refOf } from '../parts/step-note.ts';
import type { Scene } from '../scene.ts';
import type { Spot } from '../ui.ts';
import { outputOf } from '../view.ts';
import { linesPage, type Lines } from './lines-page.ts';

/** The output of a step, live. */
export function logPage(scene: Scene, spot: Spot, id: string): Page {
  const { view, words } = scene;
  const { total, times } = view.live(id);
  const now = { lines: outputOf(view, id), total, ...(times === undefined ? {} : { times }) };
  const title = `${refOf(view, id, words)}  ${words.show(view.book.steps.get(id)?.title, view.scope)}`;
  if ((spot.held?.lines ?? now.lines).length === 0)
    return pageOf({
      head: titleRows(scene, title, words.t('log.lines', { n: 0 }), 'dim'),
      rows: paragraph(scene, words.t('log.none'), 'dim'),
    });
  return linesPage(scene, spot, {
    now,
    since: view.state.steps[id]?.startedAt ?? null,
    head({ lines, total: all }: Lines) {
      const gone = Math.max(0, all - lines.length);
      const n = grouped(lines.length + gone);
      return [
        ...titleRows(scene, title, words.t('log.lines', { n }), 'dim'),
        ...(gone === 0 ? [] : paragraph(scene, words.t('log.gone', { n: grouped(gone) }), 'dim')),
      ];
    },
  });
}
