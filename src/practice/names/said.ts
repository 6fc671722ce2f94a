import type { RecordSet } from './records.ts';

export const RCODE = {
  noError: 0,
  formatError: 1,
  serverFailure: 2,
  noName: 3,
  notImplemented: 4,
  refused: 5,
} as const;

/** What a name server says to a question, before it is a packet. */
export type Said = {
  readonly rcode: number;
  /** AA: what is said is the server's own. */
  readonly authoritative: boolean;
  readonly answers: readonly RecordSet[];
  readonly authority: readonly RecordSet[];
  readonly additional: readonly RecordSet[];
};

export function said(rcode: number, more: Partial<Said> = {}): Said {
  return { rcode, authoritative: false, answers: [], authority: [], additional: [], ...more };
}
