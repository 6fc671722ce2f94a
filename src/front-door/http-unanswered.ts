import type { HttpSeen } from '../model/http.ts';
import { aFault, type TlsFault } from './tls-fault.ts';

export type Unanswered = Exclude<HttpSeen, { readonly is: 'answer' }>;

/** The name is not known, or nobody who knows could be asked. */
const NAME_CODES = ['ENOTFOUND', 'EAI_AGAIN', 'EAI_NONAME', 'EAI_NODATA'];
/** The machine itself refuses to try: says nothing about the other side. */
const OWN_CODES = [
  'EACCES',
  'EPERM',
  'EMFILE',
  'ENFILE',
  'EINVAL',
  'EADDRNOTAVAIL',
  'ENOMEM',
  'INVALID_URL',
];

/** Why there was no answer. What a connection meets may be gone the next moment: it is waited for. */
export function unansweredFault(seen: Unanswered, address: string, port: number): TlsFault {
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
      if (NAME_CODES.includes(code)) return wait('http-host-not-found', 'no-host');
      return OWN_CODES.includes(code)
        ? aFault('http-untested', 'unsure', params, 'unknown')
        : wait('http-unreachable', 'no-route');
  }
}

function timeoutCode(code: string): string {
  if (code === 'body') return 'http-body-slow';
  return code === 'header' || code === 'tls' ? 'http-slow' : 'http-timeout';
}
