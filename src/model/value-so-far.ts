import type { FieldType } from './catalogue.ts';
import { checkValue, type CheckedValue } from './field-value.ts';
import type { Json } from './json.ts';

/** What a value is while it is being typed: `wrong` only where nothing that is typed after it could make it right. */
export type ValueSoFar =
  | { readonly is: 'empty' | 'unfinished' }
  | { readonly is: 'right'; readonly value: Json }
  /** `why`: what is wrong with it as a value of its type; null where it is only none of those that are wanted. */
  | { readonly is: 'wrong'; readonly why: Extract<CheckedValue, { ok: false }> | null };

const ENDS_OF_IP = ['0', '.0', '0.0', '.0.0', '0.0.0', '.0.0.0', '::', ':', ':1', '1::', '1:1'];
/** Also of the prefix by which DNS writes other scripts. */
const ENDS_OF_NAME = ['a', '.a', 'a.a', 'nxa', 'n--a', '--a', '-a'];

/** What makes a value of a beginning of one: if it is right with any of these, it may still become right. */
const ENDS: { readonly [type in FieldType]: readonly string[] } = {
  string: [],
  int: ['0'],
  bool: ['es', 's', 'o', 'rue', 'ue', 'e', 'alse', 'lse', 'se'],
  ip: ENDS_OF_IP,
  hostname: ENDS_OF_NAME,
  address: [...ENDS_OF_NAME, ...ENDS_OF_IP],
  name: ['a'],
  path: [],
  duration: ['s', '0s', 'm', '分钟', '分', '钟', '时', '小时', '秒', '0秒'],
  quantity: ['0', 'i'],
  list: [],
  map: [],
};

export function valueSoFar(
  { type, oneOf }: { readonly type: FieldType; readonly oneOf?: readonly string[] },
  text: string,
): ValueSoFar {
  if (text.trim() === '') return { is: 'empty' };
  const checked = checkValue(type, text);
  if (oneOf !== undefined) return among(oneOf, checked, text.trim());
  if (checked.ok) return { is: 'right', value: checked.value };
  return ENDS[type].some((end) => checkValue(type, text.trim() + end).ok)
    ? { is: 'unfinished' }
    : { is: 'wrong', why: checked };
}

function among(oneOf: readonly string[], checked: CheckedValue, text: string): ValueSoFar {
  const value = checked.ok ? checked.value : text;
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  if (checked.ok && oneOf.includes(shown)) return { is: 'right', value };
  return oneOf.some((one) => one.startsWith(shown))
    ? { is: 'unfinished' }
    : { is: 'wrong', why: null };
}
