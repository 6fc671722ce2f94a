/** Why there was no handshake. `code` as the system, the server's alert or OpenSSL names it. */
export type TlsFailure = {
  readonly is:
    | 'alert'
    | 'client-certificate'
    | 'garbage'
    | 'reset'
    | 'closed'
    | 'timeout'
    | 'refused'
    | 'unreachable';
  readonly code: string;
};

const PROTOCOL_VERSION = 'protocol_version';
/** RFC 8446 §6.2 and what came before it. */
const ALERTS: { readonly [number: string]: string } = {
  '0': 'close_notify',
  '10': 'unexpected_message',
  '20': 'bad_record_mac',
  '40': 'handshake_failure',
  '42': 'bad_certificate',
  '43': 'unsupported_certificate',
  '46': 'certificate_unknown',
  '47': 'illegal_parameter',
  '48': 'unknown_ca',
  '49': 'access_denied',
  '50': 'decode_error',
  '51': 'decrypt_error',
  '70': PROTOCOL_VERSION,
  '71': 'insufficient_security',
  '80': 'internal_error',
  '86': 'inappropriate_fallback',
  '90': 'user_canceled',
  '109': 'missing_extension',
  '112': 'unrecognized_name',
  '116': 'certificate_required',
  '120': 'no_application_protocol',
};
/** What OpenSSL says of bytes that are no TLS. */
const NO_TLS = [
  'wrong_version_number',
  'packet_length_too_long',
  'bad_record_type',
  'record_too_small',
  'bad_packet_length',
  'bad_packet',
  'data_length_too_long',
  'encrypted_length_too_long',
  'bad_legacy_version',
];
/** What it signed with is not the key of its certificate; OpenSSL 3.5 names it in another way than 3.0. */
const BAD_SIGNATURE = ['bad_signature', 'provider_signature_failure'];
/** The server took a version that is not spoken here any more. */
const TOO_OLD = ['unsupported_protocol', 'version_too_low'];

/** What the system, Node or OpenSSL threw, told apart. `asked`: the server has wanted a certificate before. */
export function tlsFailure(error: Error, asked: boolean): TlsFailure {
  const { code, syscall, message } = named(error);
  if (code === 'ECONNREFUSED') return { is: 'refused', code };
  if (code === 'ETIMEDOUT') return { is: 'timeout', code };
  // Node calls it so too where the other side has only closed.
  const isReset = (code === 'ECONNRESET' && syscall !== undefined) || code === 'EPIPE';
  const isClosed = code === 'ECONNRESET' && syscall === undefined;
  if (asked && (isReset || isClosed)) return { is: 'client-certificate', code };
  if (isReset) return { is: 'reset', code };
  if (isClosed) return { is: 'closed', code };

  const number = /SSL alert number (\d+)/.exec(message)?.[1];
  if (number !== undefined) return alertOf(ALERTS[number] ?? `alert_${number}`, asked);
  const reason = /^ERR_(?:SSL|OSSL(?:_[A-Z0-9]+)??)_(.*)$/.exec(code)?.[1]?.toLowerCase();
  if (reason === undefined) return { is: 'unreachable', code };
  if (NO_TLS.includes(reason)) return { is: 'garbage', code: reason };
  if (TOO_OLD.includes(reason)) return { is: 'alert', code: PROTOCOL_VERSION };
  return { is: 'alert', code: BAD_SIGNATURE.includes(reason) ? 'bad_signature' : reason };
}

/** Whoever was asked for a certificate and had none is refused for that, whatever the alert is called. */
function alertOf(code: string, asked: boolean): TlsFailure {
  return { is: asked || code === 'certificate_required' ? 'client-certificate' : 'alert', code };
}

/** Of several addresses tried, what the first one said. */
function named(error: Error): { code: string; syscall: string | undefined; message: string } {
  if ('code' in error && typeof error.code === 'string') {
    const syscall =
      'syscall' in error && typeof error.syscall === 'string' ? error.syscall : undefined;
    return { code: error.code, syscall, message: error.message };
  }
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  return first instanceof Error
    ? named(first)
    : { code: error.name, syscall: undefined, message: error.message };
}
