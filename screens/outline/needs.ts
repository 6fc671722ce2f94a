import { whoHolds } from '../../src/model/lease-holder.ts';
import { visibleLine } from '../../src/text/visible.ts';
import type { Need } from '../../src/model/run.ts';
import type { Act, Place } from '../act.ts';
import type { View } from '../view.ts';
import type { Words } from '../words.ts';
import { refOf } from '../parts/step-note.ts';

/** Where a need is answered. */
export function placeOfNeed(need: Need): Place {
  switch (need.is) {
    case 'outage-start':
    case 'lost-cluster':
    case 'lease':
    case 'clean-up':
      return { at: need.is };
    case 'secret':
      return { at: 'secret', name: need.name };
    case 'go':
      return { at: 'go', section: need.section };
    case 'confirm':
      return { at: 'form', what: 'confirm', step: need.step };
    case 'milestone':
      return { at: 'milestone', milestone: need.step };
    case 'choose':
    case 'pin':
    case 'checklist':
    case 'attest':
    case 'failed':
    case 'late':
    case 'in-doubt':
    case 'stale':
    case 'undone':
      return { at: 'step', step: need.step };
  }
}

/** Where a section is opened: its go where one is wanted, else its table. */
export function placeOfSection(view: View, section: string): Place {
  const asked = view.needs.some((need) => need.is === 'go' && need.section === section);
  return { at: asked ? 'go' : 'section', section };
}

/** The outline's row of a need. */
export function rowOfNeed(need: Need): string {
  switch (need.is) {
    case 'outage-start':
    case 'lost-cluster':
    case 'lease':
    case 'clean-up':
      return `need ${need.is}`;
    case 'secret':
      return `need secret ${need.name}`;
    case 'go':
      return `section ${need.section}`;
    case 'milestone':
      return `milestone ${need.step}`;
    case 'confirm':
    case 'choose':
    case 'pin':
    case 'checklist':
    case 'attest':
    case 'failed':
    case 'late':
    case 'in-doubt':
    case 'stale':
    case 'undone':
      return `step ${need.step}`;
  }
}

/** The need after the one at `row`, round and round: what key *n* opens. */
export function nextNeed(view: View, row: string | null): Act | undefined {
  const rows = view.needs.map(rowOfNeed);
  const at = row === null ? -1 : rows.indexOf(row);
  const need = view.needs[(at + 1) % Math.max(1, view.needs.length)];
  if (need === undefined) return undefined;
  return { do: 'jump', place: placeOfNeed(need), row: rowOfNeed(need) };
}

/** What a run-level question says in the outline. */
export function needText(view: View, need: Need, words: Words): string {
  switch (need.is) {
    case 'secret':
      return words.t('need.secret', { name: need.name });
    case 'outage-start':
    case 'lost-cluster':
    case 'clean-up':
      return words.t(`need.${need.is}`);
    case 'lease':
      return words.t('need.lease', { who: visibleLine(whoHolds(need.holder)) });
    case 'go':
      return words.t('need.go', {
        ref: view.book.runbook.sections.find((one) => one.id === need.section)?.ref ?? '',
      });
    case 'confirm':
    case 'choose':
    case 'pin':
    case 'checklist':
    case 'attest':
    case 'failed':
    case 'late':
    case 'in-doubt':
    case 'stale':
    case 'undone':
    case 'milestone':
      return words.t(`need.${need.is}`, { ref: refOf(view, need.step, words) });
  }
}
