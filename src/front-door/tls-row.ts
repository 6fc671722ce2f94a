import type { DoorRow } from '../model/front-door.ts';
import type { Found } from '../model/verdict.ts';
import type { ExpectedAddresses } from './tls-address.ts';
import type { TlsJudged } from './tls-judge.ts';
import { seenLines, type SeenHost } from './tls-seen.ts';

type JudgedHost = SeenHost & TlsJudged;

/** What a step is told of one name. */
export function tlsFound({ host, verdict, causes, notes }: JudgedHost): Found {
  const [cause = null, ...others] = causes;
  return { verdict, cause, others, notes, object: { kind: 'Host', name: host } };
}

/** Its cell in the table of the front door. */
export function tlsRow(
  { host, seen, verdict, causes, notes, word, days }: JudgedHost,
  expected: ExpectedAddresses | null,
  at: number,
): DoorRow {
  return {
    name: host,
    ...(expected === null ? {} : { expected: expected.shown }),
    cells: [
      {
        column: { is: 'tls' },
        verdict,
        word,
        params: days === null ? {} : { days },
        cause: causes[0] ?? null,
        notes: [...causes.slice(1), ...notes],
        seen: seenLines(seen),
        at,
      },
    ],
  };
}
