import type { CloudCall } from '../../cloud-calls/call.ts';
import { WizardError } from '../../model/error.ts';
import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import type { Clock } from '../../model/ports.ts';
import type { Exchange, Outcome } from './exchange.ts';
import { refused } from './refusal.ts';
import { signed, type Keys } from './signed.ts';

/** How often one call is tried in all, and how long is waited before the next try at most. */
const MOST_TRIES = 5;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;

type Tried =
  | { readonly is: 'done'; readonly value: Json }
  | { readonly is: 'again'; readonly waitMs: number; readonly error: WizardError }
  | { readonly is: 'over'; readonly error: WizardError };

/**
 * Makes one call. What nobody can have acted on is sent again, and so is what was throttled: it was turned away before
 * anything was done. A lost answer is asked for again only where that can't do a thing twice.
 */
export async function ask(
  call: CloudCall,
  endpoint: URL,
  keys: Keys,
  { exchange, clock }: { readonly exchange: Exchange; readonly clock: Clock },
  signal: AbortSignal,
): Promise<Json> {
  let doubt: WizardError | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await exchange(await signed(call, endpoint, keys), signal);
    const tried = judged(call, outcome, endpoint);
    if (tried.is === 'done') return tried.value;
    if (tried.error.code === 'cloud-lost') doubt = tried.error;
    // What a later try was refused for says nothing of one that may have been done.
    if (tried.is === 'over' || attempt >= MOST_TRIES) throw doubt ?? tried.error;
    await clock.sleep(Math.max(tried.waitMs, pause(attempt)), signal);
  }
}

function pause(attempt: number): number {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1));
  // Many that were turned away at once must not come back at once.
  return longest / 2 + (Math.random() * longest) / 2;
}

function judged(call: CloudCall, outcome: Outcome, endpoint: URL): Tried {
  const name = `${call.product} ${call.action}`;
  if (outcome.is === 'not-sent') {
    // Not even a connection: nothing was asked for.
    const params = { call: name, host: endpoint.host, code: outcome.code };
    return again(new WizardError('not-proven', 'cloud-unreachable', params));
  }
  if (outcome.is !== 'answer') return unsure(call, outcome.code);
  const { status, headers } = outcome;
  const answer = parsed(outcome.body);
  if (status >= 200 && status < 300)
    return answer === undefined ? unsure(call, 'GARBAGE') : { is: 'done', value: answer };
  if (status < 400) return unsure(call, `HTTP_${status}`);
  const error = refused(call, status, isObject(answer) ? answer : ({} satisfies JsonObject));
  if (error.code === 'cloud-throttled') return again(error, waitTold(headers));
  // A server that failed half-way may have done it.
  if (status >= 500) return call.repeat === 'read' ? again(error) : unsure(call, `HTTP_${status}`);
  return over(error);
}

/** It may have been done. */
function unsure(call: CloudCall, code: string): Tried {
  if (call.repeat === 'once') return over(lost(call, code));
  if (call.repeat === 'safe') return again(lost(call, code));
  const params = { call: `${call.product} ${call.action}`, code };
  return again(new WizardError('not-proven', 'cloud-no-answer', params));
}

function lost({ product, action }: CloudCall, code: string): WizardError {
  return new WizardError('not-proven', 'cloud-lost', { call: `${product} ${action}`, code });
}

function again(error: WizardError, waitMs = 0): Tried {
  return { is: 'again', waitMs, error };
}

function over(error: WizardError): Tried {
  return { is: 'over', error };
}

/** Seconds of `Retry-After`, or milliseconds of `x-ratelimit-user-api: …TimeLeft:534`. */
function waitTold(headers: { readonly [name: string]: string }): number {
  const after = Number(headers['retry-after']) * 1000;
  const left = /TimeLeft:(\d+)/.exec(headers['x-ratelimit-user-api'] ?? '')?.[1];
  const told = Number.isFinite(after) ? after : Number(left ?? 0);
  return Math.min(LONGEST_WAIT_MS, Math.max(0, told));
}

function parsed(text: string): Json | undefined {
  // Some calls that go by paths answer with nothing.
  if (text.trim() === '') return {};
  try {
    const value: Json = JSON.parse(text);
    return typeof value === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}
