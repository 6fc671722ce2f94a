import type { JsonObject } from '../../../model/json.ts';
import { type FaultCause, required, wrong } from '../faults.ts';
import { at, numberAt, objectsAt, textAt, textOf } from '../json.ts';
import { labelNameCause } from './names.ts';
import { quantityOf } from '../quantity.ts';

const duplicate = (field: string, value: string): FaultCause => ({
  reason: 'FieldValueDuplicate',
  message: `Duplicate value: ${JSON.stringify(value)}`,
  field,
});

/** What the API server has against the spec of a pod, as far as an operator's hand can spoil it. */
export function podCauses(spec: JsonObject, field: string): readonly FaultCause[] {
  const containers = objectsAt(spec, 'containers');
  const all = [...objectsAt(spec, 'initContainers'), ...containers];
  const volumes = objectsAt(spec, 'volumes').map((one) => textAt(one, 'name') ?? '');
  const names = all.map((one) => textAt(one, 'name') ?? '');
  return [
    ...(containers.length === 0 ? [required(`${field}.containers`)] : []),
    ...volumes.flatMap((name, index) => [
      ...labelNameCause(`${field}.volumes[${index}].name`, name),
      ...(volumes.indexOf(name) < index
        ? [duplicate(`${field}.volumes[${index}].name`, name)]
        : []),
    ]),
    ...['initContainers', 'containers'].flatMap((list) =>
      objectsAt(spec, list).flatMap((one, index) => {
        const place = `${field}.${list}[${index}]`;
        const own = index + (list === 'containers' ? all.length - containers.length : 0);
        return containerCauses(one, place, {
          volumes,
          isSecond: names.indexOf(names[own] ?? '') < own,
        });
      }),
    ),
  ];
}

function containerCauses(
  one: JsonObject,
  field: string,
  around: { readonly volumes: readonly string[]; readonly isSecond: boolean },
): readonly FaultCause[] {
  const name = textAt(one, 'name') ?? '';
  const image = textAt(one, 'image');
  return [
    ...(name === '' ? [] : labelNameCause(`${field}.name`, name)),
    ...(around.isSecond ? [duplicate(`${field}.name`, name)] : []),
    ...(image === undefined || image === '' ? [required(`${field}.image`)] : []),
    ...objectsAt(one, 'volumeMounts').flatMap((mount, index) => {
      const volume = textAt(mount, 'name') ?? '';
      if (around.volumes.includes(volume)) return [];
      const message = `Not found: ${JSON.stringify(volume)}`;
      return [
        { reason: 'FieldValueNotFound', message, field: `${field}.volumeMounts[${index}].name` },
      ];
    }),
    ...objectsAt(one, 'ports').flatMap((port, index) =>
      portCauses(`${field}.ports[${index}].containerPort`, numberAt(port, 'containerPort')),
    ),
    ...tooMuchAsked(one, field),
  ];
}

export function portCauses(field: string, port: number | undefined): readonly FaultCause[] {
  if (port === undefined) return [required(field)];
  return port > 0 && port < 65_536
    ? []
    : [wrong(field, String(port), 'must be between 1 and 65535, inclusive')];
}

function tooMuchAsked(one: JsonObject, field: string): readonly FaultCause[] {
  return ['cpu', 'memory'].flatMap((what) => {
    const asked = at(one, 'resources', 'requests', what);
    const limit = at(one, 'resources', 'limits', what);
    if (asked === undefined || limit === undefined || quantityOf(asked) <= quantityOf(limit))
      return [];
    const why = `must be less than or equal to ${what} limit of ${textOf(limit)}`;
    return [wrong(`${field}.resources.requests`, JSON.stringify(asked), why)];
  });
}
