import type { TlsSeen } from '../model/tls.ts';
import { aFault, type TlsFault } from './tls-fault.ts';

export type Unshaken = Exclude<TlsSeen, { readonly is: 'shaken' }>;

/** The name is not known, or nobody who knows could be asked. */
const NAME_CODES = ['ENOTFOUND', 'EAI_AGAIN', 'EAI_NONAME', 'EAI_NODATA'];
/** The machine itself refuses to try: says nothing about the other side. */
const OWN_CODES = ['EACCES', 'EPERM', 'EMFILE', 'ENFILE', 'EINVAL', 'EADDRNOTAVAIL', 'ENOMEM'];
/** What the server signed with is not the key of the certificate that it sent. */
const KEY_CODES = [
  'bad_signature',
  'wrong_signature_type',
  'wrong_signature_size',
  'decrypt_error',
];

/**
 * Why there was no handshake. What a connection meets may be gone the next moment and is waited for; what a server is set
 * up to say is not. `to` is what was asked for, an address or a name.
 */
export function unshakenFault(seen: Unshaken, to: string, port: number): TlsFault {
  const { is, code } = seen;
  const params = { address: seen.address ?? to, port, code };
  const wait = (cause: string, word: string) => aFault(cause, word, params, 'wait');
  switch (is) {
    case 'plain-http':
      return aFault('tls-plain-http', 'plain', params);
    case 'alert':
      return alertFault(code, params);
    case 'client-certificate':
      return aFault('tls-client-certificate', 'client', params);
    case 'garbage':
      return aFault('tls-garbage', 'no-tls', params, 'unknown');
    case 'reset':
      return wait('tls-reset', 'reset');
    case 'closed':
      return wait('tls-closed', 'closed');
    case 'timeout':
      return wait(code === 'HANDSHAKE' ? 'tls-slow' : 'tls-timeout', 'timeout');
    case 'refused':
      return wait('tls-port-refused', 'refused');
    case 'unreachable':
      if (NAME_CODES.includes(code)) return wait('tls-host-not-found', 'no-host');
      return OWN_CODES.includes(code)
        ? aFault('tls-untested', 'unsure', params, 'unknown')
        : wait('tls-unreachable', 'no-route');
  }
}

function alertFault(code: string, params: TlsFault['params']): TlsFault {
  if (code === 'protocol_version') return aFault('tls-too-old', 'old-tls', params);
  if (code === 'unrecognized_name') return aFault('tls-name-unknown', 'name', params);
  if (code === 'excessive_message_size') return aFault('tls-chain-too-large', 'chain', params);
  if (code === 'internal_error') return aFault('tls-server-error', 'refused', params, 'wait');
  if (KEY_CODES.includes(code)) return aFault('tls-key-mismatch', 'key', params);
  return aFault('tls-handshake-refused', 'refused', params);
}
