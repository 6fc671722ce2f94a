import type { NoAnswer } from '../model/endpoint.ts';
import { WizardError } from '../model/error.ts';
import { BadAnswer } from './request.ts';

const RESET = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);

/** What a question came to that ended with this error; throws it where the cluster itself is not reached, or it is a bug. */
export function noAnswer(error: unknown): NoAnswer {
  if (error instanceof WizardError) {
    if (error.kind === 'cluster-unreachable') throw error;
    return { is: 'no-way', code: error.code, params: error.params };
  }
  if (error instanceof BadAnswer)
    return { is: error.message === 'BODY_CUT' ? 'closed' : 'garbage', code: error.message };
  const { code, isSystem } = codeOf(error);
  if (code === undefined) throw error;
  if (code === 'ECONNREFUSED') return { is: 'refused', code };
  if (code === 'ETIMEDOUT') return { is: 'timeout', code };
  // Node calls a connection that was closed too early a reset one; only the system's own is one.
  if (RESET.has(code)) return { is: isSystem ? 'reset' : 'closed', code };
  if (code.startsWith('HPE_'))
    return { is: code === 'HPE_INVALID_EOF_STATE' ? 'closed' : 'garbage', code };
  return { is: 'unreachable', code };
}

/** The system's code; of several addresses tried, the first one's. */
function codeOf(error: unknown): { readonly code: string | undefined; readonly isSystem: boolean } {
  if (!(error instanceof Error)) return { code: undefined, isSystem: false };
  if ('code' in error && typeof error.code === 'string')
    return { code: error.code, isSystem: 'syscall' in error };
  return error instanceof AggregateError
    ? codeOf(error.errors[0])
    : { code: undefined, isSystem: false };
}
