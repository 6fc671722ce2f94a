import type { X509Certificate } from 'node:crypto';
import type net from 'node:net';
import { isIP } from 'node:net';
import tls from 'node:tls';
import { tlsFailure, type TlsFailure } from './tls-failure.ts';

export type Shaken = {
  readonly is: 'shaken';
  readonly protocol: string;
  readonly cipher: string;
  readonly authorized: boolean;
  readonly authorizationError: string | null;
  readonly leaf: X509Certificate | undefined;
  readonly stapled: Buffer | null;
  readonly asksForClientCertificate: boolean;
};

export type ShakeOptions = {
  readonly socket: net.Socket;
  readonly serverName: string;
  readonly context: tls.SecureContext;
  /** How long a server of TLS 1.3 that wants a certificate is given to say no. */
  readonly refusalMs: number;
  /** What became of it when time is up. */
  readonly deadline: AbortSignal;
};

/** One handshake on a connection, whatever certificate there is. Closes the connection. */
export async function shakeHands(options: ShakeOptions): Promise<Shaken | TlsFailure> {
  const { socket, serverName, context, deadline } = options;
  // What it says after it was closed is nobody's matter any more.
  socket.on('error', () => {});
  const stream = tls.connect({
    socket,
    // An address is no SNI (RFC 6066 §3), but it is what the certificate has to be for.
    servername: isIP(serverName) === 0 ? serverName : '',
    host: serverName,
    secureContext: context,
    rejectUnauthorized: false,
    requestOCSP: true,
    ALPNProtocols: ['h2', 'http/1.1'],
  });
  let stapled: Buffer | null = null;
  stream.on('OCSPResponse', (response: Buffer | null) => (stapled = response));
  try {
    const failure = await untilSecure(stream, deadline);
    if (failure !== null) return failure;
    const shaken = {
      is: 'shaken' as const,
      protocol: stream.getProtocol() ?? 'unknown',
      cipher: stream.getCipher().standardName,
      authorized: stream.authorized,
      authorizationError: errorCode(stream.authorizationError),
      leaf: stream.getPeerX509Certificate(),
      stapled,
      asksForClientCertificate: asks(stream),
    };
    const isUnsaid = shaken.asksForClientCertificate && shaken.protocol === 'TLSv1.3';
    return (isUnsaid ? await refusal(stream, options) : null) ?? shaken;
  } finally {
    stream.destroy();
    socket.destroy();
  }
}

function untilSecure(stream: tls.TLSSocket, deadline: AbortSignal): Promise<TlsFailure | null> {
  return new Promise((resolve) => {
    const late = () => resolve({ is: 'timeout', code: 'HANDSHAKE' });
    if (deadline.aborted) late();
    deadline.addEventListener('abort', late, { once: true });
    stream.once('secureConnect', () => resolve(null));
    stream.on('error', (error) => resolve(tlsFailure(error, asks(stream))));
    stream.once('close', () => resolve({ is: 'closed', code: 'CLOSED' }));
  });
}

/** In TLS 1.3 the client is done before the server has looked at its certificate: its no comes a moment later. */
function refusal(
  stream: tls.TLSSocket,
  { refusalMs, deadline }: ShakeOptions,
): Promise<TlsFailure | null> {
  return new Promise((resolve) => {
    const taken = () => {
      clearTimeout(timer);
      resolve(null);
    };
    const timer = setTimeout(taken, refusalMs);
    if (deadline.aborted) taken();
    deadline.addEventListener('abort', taken, { once: true });
    const refused = (failure: TlsFailure) => {
      clearTimeout(timer);
      resolve(failure);
    };
    stream.once('session', taken);
    stream.once('data', taken);
    stream.once('error', (error) => refused(tlsFailure(error, true)));
    stream.once('end', () => refused({ is: 'client-certificate', code: 'CLOSED' }));
    stream.once('close', () => refused({ is: 'client-certificate', code: 'CLOSED' }));
  });
}

/** A client has signature algorithms in common with a server only where that one has asked for a certificate. */
function asks(stream: tls.TLSSocket): boolean {
  return (stream.getSharedSigalgs()?.length ?? 0) > 0;
}

/** Declared as an error; it is the code. */
function errorCode(error: unknown): string | null {
  if (typeof error === 'string') return error;
  return error instanceof Error ? error.message : null;
}
