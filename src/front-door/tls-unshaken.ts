import type { TlsSeen } from '../model/tls.ts';
import { aFault, type DoorFault } from './door-fault.ts';
import { unreachedBy } from './unreached.ts';

export type Unshaken = Exclude<TlsSeen, { readonly is: 'shaken' }>;

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
export function unshakenFault(seen: Unshaken, to: string, port: number): DoorFault {
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
      return unreached(code, params);
  }
}

function alertFault(code: string, params: DoorFault['params']): DoorFault {
  if (code === 'protocol_version') return aFault('tls-too-old', 'old-tls', params);
  if (code === 'unrecognized_name') return aFault('tls-name-unknown', 'name', params);
  if (code === 'excessive_message_size') return aFault('tls-chain-too-large', 'chain', params);
  if (code === 'internal_error') return aFault('tls-server-error', 'refused', params, 'wait');
  if (KEY_CODES.includes(code)) return aFault('tls-key-mismatch', 'key', params);
  return aFault('tls-handshake-refused', 'refused', params);
}

function unreached(code: string, params: DoorFault['params']): DoorFault {
  switch (unreachedBy(code)) {
    case 'name':
      return aFault('tls-host-not-found', 'no-host', params, 'wait');
    case 'machine':
      return aFault('tls-untested', 'unsure', params, 'unknown');
    case 'way':
      return aFault('tls-unreachable', 'no-route', params, 'wait');
  }
}
