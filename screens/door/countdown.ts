import { span, type Line } from '../line.ts';
import type { View } from '../view.ts';
import type { Words } from '../words.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** `last known old answer gone in 08:41`; nothing where none is known. */
export function goneLine({ door, now }: View, words: Words, key: 'gone' | 'goneShort'): Line {
  const left = (door.until ?? 0) - now;
  if (left <= 0) return [];
  return [span(words.texts.t(`door.${key}`, { time: countdown(left) }), 'strong')];
}

/** `08:41`, `1:08:41`. */
function countdown(ms: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(ms / HOUR);
  const rest = `${two(Math.floor((ms % HOUR) / MINUTE))}:${two(Math.floor((ms % MINUTE) / SECOND))}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
}
