import { checkValue } from '../model/field-value.ts';
import type { AskDef, Proof, Scope, StepDef } from '../model/runbook.ts';
import { constant } from './plain-text.ts';
import type { SpreadSection } from './spread.ts';
import { valueAt } from './value-at.ts';

export const SITE_VALUES = 'site-values';

/**
 * Asks first of all for what the site left open. Nothing needs this step: an unanswered value blocks only what reads it,
 * and leaves the step open. Its words are part of the runbook that language/ makes, as those of any other step.
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
    proofs: [allTold(asks)],
    optional: true,
    required: false,
    timeoutMs: 5 * 60 * 1000,
    expectMs: null,
    locks: [],
    drill: 'execute',
    place: 'here',
  };
}

/** Proven by what was told alone: every hole holds a value of its type. */
function allTold(asks: readonly AskDef[]): Proof {
  return {
    is: 'assert',
    assert: {
      // No formula: what it asks for stands above it.
      source: '',
      reads: asks.map(({ id }) => id),
      evaluate: (scope) => asks.every((ask) => fits(ask, scope)),
    },
    says: {
      en: constant('Each value is told, and is of its type.'),
      zh: constant('每个值都已填写，且类型正确。'),
    },
  };
}

function fits({ id, type, oneOf }: AskDef, scope: Scope): boolean {
  const value = valueAt(scope, id.split('.'));
  if (value === undefined || !checkValue(type, value).ok) return false;
  return oneOf === undefined || (typeof value === 'string' && oneOf.includes(value));
}
