import type { SectionDef } from '../../src/model/runbook.ts';
import { span } from '../line.ts';
import type { Row } from '../page.ts';
import type { Scene } from '../scene.ts';
import { outlineRow } from './row.ts';
import { placeOfSection } from './needs.ts';
import type { SectionSummary } from './section-summary.ts';

export function sectionRows(
  scene: Scene,
  section: SectionDef,
  summary: SectionSummary,
): readonly Row[] {
  const { view, words } = scene;
  const asked = view.needs.some((need) => need.is === 'go' && need.section === section.id);
  return outlineRow(scene, {
    row: `section ${section.id}`,
    mark: summary.mark,
    ref: section.ref,
    title: span(words.show(section.title, view.scope), 'strong'),
    ...(summary.of === 0 ? {} : { count: `${summary.done}/${summary.of}` }),
    note: span(summary.note, asked ? 'warn' : 'dim'),
    keepNote: asked,
    enter: { do: 'open', place: placeOfSection(view, section.id) },
  });
}
