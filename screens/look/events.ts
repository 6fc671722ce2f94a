import type { RunEvent } from '../../src/model/event.ts';
import { grouped } from '../../src/text/grouped.ts';
import type { Act } from '../act.ts';
import { clipLine, span } from '../line.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import { BLANK_ROW, paragraph, titleRows } from '../parts/rows.ts';
import {
  isSearching,
  SEARCH,
  SEARCH_KEY,
  SEARCH_OVER,
  searchRows,
  sought,
} from '../parts/search.ts';
import { refOf } from '../parts/step-note.ts';
import { isNarrow, type Scene } from '../scene.ts';
import type { Spot } from '../ui.ts';
import { eventRow, hasWords, isOfKind, journalRows } from './journal-rows.ts';

/** What happened, as the journal has it: follows what comes until the operator goes up. */
export function eventsPage(scene: Scene, spot: Spot): Page {
  const { view, words } = scene;
  const { events } = view;
  const text = sought(spot);
  const shown = events.filter(
    (event) => isOfKind(scene, event, spot.picked) && hasWords(scene, event, text),
  );
  const searching = isSearching(spot);
  const last = shown.at(-1);
  const about = words.t('events.run', { run: view.state.run });
  const gone = (events[0]?.seq ?? 1) - 1;
  return pageOf({
    head: [
      ...titleRows(scene, words.t('events.title'), isNarrow(scene) ? '' : about, 'dim'),
      ...(gone === 0
        ? []
        : paragraph(
            scene,
            words.t('events.gone', { n: grouped(gone), run: view.state.run }),
            'dim',
          )),
      ...(isNarrow(scene) ? [] : [BLANK_ROW]),
    ],
    rows:
      shown.length > 0
        ? shown.flatMap((event) => journalRows(scene, event))
        : paragraph(scene, words.t(events.length === 0 ? 'events.none' : 'events.noMatch'), 'dim'),
    foot: [
      ...searchRows(scene, spot, last === undefined ? undefined : eventRow(last.seq)),
      statusRow(scene, spot, shown),
    ],
    start: searching ? SEARCH : null,
    tail: { total: events.at(-1)?.seq ?? 0 },
    keys: {
      follow: { do: 'follow' },
      search: SEARCH_KEY,
      'only-open': nextKind(spot, shown),
      ...(searching ? { back: SEARCH_OVER } : {}),
    },
  });
}

/** Whether it follows, which events are shown, and how many. */
function statusRow(scene: Scene, spot: Spot, shown: readonly RunEvent[]): Row {
  const { words, view } = scene;
  const fresh = shown.filter(({ seq }) => seq > (spot.held?.total ?? Infinity)).length;
  const follows =
    spot.scroll === 'end'
      ? words.t('log.following')
      : fresh > 0
        ? words.t('events.pausedNew', { n: grouped(fresh) })
        : words.t('log.paused');
  const kind = spot.picked?.startsWith('step ') === true ? 'step' : (spot.picked ?? 'all');
  const ref = kind === 'step' ? refOf(view, spot.picked?.slice('step '.length) ?? '', words) : '';
  const counted = words.t(`events.kind.${kind}`, { n: grouped(shown.length), ref });
  const line = [
    span(follows, fresh > 0 ? 'warn' : 'dim'),
    span(`${words.glyphs.dot}${counted}`, 'dim'),
  ];
  return { line: clipLine(line, scene.width, words.glyphs.ellipsis) };
}

/** All, decisions, failures, those of the step under the cursor, and all again. */
function nextKind(spot: Spot, shown: readonly RunEvent[]): Act {
  if (spot.picked === null) return { do: 'pick', what: 'decisions' };
  if (spot.picked === 'decisions') return { do: 'pick', what: 'failures' };
  const under = shown.find(({ seq }) => eventRow(seq) === spot.focus) ?? shown.at(-1);
  const step = under === undefined ? undefined : stepIn(under);
  const isStep = spot.picked.startsWith('step ');
  return { do: 'pick', what: isStep || step === undefined ? null : `step ${step}` };
}

function stepIn(event: RunEvent): string | undefined {
  if (event.type === 'operator-decided') return event.decision.step ?? undefined;
  return 'step' in event && event.step !== null ? event.step : undefined;
}
