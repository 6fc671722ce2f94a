import * as z from 'zod';
import { LEASE_CHOICES } from '../../model/lease.ts';
import { DECISION_KINDS } from '../../model/event.ts';
import * as p from './parts.ts';

const decisions = () =>
  p
    .list(
      p
        .shape({
          do: p.oneOf(DECISION_KINDS),
          reason: p.string().optional(),
          value: p.anything().optional(),
        })
        // What is no time would only be found when a step is late, and nobody is there to be asked.
        .refine((one) => one.do !== 'more-time' || isTime(one.value), {
          path: ['value'],
          error: 'milliseconds',
        }),
    )
    .optional();

/** Left out, it is as long as the step has at first. */
function isTime(value: unknown): boolean {
  return value === undefined || (typeof value === 'number' && Number.isFinite(value) && value > 0);
}

const RUN_ID = '${{ run.id }}';
/** Any name, with no other expression in it. */
const ONLY_THE_RUN = /^(?:(?!\$\{\{)[\s\S]|\$\{\{\s*run\.id\s*\}\})*$/;

const step = () =>
  p.shape({
    choose: p.string().optional(),
    confirm: p.string().regex(ONLY_THE_RUN, { error: RUN_ID }).optional(),
    done: p.bool().optional(),
    assist: p.bool().optional(),
    attest: p.string().optional(),
    on: p.shape({ failed: decisions(), late: decisions(), 'in-doubt': decisions() }).optional(),
  });

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

export const answers = p.shape({
  apiVersion: p.apiVersion(),
  kind: p.kind('Answers'),
  operator: p.string().optional(),
  lostCluster: p.string().optional(),
  outageStarted: p.string().regex(RFC_3339, { error: 'time' }).optional(),
  go: z.union([p.kind('all'), p.list(p.string())], { error: 'all | list' }).optional(),
  target: p
    .shape({
      kubeconfig: p.string().optional(),
      context: p.string(),
      uid: p.string().optional(),
      lease: p.oneOf(LEASE_CHOICES).optional(),
    })
    .optional(),
  values: p.map(p.anything()).optional(),
  steps: p.map(step()).optional(),
  removed: p.map(p.string()).optional(),
});
