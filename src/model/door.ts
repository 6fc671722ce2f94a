/** Under which name or address and port the site knows a server of the practice range, and where on loopback it really is. */
export type Door = {
  /** A host name or an address as it stands in the site. */
  readonly seen: string;
  /** The port that is dialled there. */
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
  readonly at: { readonly host: string; readonly port: number };
};
