import type { Act } from '../act.ts';
import { clock } from '../duration.ts';
import type { Scene } from '../scene.ts';
import type { Spot } from '../ui.ts';

/** From here on a line has room for its time as well. */
const WIDE = 100;
const COLUMN = 9;
const KINDS = ['clock', 'since', 'off'] as const;
type Kind = (typeof KINDS)[number];

/** The time at which each line came, before it: of the day, since the step began, or none. */
export type Stamps = {
  /** Cells that they take. */
  readonly width: number;
  readonly kind: Kind;
  of(line: number): string;
  /** What the key does; undefined where no time is known. */
  readonly next: Act | undefined;
};

export function stampsOf(
  { width, words }: Pick<Scene, 'width' | 'words'>,
  spot: Spot,
  times: readonly number[] | undefined,
  since: number | null,
): Stamps {
  if (times === undefined || times.length === 0)
    return { width: 0, kind: 'off', of: () => '', next: undefined };
  const wanted = KINDS.find((one) => one === spot.picked);
  const kinds = KINDS.filter((one) => one !== 'since' || since !== null);
  const kind = wanted ?? (width >= WIDE ? 'clock' : 'off');
  const next = kinds[(kinds.indexOf(kind) + 1) % kinds.length] ?? 'off';
  const text = (at: number) =>
    kind === 'since' && since !== null ? `+${clock(at - since, true)}` : words.time(at);
  return {
    width: kind === 'off' ? 0 : COLUMN,
    kind,
    of: (line) => text(times[line] ?? 0).padEnd(COLUMN),
    next: { do: 'pick', what: next },
  };
}
