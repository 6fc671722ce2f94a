import type { DoorRow } from '../model/front-door.ts';
import type { Found } from '../model/verdict.ts';
import type { HttpChain } from './http-chain.ts';
import type { HttpJudged } from './http-judge.ts';
import { seenLines } from './http-seen.ts';
import type { ExpectedAddresses } from './tls-address.ts';

type JudgedHost = HttpJudged & { readonly host: string; readonly chain: HttpChain };

/** What a step is told of one name. */
export function httpFound({ host, verdict, causes, notes }: JudgedHost): Found {
  const [cause = null, ...others] = causes;
  return { verdict, cause, others, notes, object: { kind: 'Host', name: host } };
}

/** Its cell in the table of the front door. */
export function httpRow(
  { host, chain, verdict, causes, notes, word, params }: JudgedHost,
  expected: ExpectedAddresses | null,
  at: number,
): DoorRow {
  return {
    name: host,
    ...(expected === null ? {} : { expected: expected.shown }),
    cells: [
      {
        column: { is: 'http' },
        verdict,
        word,
        params,
        cause: causes[0] ?? null,
        notes: [...causes.slice(1), ...notes],
        seen: seenLines(chain),
        at,
      },
    ],
  };
}
