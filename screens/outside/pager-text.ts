import type { OutsideDesk } from '../../src/model/outside.ts';
import { podLogText } from '../cluster/read-pages.ts';
import { exactText } from '../go/exact-page.ts';
import { evidenceOf } from '../parts/history.ts';
import type { Stage } from '../stage.ts';
import { outputOf } from '../view.ts';
import { pageText } from './page-text.ts';

/** What the pager shows of a page: the whole of what it shows a part of, and else the page itself. */
export async function pagerText(stage: Stage, desk: OutsideDesk): Promise<string> {
  const { active, view, words } = stage;
  const { place } = active.spot;
  switch (place.at) {
    case 'events':
      return desk.document('journal', words.lang);
    case 'values':
      return desk.document('values', words.lang);
    case 'end':
      return desk.document('report', words.lang);
    case 'exact':
      return `${exactText(stage, place.steps)}\n`;
    case 'log':
      return `${outputOf(view, place.step).join('\n')}\n`;
    case 'pod-log':
      return `${podLogText(stage, place.object) || pageText(active.page)}\n`;
    case 'step': {
      const files = evidenceOf(view, place.step).map(({ file }) => file);
      const texts = await Promise.all(files.map((file) => desk.evidence(file)));
      const parts = files.map((file, index) => `\n== ${file}\n${texts[index] ?? ''}`);
      return `${pageText(active.page)}\n${parts.join('\n')}`;
    }
    default:
      return `${pageText(active.page)}\n`;
  }
}
