import type { Fact } from '../model/event.ts';
import { type Json, type JsonObject, isObject } from '../model/json.ts';
import type { Redactor } from './redact.ts';

/**
 * Words of the runbook and of the wizard itself. They are no secret even where a weak password reads the same, and
 * without them a run could not go on.
 */
const MACHINE_WORDS: ReadonlySet<string> = new Set(
  'type is how step section milestone key why answer do verdict code file sha256 id name uses'.split(
    ' ',
  ),
);

/** Below these keys stands what the world or a person said, under any key. */
const FOREIGN: ReadonlySet<string> = new Set('value params with sources object what'.split(' '));

/** The fact as it may be written. */
export function redactFact(fact: Fact, redactor: Redactor): JsonObject {
  const redacted = redact(fact, redactor);
  return isObject(redacted) ? redacted : {};
}

function redact(value: Json, redactor: Redactor): Json {
  if (Array.isArray(value)) return value.map((item: Json) => redact(item, redactor));
  if (!isObject(value)) return redactor.json(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, of]) => {
      if (FOREIGN.has(key)) return [key, redactor.json(of)];
      if (MACHINE_WORDS.has(key) && typeof of === 'string') return [key, of];
      return [key, redact(of, redactor)];
    }),
  );
}
