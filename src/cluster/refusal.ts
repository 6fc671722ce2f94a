import { WizardError } from '../model/error.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import { answerError, type Call } from './errors.ts';
import { NotAList } from './json-items.ts';
import { garbage } from './kube-object.ts';

/** What the API server said no to: as an answer, or as an event in the middle of a watch. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly error: WizardError;
  readonly retryAfterMs: number | undefined;

  constructor(status: number, body: string, call: Call, retryAfterMs?: number) {
    super('refused');
    this.status = status;
    this.error = answerError(status, body, call);
    this.retryAfterMs = retryAfterMs;
  }
}

/** What was read makes no sense: all is listed again. */
export class Nonsense extends Error {
  override readonly name = 'Nonsense';
}

export type Failure = {
  readonly cause: Cause;
  readonly unreachable: boolean;
  /** Nothing that passes within seconds: it is told at once. */
  readonly isPlain: boolean;
  /** Asking again soon would only be a nuisance. */
  readonly isRefused: boolean;
  /** What is known can't be gone on from. */
  readonly isLost: boolean;
  readonly isForbidden: boolean;
  /** The server's own word, not a connection that was cut. */
  readonly isSaid: boolean;
  readonly retryAfterMs: number | undefined;
};

const REFUSED = new Set(['api-forbidden', 'api-kind-unknown', 'api-invalid', 'target-changed']);
const LOGIN = new Set(['exec-plugin-failed', 'credentials-failed', 'credential-file-unreadable']);
/** Of a connection that could not be made: these may pass within seconds. */
const PASSING = new Set([
  'api-refused',
  'api-reset',
  'api-timeout',
  'api-no-route',
  'api-unavailable',
  'api-group-unavailable',
  'api-webhook-failed',
  'api-garbage',
]);

/** What went wrong as something that can be told; undefined where it is a fault of our own. */
export function failureOf(thrown: unknown, server: string): Failure | undefined {
  const refusal = thrown instanceof Refusal ? thrown : undefined;
  const isNonsense = thrown instanceof NotAList || thrown instanceof Nonsense;
  const error = refusal?.error ?? (isNonsense ? garbage(server) : thrown);
  if (!(error instanceof WizardError)) return undefined;
  return toldFailure(error, refusal, isNonsense);
}

/** The same of what was already put in our words. */
export function toldFailure(
  { kind, code, params }: WizardError,
  refusal?: Refusal,
  isNonsense: boolean = false,
): Failure {
  const status = refusal?.status ?? 0;
  const isAbsent = status === 404 || status === 405;
  return {
    cause: aCause(code, params, { healsByItself: kind === 'cluster-unreachable' }),
    unreachable: kind === 'cluster-unreachable',
    isPlain: !PASSING.has(code) && status !== 410,
    isRefused: REFUSED.has(code) || LOGIN.has(code) || isAbsent,
    isLost: isNonsense || status === 410 || status === 404 || kind === 'wrong-target',
    // Who may not even ask which cluster it is has not been refused this kind.
    isForbidden: code === 'api-forbidden' && refusal !== undefined,
    isSaid: refusal !== undefined,
    retryAfterMs: refusal?.retryAfterMs,
  };
}
