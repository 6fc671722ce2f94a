import { pageOf, type Page } from '../page.ts';
import { eventRows } from '../parts/history.ts';
import { BLANK_ROW, titleRows } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';

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
