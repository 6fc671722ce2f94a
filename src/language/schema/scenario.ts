import * as z from 'zod';
import { STEP_MOMENTS } from '../../model/fault.ts';
import * as p from './parts.ts';

const FORMS = '{ step, when } | { after }';
const step = () => p.shape({ step: p.string('step'), when: p.oneOf(STEP_MOMENTS) });
const after = () => p.shape({ after: p.plainDuration() });
const seen = () => p.shape({ seen: p.plainDuration() });
const moment = () => z.union([step(), after()], { error: FORMS });

const fault = p.shape({
  fault: p.string('fault'),
  with: p.map(p.anything()).optional(),
  at: moment(),
  until: z
    .union([step(), after(), seen(), p.plainDuration()], {
      error: `duration | { seen } | ${FORMS}`,
    })
    .optional(),
});

export const scenario = p.shape({
  apiVersion: p.apiVersion(),
  kind: p.kind('Scenario'),
  id: p.id(),
  title: p.text(),
  notice: p.text(),
  faults: p.list(fault).min(1, { error: 'list' }),
});

export type ScenarioFile = z.infer<typeof scenario>;
