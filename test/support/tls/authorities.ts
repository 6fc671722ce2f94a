import { aMadeCertificate, type Made, type MadeOptions } from './made.ts';

export const SERVER_USE = '1.3.6.1.5.5.7.3.1';

/** A root, what it has issued, and certificates of names. */
export type Authorities = {
  readonly root: Made;
  readonly inter: Made;
  /** A certificate that is right for this name, but for what is said. */
  readonly leaf: (host: string, options?: Partial<MadeOptions>) => Promise<Made>;
};

export async function someAuthorities(name: string = 'Test'): Promise<Authorities> {
  const ca = { ca: true, keyUsage: ['keyCertSign', 'cRLSign'] } as const;
  const root = await aMadeCertificate({ subject: `CN=${name} Root, O=${name}`, ...ca });
  const inter = await aMadeCertificate({
    subject: `CN=${name} CA, O=${name}`,
    issuer: root,
    ...ca,
  });
  return {
    root,
    inter,
    leaf: (host, options = {}) =>
      aMadeCertificate({
        subject: `CN=${host}`,
        issuer: inter,
        names: [host],
        keyUsage: ['digitalSignature'],
        extendedKeyUsage: [SERVER_USE],
        ...options,
      }),
  };
}
