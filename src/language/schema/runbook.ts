import * as z from 'zod';
import * as p from './parts.ts';
import { milestone, step } from './step.ts';

export const section = p.shape({
  apiVersion: p.apiVersion().optional(),
  kind: p.kind('Section').optional(),
  id: p.id(),
  ref: p.string().min(1, { error: 'string' }).optional(),
  title: p.text(),
  why: p.text().optional(),
  needs: p.list(p.string()).optional(),
  steps: p.list(step).min(1, { error: 'list' }),
});

const include = p.shape({
  include: p.string().regex(/^[a-z0-9][\w.-]*\/[a-z][a-z0-9-]*$/, { error: 'runbook/section' }),
  ref: p.string().optional(),
  needs: p.list(p.string()).optional(),
});
const milestoneEntry = p.shape({ milestone: z.union([p.id(), milestone], { error: 'id' }) });

export const runbook = p.shape({
  apiVersion: p.apiVersion(),
  kind: p.kind('Runbook'),
  id: p.id(),
  title: p.text(),
  about: p.text().optional(),
  sections: p
    .list(z.union([p.string(), include, milestoneEntry], { error: 'file | include | milestone' }))
    .min(1, { error: 'list' }),
  milestones: p.list(milestone).optional(),
});

export type SectionFile = z.infer<typeof section>;
export type RunbookFile = z.infer<typeof runbook>;
