import type { HttpSeen } from '../model/http.ts';
import { aFault, type DoorFault } from './door-fault.ts';
import { unreachedBy } from './unreached.ts';

export type Unanswered = Exclude<HttpSeen, { readonly is: 'answer' }>;

/** Why there was no answer. What a connection meets may be gone the next moment: it is waited for. */
export function unansweredFault(seen: Unanswered, address: string, port: number): DoorFault {
  const { is, code } = seen;
  const params = { address: seen.address ?? address, port, code };
  const wait = (cause: string, word: string) => aFault(cause, word, params, 'wait');
  switch (is) {
    case 'refused':
      return wait('http-refused', 'refused');
    case 'reset':
      return wait('http-reset', 'reset');
    case 'closed':
      return wait('http-closed', 'closed');
    case 'tls':
      // What is wrong with the certificate is told by those who look at it; here it is only known that nobody gets in.
      return wait('http-tls', 'tls');
    case 'timeout':
      return wait(timeoutCode(code), 'timeout');
    case 'garbage':
      return aFault('http-garbage', 'no-http', params, 'unknown');
    case 'unreachable':
      return unreached(code, params);
  }
}

function timeoutCode(code: string): string {
  if (code === 'body') return 'http-body-slow';
  return code === 'header' || code === 'tls' ? 'http-slow' : 'http-timeout';
}

function unreached(code: string, params: DoorFault['params']): DoorFault {
  switch (unreachedBy(code)) {
    case 'name':
      return aFault('http-host-not-found', 'no-host', params, 'wait');
    case 'machine':
      return aFault('http-untested', 'unsure', params, 'unknown');
    case 'way':
      return aFault('http-unreachable', 'no-route', params, 'wait');
  }
}
