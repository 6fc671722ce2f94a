import { aMadeCertificate, type Made, type MadeOptions } from './made.ts';
import type { Authorities } from './authorities.ts';
import type { NginxServer } from './nginx.ts';

/** `is`: the verdict, its causes, worst first. */
export type FaultRow = {
  readonly says: string;
  readonly host: string;
  readonly is: string;
  readonly notes?: readonly string[];
  serve(pki: Authorities, host: string): Promise<Omit<NginxServer, 'names'>>;
  /** More that is trusted. */
  readonly trusts?: (pki: Authorities) => readonly Made[];
};

export function sent(...chain: readonly [Made, ...Made[]]): { cert: string; key: string } {
  return { cert: chain.map(({ cert }) => cert).join(''), key: chain[0].key };
}

/** The leaf differs from a right one in this. */
export function leafOf(options: Partial<MadeOptions>): FaultRow['serve'] {
  return async (pki, host) => sent(await pki.leaf(host, options), pki.inter);
}

export const aCa = (options: MadeOptions) => aMadeCertificate({ ca: true, ...options });
