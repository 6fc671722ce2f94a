import type { JsonObject } from '../../model/json.ts';
import { badRequest, unsupported, wrong, type FaultCause } from '../store/faults.ts';
import { at, isList, numberAt, textAt } from '../store/json.ts';
import type { Removal } from '../store/remove.ts';
import type { Asked } from './asked.ts';
import { objectIn } from './bodies.ts';
import { isDry, optionsFault } from './write-options.ts';

const POLICIES = ['Foreground', 'Background', 'Orphan', 'nil'];

/** How something is to be deleted, by the query or by a body of its own. Throws `ApiFault` where it says what is none. */
export async function removalOf(asked: Asked): Promise<Removal> {
  const { query } = asked;
  const bytes = await asked.body();
  const options = bytes.length === 0 ? {} : await objectIn({ ...asked, body: async () => bytes });
  const kind = textAt(options, 'kind') ?? 'DeleteOptions';
  if (kind !== 'DeleteOptions')
    throw badRequest(
      `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(textAt(options, 'apiVersion') ?? '')} in scheme "pkg/runtime/scheme.go:111"`,
    );
  const grace = query.get('gracePeriodSeconds');
  const propagation = query.get('propagationPolicy') ?? textAt(options, 'propagationPolicy');
  const cause = policyCause(options, propagation);
  if (cause !== undefined) throw optionsFault('DeleteOptions', cause);
  return {
    graceSeconds: grace === null ? numberAt(options, 'gracePeriodSeconds') : Number(grace),
    propagation,
    uid: textAt(options, 'preconditions', 'uid'),
    version: textAt(options, 'preconditions', 'resourceVersion'),
    dryRun: isDry(asked) || isList(options['dryRun']),
  };
}

function policyCause(options: JsonObject, policy: string | undefined): FaultCause | undefined {
  if (policy === undefined) return undefined;
  const field = 'propagationPolicy';
  const text = JSON.stringify(policy);
  if (at(options, 'orphanDependents') !== undefined)
    return wrong(field, text, 'orphanDependents and deletionPropagation cannot be both set');
  return POLICIES.includes(policy) ? undefined : unsupported(field, policy, POLICIES);
}
