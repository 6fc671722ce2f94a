import { ApiFault, badRequest, unsupported, type FaultCause } from '../store/faults.ts';
import type { Asked, Target } from './asked.ts';
import { isWatch } from './route.ts';
import { optionsFault } from './write-options.ts';

const MATCHES = ['Exact', 'NotOlderThan', ''];

/** Throws `ApiFault` where what is read is asked for in a way that is none, each in the API server's own words. */
export function checkReading(
  { name }: Pick<Target, 'name'>,
  { query }: Pick<Asked, 'query'>,
): void {
  const limit = query.get('limit') ?? '';
  if (!/^-?\d*$/.test(limit))
    throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(limit)}: invalid syntax`);
  const [cause] = optionCauses(query);
  if (cause !== undefined) throw optionsFault('ListOptions', cause);
  const version = query.get('resourceVersion') ?? '';
  if (/^\d*$/.test(version)) return;
  const text = JSON.stringify(version);
  const why = `resourceVersion: Invalid value: ${text}: strconv.ParseUint: parsing ${text}: invalid syntax`;
  if (isWatch(query) || name !== undefined) throw new ApiFault(500, '', why);
  throw badRequest(`invalid resource version: ${why}`);
}

function optionCauses(query: URLSearchParams): readonly FaultCause[] {
  const match = query.get('resourceVersionMatch') ?? '';
  const field = 'resourceVersionMatch';
  const wrong = (why: string): FaultCause => ({
    reason: 'FieldValueForbidden',
    message: `Forbidden: ${why}`,
    field,
  });
  if (query.get('sendInitialEvents') !== null) {
    if (match === 'NotOlderThan') return [];
    return [wrong('sendInitialEvents requires setting resourceVersionMatch to NotOlderThan')];
  }
  if (match === '') return [];
  if (isWatch(query)) return [wrong('resourceVersionMatch is forbidden for watch')];
  if ((query.get('resourceVersion') ?? '') === '')
    return [wrong('resourceVersionMatch is forbidden unless resourceVersion is provided')];
  return MATCHES.includes(match) ? [] : [unsupported(field, match, MATCHES)];
}
