import type { JsonObject } from '../../model/json.ts';
import type { Kind } from './kinds.ts';

type Named = Pick<Kind, 'plural' | 'group'>;

export type FaultCause = {
  readonly reason: string;
  readonly message: string;
  readonly field: string;
};

/** A request that the API refuses, in its own words: a `Status` object. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault';
  readonly code: number;
  readonly reason: string;
  readonly details: JsonObject | undefined;
  readonly #metadata: JsonObject;

  constructor(
    code: number,
    reason: string,
    message: string,
    details?: JsonObject,
    metadata: JsonObject = {},
  ) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
    this.#metadata = metadata;
  }

  status(): JsonObject {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: this.#metadata,
      status: 'Failure',
      message: this.message,
      ...(this.reason === '' ? {} : { reason: this.reason }),
      ...(this.details === undefined ? {} : { details: this.details }),
      code: this.code,
    };
  }
}

/** `deployments.apps`. */
export function resourceName({ plural, group }: Named): string {
  return group === '' ? plural : `${plural}.${group}`;
}

function about(kind: Named, name: string, more: JsonObject = {}): JsonObject {
  return {
    ...(name === '' ? {} : { name }),
    ...(kind.group === '' ? {} : { group: kind.group }),
    kind: kind.plural,
    ...more,
  };
}

export function notFound(kind: Named, name: string): ApiFault {
  const message = `${resourceName(kind)} "${name}" not found`;
  return new ApiFault(404, 'NotFound', message, about(kind, name));
}

export function alreadyExists(kind: Kind, name: string, isGoing: boolean): ApiFault {
  const going = isGoing ? 'object is being deleted: ' : '';
  const message = `${going}${resourceName(kind)} "${name}" already exists`;
  return new ApiFault(409, 'AlreadyExists', message, about(kind, name));
}

export function conflict(kind: Named, name: string, why: string): ApiFault {
  const message = `Operation cannot be fulfilled on ${resourceName(kind)} "${name}": ${why}`;
  return new ApiFault(409, 'Conflict', message, about(kind, name));
}

export function changedMeanwhile(kind: Kind, name: string): ApiFault {
  return conflict(
    kind,
    name,
    'the object has been modified; please apply your changes to the latest version and try again',
  );
}

export function forbidden(
  kind: Named,
  name: string,
  why: string,
  causes?: readonly FaultCause[],
): ApiFault {
  const what = `${resourceName(kind)}${name === '' ? '' : ` "${name}"`}`;
  const more = causes === undefined ? {} : { causes };
  return new ApiFault(403, 'Forbidden', `${what} is forbidden: ${why}`, about(kind, name, more));
}

export function invalid(
  kind: Pick<Kind, 'kind' | 'group'>,
  name: string,
  causes: readonly FaultCause[],
): ApiFault {
  const said = causes.map(({ field, message }) => `${field}: ${message}`);
  const list = said.length === 1 ? said.join('') : `[${said.join(', ')}]`;
  const what = kind.group === '' ? kind.kind : `${kind.kind}.${kind.group}`;
  return new ApiFault(422, 'Invalid', `${what} "${name}" is invalid: ${list}`, {
    ...(name === '' ? {} : { name }),
    ...(kind.group === '' ? {} : { group: kind.group }),
    kind: kind.kind,
    causes,
  });
}

export function badRequest(message: string): ApiFault {
  return new ApiFault(400, 'BadRequest', message);
}

/** `more` goes on with a list from here, not as it was. */
export function tooOld(message: string, more: string = ''): ApiFault {
  const metadata = more === '' ? {} : { continue: more };
  return new ApiFault(410, 'Expired', message, undefined, metadata);
}

export function noSuchResource(): ApiFault {
  return new ApiFault(404, 'NotFound', 'the server could not find the requested resource', {});
}

export function wrongMethod(): ApiFault {
  const message = 'the server does not allow this method on the requested resource';
  return new ApiFault(405, 'MethodNotAllowed', message, {});
}

export const required = (field: string, message = 'Required value'): FaultCause => ({
  reason: 'FieldValueRequired',
  message,
  field,
});

export const wrong = (field: string, value: string, why: string): FaultCause => ({
  reason: 'FieldValueInvalid',
  message: `Invalid value: ${value}: ${why}`,
  field,
});

export const unsupported = (
  field: string,
  value: string,
  allowed: readonly string[],
): FaultCause => ({
  reason: 'FieldValueNotSupported',
  message: `Unsupported value: ${JSON.stringify(value)}: supported values: ${allowed
    .map((one) => JSON.stringify(one))
    .join(', ')}`,
  field,
});
