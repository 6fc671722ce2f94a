import * as z from 'zod';
import { FIELD_TYPES } from '../../model/catalogue.ts';
import * as p from './parts.ts';

const proof = () =>
  p.shape({
    probe: p.string().optional(),
    with: p.map(p.anything()).optional(),
    finds: p.map(p.valueName()).optional(),
    assert: p.expression().optional(),
    says: p.text().optional(),
  });

export const ask = () =>
  p.shape({
    id: p.valueName(),
    type: p.oneOf(FIELD_TYPES),
    title: p.text(),
    oneOf: p.list(p.string()).optional(),
    optional: p.bool().optional(),
  });

const assist = () =>
  p.shape({
    uses: p.string(),
    with: p.map(p.anything()).optional(),
    finds: p.map(p.valueName()).optional(),
  });

const manual = () =>
  p.shape({
    open: p.string().optional(),
    checklist: p.list(p.text()).optional(),
    ask: p.list(ask()).optional(),
    assist: assist().optional(),
  });

export const milestone = p.shape({
  id: p.id(),
  title: p.text(),
  needs: p.list(p.string()).optional(),
  hold: p.duration().optional(),
  prove: p.list(proof()).min(1, { error: 'list' }),
});

/**
 * One step in any of its forms: which keys go together is checked by hand, so that each fault has its own words.
 * `id` and `title` are optional only for the form `- milestone:`.
 */
export const step = p.shape({
  id: p.id().optional(),
  title: p.text().optional(),
  why: p.text().optional(),
  needs: p.list(p.string()).optional(),
  if: p.expression().optional(),
  uses: p.string().optional(),
  with: p.map(p.anything()).optional(),
  manual: manual().optional(),
  get choice() {
    return p.map(p.list(step)).optional();
  },
  pin: p.kind('target').optional(),
  records: z.union([p.string(), p.list(p.map(p.anything()))], { error: 'list' }).optional(),
  attest: p.text().optional(),
  'for-each': p
    .shape({
      in: p.string(),
      as: p.string().regex(/^[a-z][A-Za-z0-9_]*$/, { error: 'name' }),
      key: p.string(),
    })
    .optional(),
  prove: p.list(proof()).min(1, { error: 'list' }).optional(),
  optional: p.bool().optional(),
  required: p.bool().optional(),
  risk: p.oneOf(['cost', 'traffic', 'destructive']).optional(),
  timeout: p.duration().optional(),
  expect: p.duration().optional(),
  locks: p.list(p.id()).optional(),
  undo: p.use().optional(),
  drill: p.oneOf(['execute', 'rehearse']).optional(),
  place: p.oneOf(['here', 'jump', 'pod']).optional(),
  milestone: milestone.optional(),
});

export type StepFile = z.infer<typeof step>;
export type ProofFile = z.infer<ReturnType<typeof proof>>;
export type AskFile = z.infer<ReturnType<typeof ask>>;
export type MilestoneFile = z.infer<typeof milestone>;
export type AssistFile = z.infer<ReturnType<typeof assist>>;
export type UseFile = z.infer<ReturnType<typeof p.use>>;
export type TextFile = z.infer<ReturnType<typeof p.text>>;
