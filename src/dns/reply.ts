import type { DnsAnswer } from '../model/dns.ts';
import type { Message } from './message.ts';

export type Transport = DnsAnswer['transport'];

/** What one way of asking brought. */
export type Reply =
  | { readonly is: 'message'; readonly transport: Transport; readonly message: Message }
  | { readonly is: 'cut'; readonly transport: Transport }
  | NoReply;

/** What is left when every cut answer was fetched in another way. */
export type Settled = Exclude<Reply, { is: 'cut' }>;

export type NoReply = {
  readonly is: 'timeout' | 'unreachable' | 'garbage';
  readonly transport: Transport;
  readonly code: string;
};

export function noReply(is: NoReply['is'], transport: Transport, code: string): NoReply {
  return { is, transport, code };
}

/** Nothing of the kind can be sent: the system's code, or else what it says. */
export function unreachable(transport: Transport, error: unknown): NoReply {
  return noReply('unreachable', transport, codeOf(error));
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : error.message;
}
