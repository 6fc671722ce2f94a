import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../model/json.ts';
import { admitPlace, admitted } from './admit.ts';
import { decode, judgeUnknown } from './decode.ts';
import { alreadyExists } from './faults.ts';
import { textAt, withAt } from './json.ts';
import type { Kind } from './kinds.ts';
import { withUpdateBy } from './managers.ts';
import { isGoing, nameOf, timeText, withMetadata } from './metadata.ts';
import { withDefaults } from './rules/defaults.ts';
import { validate } from './rules/validate.ts';
import type { Store } from './store.ts';
import { checkBody, type Writer } from './writer.ts';

/** Kinds that count how often what is wanted of them has changed. */
const COUNTED: ReadonlySet<string> = new Set([
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'Pod',
  'Ingress',
  'IngressClass',
  'NetworkPolicy',
  'PodDisruptionBudget',
  'CustomResourceDefinition',
  'PriorityClass',
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
]);
/** What they are when they are created is told by who creates them. */
const STATUS_STAYS: ReadonlySet<string> = new Set(['Node']);

export function isCounted(kind: Kind): boolean {
  return kind.custom || COUNTED.has(kind.kind);
}

/** Creates an object as the API server does; `own` keeps the book of fields by itself. Throws `ApiFault`. */
export function create(
  store: Store,
  kind: Kind,
  namespace: string | undefined,
  body: JsonObject,
  writer: Writer,
  own?: (object: JsonObject) => JsonObject,
): JsonObject {
  checkBody(kind, body, { namespace });
  const { object, unknown } = decode(kind, body);
  for (const said of judgeUnknown(kind, unknown, writer.validation ?? 'Warn')) writer.warn?.(said);
  const named = withDefaults(kind, bornObject(kind, object, namespace));
  const name = nameOf(named);
  if (namespace !== undefined && kind.namespaced) admitPlace(store, kind, name, namespace);
  const whole = admitted(store, kind, named);
  validate(kind, whole);
  const there = store.get(kind, { namespace, name });
  if (there !== undefined) throw alreadyExists(kind, name, isGoing(there));
  const kept = own?.(whole) ?? booked(kind, whole, writer);
  if (writer.dryRun === true) return kept;
  return store.put(kind, kept);
}

function booked(kind: Kind, object: JsonObject, { manager }: Writer): JsonObject {
  if (manager === '') return object;
  const { status: _status, ...said } = object;
  const { metadata } = withUpdateBy(kind, undefined, said, { name: manager, operation: 'Update' });
  return metadata === undefined ? object : { ...object, metadata };
}

function bornObject(kind: Kind, object: JsonObject, namespace: string | undefined): JsonObject {
  const prefix = textAt(object, 'metadata', 'generateName');
  const given = nameOf(object);
  const name = given === '' && prefix !== undefined ? `${prefix}${suffix()}` : given;
  const bare = [
    'resourceVersion',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
    'managedFields',
    'selfLink',
  ].reduce((one, key) => withAt(one, ['metadata', key], undefined), object);
  const isStatusKept = !kind.subresources.includes('status') || STATUS_STAYS.has(kind.kind);
  const rest = isStatusKept ? bare : withAt(bare, ['status'], undefined);
  const born = withMetadata(rest, {
    ...(name === '' ? {} : { name }),
    ...(kind.namespaced && namespace !== undefined ? { namespace } : {}),
    uid: randomUUID(),
    creationTimestamp: timeText(),
    ...(isCounted(kind) ? { generation: 1 } : {}),
  });
  return kind.namespaced ? born : withAt(born, ['metadata', 'namespace'], undefined);
}

const LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

/** What is put behind a generated name: nothing that reads as a word. */
export function suffix(length: number = 5): string {
  return Array.from({ length }, () => LETTERS[Math.floor(Math.random() * LETTERS.length)]).join('');
}
