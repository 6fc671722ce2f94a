import type { DoorCell, DoorRow } from '../model/front-door.ts';
import { WizardError } from '../model/error.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import type { Expr, Scope } from '../model/runbook.ts';
import { doorName } from './front-door-table.ts';

/** Records of one name and type, as they were before anything was changed. */
export type OldRecord = {
  readonly type: string;
  readonly values: readonly string[];
  /** Seconds; null where it is not known. */
  readonly ttl: number | null;
};

/** One row of a manual step's table of DNS records. */
export type RecordRow = {
  /** As the runbook gives it, without what was there before. */
  readonly row: JsonObject;
  readonly name: string;
  /** What was there before; empty where there was nothing, null where nobody has recorded it. */
  readonly old: readonly OldRecord[] | null;
  /** What the authoritative servers say of the name, as the step's proof saw it last; null where it was not looked at. */
  readonly seen: DoorCell | null;
};

/** What the authoritative servers answer is to be the new value already. */
export function isSo({ seen }: RecordRow): boolean {
  return seen?.verdict === 'pass';
}

/** What the runbook makes of its values; null where one of them is not of the form that it counts on. */
export function tableOf(records: Expr, scope: Scope): Json | null {
  try {
    return records.evaluate(scope) ?? null;
  } catch (error) {
    if (error instanceof WizardError) return null;
    throw error;
  }
}

/** The rows of a table, each with what was there before and what is there now. */
export function recordTable(
  table: Json,
  scope: Scope,
  door: readonly DoorRow[],
): readonly RecordRow[] {
  const rows = Array.isArray(table) ? table.filter(isObject) : [];
  const before = recordedBefore(scope);
  return rows.map(({ old, ...row }) => {
    const { name: named } = row;
    const name = typeof named === 'string' ? doorName(named) : '';
    return { row, name, old: oldOf(name, old, before), seen: authorityOf(name, door) };
  });
}

type Before = { readonly name: string; readonly record: OldRecord };

/** The runbook's own word for it, or what was recorded before anything was changed. */
function oldOf(
  name: string,
  told: Json | undefined,
  before: readonly Before[] | null,
): readonly OldRecord[] | null {
  const values = textsOf(told ?? null);
  if (values.length > 0) return [{ type: '', values, ttl: null }];
  const own = before?.filter((one) => one.name === name) ?? [];
  if (own.length === 0) return null;
  return own.map(({ record }) => record).filter((record) => record.values.length > 0);
}

/** `dns.before` as `dns/recorded` finds it; null where it is not known, or is something else. */
function recordedBefore({ values }: Scope): readonly Before[] | null {
  const dns = isObject(values) ? values['dns'] : undefined;
  const list = isObject(dns) ? dns['before'] : undefined;
  if (!Array.isArray(list)) return null;
  return list.filter(isObject).flatMap(({ name, type, values: answers, ttl }) =>
    typeof name !== 'string'
      ? []
      : [
          {
            name: doorName(name),
            record: {
              type: typeof type === 'string' ? type : '',
              values: textsOf(answers ?? null),
              ttl: typeof ttl === 'number' ? ttl : null,
            },
          },
        ],
  );
}

function textsOf(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === 'string') return value === '' ? [] : [value];
  return typeof value === 'number' ? [String(value)] : [];
}

function authorityOf(name: string, door: readonly DoorRow[]): DoorCell | null {
  const cells = door.filter((row) => doorName(row.name) === name).flatMap((row) => row.cells);
  return cells.find(({ column }) => column.is === 'authority') ?? null;
}
