/** One X.509 certificate. Names and subjects are foreign text: not made safe. Times are epoch milliseconds. */
export type CertificateFacts = {
  /** One line, `CN=…, O=…`. */
  readonly subject: string;
  readonly issuer: string;
  readonly commonName: string | null;
  readonly organization: string | null;
  /** DNS names of the subject alternative name, lower case, and its IP addresses. */
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  readonly notBefore: number;
  readonly notAfter: number;
  /** SHA-256 in upper-case hexadecimal with colons. */
  readonly fingerprint: string;
  readonly serial: string;
  readonly isCa: boolean;
  /** Issued to itself and signed with its own key. */
  readonly isSelfSigned: boolean;
  /** `bits` of an RSA modulus or of the curve; null where it is not known. */
  readonly key: { readonly type: string; readonly bits: number | null };
  /** Such as `sha256WithRSAEncryption`; the OID where it has no name here. */
  readonly signatureAlgorithm: string;
  /** null where the extension is not there: then everything is allowed. */
  readonly keyUsage: readonly string[] | null;
  /** OIDs; null where the extension is not there. */
  readonly extendedKeyUsage: readonly string[] | null;
  readonly pathLength: number | null;
  /** Issued by the next one of the list, by name and by signature; null for the last one. */
  readonly isIssuedByNext: boolean | null;
  readonly pem: string;
  /** It may only be served with an OCSP answer (RFC 7633). */
  readonly mustStaple?: true;
  /** OIDs of the rules that it was issued by. */
  readonly policies?: readonly string[];
  /** Where the certificate of its issuer can be fetched. Foreign text. */
  readonly caIssuers?: readonly string[];
  /** Part of it could not be read: what is said of that part is the least that may be. */
  readonly unread?: true;
};

export type TlsQuestion = {
  /** An IP address or a host name: where the connection goes. */
  readonly address: string;
  readonly port: number;
  /** SNI, and the name that the certificate has to be for. */
  readonly serverName: string;
  /** PEM of roots that count beside those of the system. */
  readonly roots: readonly string[];
};

/** An OCSP answer that the server stapled. `good` and `revoked` only where its signature and its time are right. */
export type StapledOcsp = {
  readonly is: 'good' | 'revoked' | 'unknown' | 'unusable';
  readonly revokedAt: number | null;
  readonly nextUpdate: number | null;
  readonly code: string;
};

/** One handshake. `address` is the IP address that took the connection. */
export type TlsSeen =
  | {
      readonly is: 'shaken';
      readonly address: string;
      readonly protocol: string;
      readonly cipher: string;
      /** The verdict of the TLS stack itself on path, time and name, and its code where it is no. */
      readonly authorized: boolean;
      readonly authorizationError: string | null;
      /** The certificate is for the server name, by the rule of browsers: see `CertificateReader.covers`. */
      readonly coversName: boolean;
      /** Exactly what the server sent, in its order. */
      readonly chain: readonly CertificateFacts[];
      /** The last one sent, or who issued it, is a root that is trusted. */
      readonly endsInTrusted: boolean;
      readonly ocsp: StapledOcsp | null;
      readonly asksForClientCertificate: boolean;
      /** Fingerprints of those sent that are a trusted root or were issued by one: what is sent beyond is not needed. */
      readonly anchors?: readonly string[];
      /** One that was sent has the name of a trusted root, and another key. */
      readonly hasNamesake?: boolean;
      readonly ms: number;
    }
  | {
      /**
       * `plain-http`: it answered in HTTP without TLS. `alert`: TLS said no, in `code`. `client-certificate`: it wants one.
       * `garbage`: no TLS at all. `unreachable`: no connection, the system's code.
       */
      readonly is:
        | 'plain-http'
        | 'alert'
        | 'client-certificate'
        | 'garbage'
        | 'reset'
        | 'closed'
        | 'timeout'
        | 'refused'
        | 'unreachable';
      readonly address: string | null;
      readonly code: string;
      readonly ms: number;
    };

/**
 * Nothing here throws but the signal's reason, and `WizardError` where the way to all servers is not there, such as a pod
 * that connects: whatever a server does becomes an answer within its time.
 */
export type TlsReader = {
  handshake(question: TlsQuestion, signal: AbortSignal): Promise<TlsSeen>;
};

/** A private key beside a certificate: whether they belong together. */
export type KeySeen =
  | { readonly is: 'key'; readonly matches: boolean; readonly type: string }
  | { readonly is: 'encrypted' | 'malformed' | 'none' | 'several'; readonly code: string };

/** Reads PEM, without any network. */
export type CertificateReader = {
  /**
   * The certificates of a PEM text in their order. BOM, CRLF and text around them are taken. Rejects with `WizardError`
   * (`certificate-malformed` with the line, `certificate-none`).
   */
  certificates(pem: string): Promise<readonly CertificateFacts[]>;
  /** The key of a PEM text (PKCS#1, PKCS#8, SEC1) beside the certificate that it should be of. Never throws. */
  key(pem: string, certificate: CertificateFacts): KeySeen;
  /** Why the TLS stack would not take a chain that is served with the key of a PEM text: its code; null where it does. */
  refusal(
    chain: readonly CertificateFacts[],
    key: string,
    roots: readonly string[],
  ): Promise<string | null>;
  /** Whether a certificate is for a name: no common name, and of a wildcard no part of a label. */
  covers(certificate: CertificateFacts, name: string): boolean;
  /** From the first one up to a root of the system or of these: the same list sorted, and whether it gets there. */
  sorted(
    all: readonly CertificateFacts[],
    roots: readonly string[],
  ): {
    readonly chain: readonly CertificateFacts[];
    readonly endsInTrusted: boolean;
  };
};
