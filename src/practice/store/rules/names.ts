import type { JsonObject } from '../../../model/json.ts';
import { type FaultCause, required, wrong } from '../faults.ts';
import { objectAt, objectsAt, textAt, textOf, textsAt } from '../json.ts';
import type { Kind } from '../kinds.ts';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const LABEL_1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const KEY_NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

const SAYS_LABEL = `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')`;
const SAYS_1035 = `a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')`;
const SAYS_SUBDOMAIN = `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')`;
const SAYS_VALUE = `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')`;
const SAYS_KEY = `name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')`;

/** What the API server has against the name and the labels of an object. */
export function metadataCauses(kind: Kind, object: JsonObject): readonly FaultCause[] {
  const name = textAt(object, 'metadata', 'name') ?? '';
  if (name === '')
    return [required('metadata.name', 'Required value: name or generateName is required')];
  return [
    ...nameCauses(kind, name),
    ...labelCauses('metadata.labels', objectAt(object, 'metadata', 'labels')),
    ...Object.keys(objectAt(object, 'metadata', 'annotations')).flatMap((key) =>
      keyCauses('metadata.annotations', key.toLowerCase()),
    ),
    ...textsAt(object, 'metadata', 'finalizers').flatMap((one) =>
      keyCauses('metadata.finalizers', one),
    ),
    ...objectsAt(object, 'metadata', 'ownerReferences').flatMap((one, index) =>
      ['apiVersion', 'kind', 'name', 'uid']
        .filter((key) => (textAt(one, key) ?? '') === '')
        .map((key) =>
          required(
            `metadata.ownerReferences[${index}].${key}`,
            'Required value: must not be empty',
          ),
        ),
    ),
  ];
}

/** What is against a name that may have the domain of its owner before it. */
function keyCauses(field: string, key: string): readonly FaultCause[] {
  const [name = '', prefix, ...more] = key.split('/').toReversed();
  const says = [
    ...(prefix === undefined || SUBDOMAIN.test(prefix)
      ? []
      : [prefix === '' ? 'prefix part must be non-empty' : `prefix part ${SAYS_SUBDOMAIN}`]),
    ...(name === '' ? ['name part must be non-empty'] : []),
    ...(name.length > 63 ? ['name part must be no more than 63 bytes'] : []),
    ...(KEY_NAME.test(name) && more.length === 0 ? [] : [SAYS_KEY]),
  ];
  return says.map((one) => wrong(field, JSON.stringify(key), one));
}

function nameCauses(kind: Kind, name: string): readonly FaultCause[] {
  const refused = (says: string) => [wrong('metadata.name', JSON.stringify(name), says)];
  if (kind.group === 'rbac.authorization.k8s.io')
    return /[/%]/.test(name) ? refused("may not contain '/'") : [];
  if (kind.kind === 'Service')
    return LABEL_1035.test(name) && name.length < 64 ? [] : refused(SAYS_1035);
  if (kind.kind === 'Namespace') return isLabel(name) ? [] : refused(SAYS_LABEL);
  if (name.length > 253) return refused('must be no more than 253 characters');
  return SUBDOMAIN.test(name) ? [] : refused(SAYS_SUBDOMAIN);
}

export function isLabel(name: string): boolean {
  return LABEL.test(name) && name.length < 64;
}

/** A DNS label, as names of containers and ports are. */
export function labelNameCause(field: string, name: string): readonly FaultCause[] {
  return isLabel(name) ? [] : [wrong(field, JSON.stringify(name), SAYS_LABEL)];
}

export function labelCauses(field: string, labels: JsonObject): readonly FaultCause[] {
  return Object.entries(labels).flatMap(([key, value]) => {
    const text = textOf(value);
    return [
      ...keyCauses(field, key),
      ...(LABEL_VALUE.test(text) && text.length < 64
        ? []
        : [wrong(field, JSON.stringify(text), SAYS_VALUE)]),
    ];
  });
}
