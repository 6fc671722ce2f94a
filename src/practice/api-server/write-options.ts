import type { FieldValidation } from '../store/decode.ts';
import { ApiFault, unsupported, type FaultCause } from '../store/faults.ts';
import type { Writer } from '../store/writer.ts';
import type { Asked } from './asked.ts';

const OPTIONS: { readonly [method: string]: string } = {
  POST: 'CreateOptions',
  PUT: 'UpdateOptions',
  PATCH: 'PatchOptions',
  DELETE: 'DeleteOptions',
};
const VALIDATIONS = ['', 'Ignore', 'Strict', 'Warn'];

export function optionsFault(kind: string, cause: FaultCause): ApiFault {
  const message = `${kind}.meta.k8s.io "" is invalid: ${cause.field}: ${cause.message}`;
  return new ApiFault(422, 'Invalid', message, { group: 'meta.k8s.io', kind, causes: [cause] });
}

/** Whether a write is only tried. Throws `ApiFault` 422 where it is to be tried in a way that is none. */
export function isDry({ query, method }: Pick<Asked, 'query' | 'method'>): boolean {
  const dry = query.getAll('dryRun').filter((one) => one !== '');
  if (dry.every((one) => one === 'All')) return dry.length > 0;
  throw optionsFault(OPTIONS[method] ?? 'GetOptions', {
    reason: 'FieldValueNotSupported',
    message: `Unsupported value: ${JSON.stringify(dry)}: supported values: "All"`,
    field: 'dryRun',
  });
}

/** Who writes, and how. Throws `ApiFault` 422 where a request wants what is none. */
export function writerOf(asked: Asked, warn: (text: string) => void): Writer {
  const { query, method } = asked;
  const wanted = query.get('fieldValidation') ?? '';
  if (!VALIDATIONS.includes(wanted))
    throw optionsFault(
      OPTIONS[method] ?? 'GetOptions',
      unsupported('fieldValidation', wanted, VALIDATIONS),
    );
  const validation: FieldValidation = wanted === 'Strict' || wanted === 'Ignore' ? wanted : 'Warn';
  return { manager: managerOf(asked), dryRun: isDry(asked), validation, warn };
}

/** Under which name what a request writes is owned: the one it says, else that of its program. */
export function managerOf({ query, headers }: Pick<Asked, 'query' | 'headers'>): string {
  const agent = (headers['user-agent'] ?? '').split('/')[0] ?? '';
  const manager = query.get('fieldManager') ?? '';
  return manager === '' ? (agent === '' ? 'unknown' : agent) : manager;
}
