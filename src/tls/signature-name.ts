const NAMES: { readonly [oid: string]: string } = {
  '1.2.840.113549.1.1.2': 'md2WithRSAEncryption',
  '1.2.840.113549.1.1.4': 'md5WithRSAEncryption',
  '1.2.840.113549.1.1.5': 'sha1WithRSAEncryption',
  '1.3.14.3.2.29': 'sha1WithRSAEncryption',
  '1.2.840.113549.1.1.11': 'sha256WithRSAEncryption',
  '1.2.840.113549.1.1.12': 'sha384WithRSAEncryption',
  '1.2.840.113549.1.1.13': 'sha512WithRSAEncryption',
  '1.2.840.113549.1.1.14': 'sha224WithRSAEncryption',
  '1.2.840.10040.4.3': 'dsaWithSHA1',
  '2.16.840.1.101.3.4.3.2': 'dsaWithSHA256',
  '1.2.840.10045.4.1': 'ecdsaWithSHA1',
  '1.2.840.10045.4.3.1': 'ecdsaWithSHA224',
  '1.2.840.10045.4.3.2': 'ecdsaWithSHA256',
  '1.2.840.10045.4.3.3': 'ecdsaWithSHA384',
  '1.2.840.10045.4.3.4': 'ecdsaWithSHA512',
  '1.3.101.112': 'ed25519',
  '1.3.101.113': 'ed448',
  '1.2.156.10197.1.501': 'sm2WithSM3',
};
const PSS = '1.2.840.113549.1.1.10';
/** By the DER of the OID, as it stands in the parameters of RSASSA-PSS. */
const HASHES: { readonly [der: string]: string } = {
  '2b0e03021a': 'sha1',
  '608648016503040204': 'sha224',
  '608648016503040201': 'sha256',
  '608648016503040202': 'sha384',
  '608648016503040203': 'sha512',
};

/** The name of a signature's algorithm; that of RSASSA-PSS with its hash, which stands in the parameters. */
export function signatureName(oid: string, parameters: string): string {
  return oid === PSS ? `${pssHash(parameters)}WithRSASSA-PSS` : (NAMES[oid] ?? oid);
}

/** Where no hash stands there it is SHA-1 (RFC 8017 A.2.3). */
function pssHash(parameters: string): string {
  const after = /^30..a0..30..06..(.*)$/.exec(parameters)?.[1];
  if (after === undefined) return 'sha1';
  return Object.entries(HASHES).find(([der]) => after.startsWith(der))?.[1] ?? 'unknown';
}
