/**
 * A DNS server that is asked. `name` as a delegation or the site has it, `address` an IP address. `inside` is no server:
 * a pod of the cluster is asked what it sees.
 */
export type DnsServer = {
  readonly role: 'authority' | 'resolver' | 'system' | 'inside';
  readonly name: string;
  readonly address: string;
  readonly port: number;
  /** Host name of its DNS over HTTPS, asked at the same address (RFC 8484) where port 53 gives no answer. */
  readonly doh?: string;
};

/** `value` in presentation form: an address, a host name without its last dot, the text. Foreign text: not made safe. */
export type DnsRecord = {
  readonly name: string;
  readonly type: string;
  /** Seconds. */
  readonly ttl: number;
  readonly value: string;
};

export type DnsQuestion = {
  readonly name: string;
  readonly type: 'A' | 'AAAA' | 'CNAME' | 'NS' | 'SOA' | 'CAA' | 'DS' | 'TXT';
  /** Clears RD: only what the server itself knows. */
  readonly norecurse?: true;
  /** Sets CD: also what does not validate. */
  readonly unchecked?: true;
};

/**
 * What became of one question to one server. `nodata`: the name is there, not with this type. `garbage`: what came is no
 * answer to what was asked. `unreachable`: the system's own error, in `code`.
 */
export type DnsOutcome =
  | 'answer'
  | 'nodata'
  | 'nxdomain'
  | 'servfail'
  | 'refused'
  | 'not-implemented'
  | 'timeout'
  | 'unreachable'
  | 'garbage';

export type DnsAnswer = {
  readonly server: DnsServer;
  readonly question: DnsQuestion;
  readonly is: DnsOutcome;
  /** The answer section: the chain of CNAMEs in its order, then what stands at its end. */
  readonly records: readonly DnsRecord[];
  /** The authority section: a referral's NS, or the SOA of a negative answer. */
  readonly authority: readonly DnsRecord[];
  /** The additional section's addresses: glue. */
  readonly additional: readonly DnsRecord[];
  /** AA. */
  readonly authoritative: boolean;
  /** AD: the resolver has validated it. */
  readonly authentic: boolean;
  /** Seconds for which a negative answer may be kept (RFC 2308 §5); null where it is none or does not say. */
  readonly negativeTtl: number | null;
  readonly transport: 'udp' | 'tcp' | 'https' | 'pod';
  /** Name of the rcode, the system's error code, what was wrong with the packet, text of an extended error. */
  readonly code: string;
  /** When it came, epoch milliseconds, and how long it took. */
  readonly at: number;
  readonly ms: number;
};

/** A zone and who serves it: as its parent delegates it, and as it says itself. Host names without their last dot. */
export type DnsZone = {
  readonly name: string;
  readonly delegated: readonly string[];
  readonly own: readonly string[];
  /** Each address of each of these, IPv4 and IPv6. */
  readonly servers: readonly DnsServer[];
  /** Host names for which no address was found. */
  readonly unresolved: readonly string[];
  /** The parent has a DS for it: its answers are to validate. */
  readonly signed: boolean;
};

/** Which zone a name lies in could not be told: what the servers that were asked said. */
export type NoZone = { readonly name: null; readonly answers: readonly DnsAnswer[] };

/** Asks DNS. Nothing here throws but the signal's reason: whatever a server does becomes an answer within its time. */
export type DnsReader = {
  /**
   * One question to one server: UDP, TCP where the answer is cut or does not come, HTTPS where the server has it and
   * neither gives anything. At most some seconds.
   */
  ask(question: DnsQuestion, server: DnsServer, signal: AbortSignal): Promise<DnsAnswer>;
  /** The zone of a name, found through these resolvers, delegation by delegation. Kept for a minute at most. */
  zone(
    name: string,
    resolvers: readonly DnsServer[],
    signal: AbortSignal,
  ): Promise<DnsZone | NoZone>;
  /** The resolvers that this machine is set up with. */
  system(): readonly DnsServer[];
};
