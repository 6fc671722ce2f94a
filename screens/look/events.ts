import { span } from '../line.ts';
import { pageOf, type Page } from '../page.ts';
import { eventRows } from '../parts/history.ts';
import { BLANK_ROW, paragraph, textRow, titleRows } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';
import { refOf } from '../parts/step-note.ts';
import { outputOf } from '../view.ts';

/** What happened, as the journal has it. */
export function eventsPage(scene: Scene): Page {
  const { view, words } = scene;
  return pageOf({
    head: [
      ...titleRows(
        scene,
        words.t('events.title'),
        words.t('events.run', { run: view.state.run }),
        'dim',
      ),
      BLANK_ROW,
    ],
    rows: eventRows(scene, view.events, true),
    keys: { follow: { do: 'follow' } },
  });
}

/** The output of a step, live: follows what comes until the operator scrolls up. */
export function logPage(scene: Scene, id: string): Page {
  const { view, words } = scene;
  const output = outputOf(view, id);
  const title = words.show(view.book.steps.get(id)?.title, view.scope);
  return pageOf({
    head: [
      ...titleRows(
        scene,
        `${refOf(view, id, words)}  ${title}`,
        words.t('log.lines', { n: output.length }),
        'dim',
      ),
      BLANK_ROW,
    ],
    rows:
      output.length === 0
        ? paragraph(scene, words.t('log.none'), 'dim')
        : output.map((text) => textRow(span(text))),
    keys: { follow: { do: 'follow' } },
  });
}
