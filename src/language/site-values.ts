import type { AskDef, StepDef } from '../model/runbook.ts';
import { constant } from './plain-text.ts';
import type { SpreadSection } from './spread.ts';

export const SITE_VALUES = 'site-values';

/**
 * Asks first of all for what the site left open. Nothing needs this step: an unanswered value blocks only what reads it.
 * Its words are part of the runbook that language/ makes, as those of any other step.
 */
export function siteValuesStep(
  asks: readonly AskDef[],
  section: SpreadSection | undefined,
): StepDef {
  return {
    id: SITE_VALUES,
    ref: `${section?.ref ?? '0'}-0`,
    section: section?.id ?? '',
    kind: 'manual',
    title: {
      en: constant('Tell the values that the site leaves open'),
      zh: constant('填写站点文件中尚未给出的值'),
    },
    why: {
      en: constant(
        'An unanswered value blocks only the steps that read it, and can be told later.',
      ),
      zh: constant('未填写的值只会阻塞用到它的步骤，之后仍可补填。'),
    },
    needs: [],
    manual: { checklist: [], ask: asks },
    attest: { en: constant('Values as told'), zh: constant('以填写的值为准') },
    proofs: [],
    optional: true,
    required: false,
    timeoutMs: 5 * 60 * 1000,
    expectMs: null,
    locks: [],
    drill: 'execute',
    place: 'here',
  };
}
