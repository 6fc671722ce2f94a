import type { MilestoneDef } from '../../src/model/runbook.ts';
import { clock, duration } from '../duration.ts';
import { span, type Span } from '../line.ts';
import type { Row } from '../page.ts';
import type { Scene } from '../scene.ts';
import type { View } from '../view.ts';
import type { Words } from '../words.ts';
import { outlineRow } from './row.ts';

export function milestoneRows(scene: Scene, milestone: MilestoneDef): readonly Row[] {
  const { view, words } = scene;
  const held = view.state.milestones[milestone.id]?.heldSince ?? null;
  const asked = view.needs.some((need) => need.is === 'milestone' && need.step === milestone.id);
  return outlineRow(scene, {
    row: `milestone ${milestone.id}`,
    mark: asked
      ? { glyph: '!', tone: 'warn' }
      : held === null
        ? { glyph: '.', tone: 'dim' }
        : { glyph: words.glyphs.passed, tone: 'good' },
    ref: '=',
    title: span(words.show(milestone.title, view.scope).toUpperCase(), 'strong'),
    note: milestoneNote(view, milestone, words),
    keepNote: true,
    enter: { do: 'open', place: { at: 'milestone', milestone: milestone.id } },
  });
}

export function milestoneNote(view: View, milestone: MilestoneDef, words: Words): Span {
  const state = view.state.milestones[milestone.id];
  if (state !== undefined && state.skipped !== null)
    return span(`${words.t('state.skipped')}: ${state.skipped}`, 'warn');
  if (state !== undefined && state.heldSince !== null)
    return span(
      words.t(state.rtaMs === null ? 'milestone.held' : 'milestone.heldRta', {
        time: words.time(state.heldSince),
        rta: clock(state.rtaMs ?? 0, true),
      }),
      'strong',
    );
  const { progress, saidAt = view.now } = view.live(milestone.id);
  if (progress?.leftMs !== undefined) {
    const heldMs = milestone.holdMs - progress.leftMs + view.now - saidAt;
    return span(
      words.t('milestone.holds', {
        held: duration(Math.min(milestone.holdMs, Math.max(0, heldMs)), words.lang),
        time: duration(milestone.holdMs, words.lang),
      }),
      'plain',
    );
  }
  const seen = (state?.seen ?? []).filter((one) => one.found.verdict === 'pass').length;
  const n = progress?.done ?? seen;
  return span(words.t('milestone.proofs', { n, of: milestone.proofs.length }), 'dim');
}
