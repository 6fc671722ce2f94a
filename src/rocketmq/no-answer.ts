import type { NoAnswer } from '../model/endpoint.ts';
import { WizardError } from '../model/error.ts';
import { EndedEarly } from './exchange.ts';
import { Garbage } from './garbage.ts';

const RESET = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);

/** What a question came to that ended with this error; throws it where the cluster itself is not reached, or it is a bug. */
export function noAnswer(error: unknown): NoAnswer {
  if (error instanceof WizardError) {
    if (error.kind === 'cluster-unreachable') throw error;
    return { is: 'no-way', code: error.code, params: error.params };
  }
  if (error instanceof Garbage) return { is: 'garbage', code: error.code };
  if (error instanceof EndedEarly) return { is: 'closed', code: error.message };
  const code = codeOf(error);
  if (code === undefined) throw error;
  if (code === 'ECONNREFUSED') return { is: 'refused', code };
  if (code === 'ETIMEDOUT') return { is: 'timeout', code };
  return { is: RESET.has(code) ? 'reset' : 'unreachable', code };
}

/** The system's code; of several addresses tried, the first one's. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : undefined;
}
