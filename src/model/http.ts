export type HttpQuestion = {
  readonly scheme: 'https' | 'http';
  /** The name in URL, SNI and Host. */
  readonly host: string;
  /** Where the connection goes: an IP address or a host name; the host itself where it is left out. */
  readonly address?: string;
  readonly port: number;
  /** Begins with `/`. */
  readonly path: string;
  /** PEM of roots that count beside those of the system. */
  readonly roots: readonly string[];
  /** Takes any certificate: only to read the server's clock. */
  readonly anyCertificate?: true;
  /**
   * Sent beside the usual ones, or in their place. A value may be a secret: it goes to this server alone, in this one
   * request, and stands in no answer and no error.
   */
  readonly headers?: { readonly [name: string]: string };
  /** Bytes of the body that are read: 64 KiB where it is left out. */
  readonly longestBody?: number;
};

/** One request, GET, redirects not followed. `address` is the IP address that took the connection. */
export type HttpSeen =
  | {
      readonly is: 'answer';
      readonly address: string;
      readonly version: '1.0' | '1.1' | '2';
      readonly status: number;
      /** Names in lower case; a header that stands there twice is joined with `, `. Foreign text: not made safe. */
      readonly headers: { readonly [name: string]: string };
      /** The beginning of the body, decoded, at most 64 KiB or as asked; `cut` where it goes on. */
      readonly body: string;
      readonly cut: boolean;
      readonly firstByteMs: number;
      readonly ms: number;
    }
  | {
      /** `tls`: the certificate was refused or the handshake failed. `garbage`: no HTTP, or more than may be. */
      readonly is: 'tls' | 'garbage' | 'reset' | 'closed' | 'timeout' | 'refused' | 'unreachable';
      readonly address: string | null;
      readonly code: string;
      readonly ms: number;
    };

/**
 * Nothing here throws but the signal's reason, and `WizardError` where the way to all servers is not there, such as a pod
 * that connects: whatever a server does becomes an answer within its time.
 */
export type HttpReader = {
  get(question: HttpQuestion, signal: AbortSignal): Promise<HttpSeen>;
};
