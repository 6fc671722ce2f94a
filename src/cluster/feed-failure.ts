import { WizardError } from '../model/error.ts';
import type { ListQuery } from '../model/ports.ts';
import { rootOf } from './api-group.ts';
import { answerError } from './errors.ts';
import type { Discovery } from './discovery.ts';
import { failureOf, Refusal, toldFailure, type Failure } from './refusal.ts';
import type { Streams } from './streams.ts';
import type { Transport } from './transport.ts';

export type Asking = {
  readonly query: ListQuery;
  readonly streams: Streams;
  readonly discovery: Discovery;
  readonly blame: Transport['blame'];
};

/** Why a kind can't be read, as something that can be told; undefined where it is a fault of our own. */
export async function feedFailure(
  error: unknown,
  { query, streams, discovery, blame }: Asking,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  const failure = failureOf(error, streams.server());
  if (failure === undefined || !(error instanceof Refusal)) return failure;
  const { apiVersion, kind } = query;
  // A resource that has gone is a kind that has gone.
  if (error.status === 404) {
    discovery.forget(apiVersion);
    const unknown = new WizardError('not-proven', 'api-kind-unknown', { apiVersion, kind });
    return toldFailure(unknown);
  }
  const { cause, unreachable } = toldFailure(await blame(error.error, rootOf(apiVersion), signal));
  return { ...failure, cause, unreachable };
}

/** That the server wished to be left alone when somebody else asked. */
export async function pauseFailure(
  status: number,
  { query, streams, blame }: Asking,
  signal: AbortSignal,
): Promise<Failure> {
  const server = streams.server();
  const answer = answerError(status, '', { server, verb: 'list', resource: query.kind });
  return toldFailure(await blame(answer, rootOf(query.apiVersion), signal));
}
