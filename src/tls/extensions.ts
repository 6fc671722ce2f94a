import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AuthorityInfoAccessSyntax,
  BasicConstraints,
  Certificate,
  CertificatePolicies,
  ExtendedKeyUsage,
  id_ad_caIssuers,
  KeyUsage,
  SubjectAlternativeName,
  type Name,
} from '@peculiar/asn1-x509';

/** What `node:crypto` has no way to tell of a certificate. */
export type Extensions = {
  readonly commonName: string | null;
  readonly organization: string | null;
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  /** `parameters` in hexadecimal, empty where there are none. */
  readonly signature: { readonly oid: string; readonly parameters: string };
  readonly keyUsage: readonly string[] | null;
  readonly extendedKeyUsage: readonly string[] | null;
  readonly pathLength: number | null;
  readonly mustStaple: boolean;
  readonly policies: readonly string[];
  readonly caIssuers: readonly string[];
  readonly unread: boolean;
};

const COMMON_NAME = '2.5.4.3';
const ORGANIZATION = '2.5.4.10';
const KEY_USAGE = '2.5.29.15';
const ALTERNATIVE_NAME = '2.5.29.17';
const BASIC_CONSTRAINTS = '2.5.29.19';
const POLICIES = '2.5.29.32';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const AUTHORITY_INFORMATION = '1.3.6.1.5.5.7.1.1';
const TLS_FEATURE = '1.3.6.1.5.5.7.1.24';
/** The feature `status_request` (5) as an INTEGER. */
const STATUS_REQUEST = '020105';

/** Reads the DER of a certificate. An extension that is broken allows nothing and names nobody. */
export function extensionsOf(der: Uint8Array): Extensions {
  const certificate = orElse(() => AsnConvert.parse(der, Certificate), null);
  if (certificate === null) return NOTHING;
  const { subject, extensions = [] } = certificate.tbsCertificate;
  const { algorithm, parameters } = certificate.signatureAlgorithm;
  let unread = false;

  /** null where it is not there, `broken` where it can't be read. */
  function read<T>(oid: string, broken: T, parse: (value: ArrayBuffer) => T): T | null {
    const extension = extensions.find(({ extnID }) => extnID === oid);
    if (extension === undefined) return null;
    const parsed = orElse(() => ({ value: parse(extension.extnValue.buffer) }), null);
    if (parsed === null) unread = true;
    return parsed === null ? broken : parsed.value;
  }

  /** What proves nothing hurts nobody where it can't be read. */
  function told(oid: string, parse: (value: ArrayBuffer) => readonly string[]): readonly string[] {
    const value = extensions.find(({ extnID }) => extnID === oid)?.extnValue.buffer;
    return value === undefined ? [] : orElse(() => parse(value), []);
  }

  const names = read(ALTERNATIVE_NAME, { names: [], addresses: [] }, alternativeNames);
  const facts = {
    commonName: partOf(subject, COMMON_NAME),
    organization: partOf(subject, ORGANIZATION),
    names: names?.names ?? [],
    addresses: names?.addresses ?? [],
    signature: { oid: algorithm, parameters: parameters ? hex(parameters) : '' },
    keyUsage: read<readonly string[]>(KEY_USAGE, [], (value) =>
      AsnConvert.parse(value, KeyUsage).toJSON(),
    ),
    extendedKeyUsage: read<readonly string[]>(EXTENDED_KEY_USAGE, [], (value) => [
      ...AsnConvert.parse(value, ExtendedKeyUsage),
    ]),
    pathLength: read<number | null>(
      BASIC_CONSTRAINTS,
      0,
      (value) => AsnConvert.parse(value, BasicConstraints).pathLenConstraint ?? null,
    ),
    mustStaple: read(TLS_FEATURE, false, (value) => hex(value).includes(STATUS_REQUEST)) ?? false,
    policies: told(POLICIES, policiesIn),
    caIssuers: told(AUTHORITY_INFORMATION, caIssuersIn),
  };
  return { ...facts, unread };
}

const NOTHING: Extensions = {
  commonName: null,
  organization: null,
  names: [],
  addresses: [],
  signature: { oid: 'unknown', parameters: '' },
  keyUsage: [],
  extendedKeyUsage: [],
  pathLength: 0,
  mustStaple: false,
  policies: [],
  caIssuers: [],
  unread: true,
};

function alternativeNames(value: ArrayBuffer) {
  const all = [...AsnConvert.parse(value, SubjectAlternativeName)];
  return {
    names: all.flatMap(({ dNSName }) => (dNSName === undefined ? [] : [dNSName.toLowerCase()])),
    addresses: all.flatMap(({ iPAddress }) => (iPAddress === undefined ? [] : [iPAddress])),
  };
}

function policiesIn(value: ArrayBuffer): readonly string[] {
  return [...AsnConvert.parse(value, CertificatePolicies)].map((one) => one.policyIdentifier);
}

function caIssuersIn(value: ArrayBuffer): readonly string[] {
  return [...AsnConvert.parse(value, AuthorityInfoAccessSyntax)].flatMap((one) => {
    const place = one.accessLocation.uniformResourceIdentifier;
    return one.accessMethod === id_ad_caIssuers && place !== undefined ? [place] : [];
  });
}

/** The first one: the rest of a name has no say in anything. */
function partOf(name: Name, type: string): string | null {
  const part = name.flatMap((all) => [...all]).find((one) => one.type === type);
  return part === undefined ? null : orElse(() => part.value.toString(), null);
}

/** The parser throws plain errors of several kinds for what is broken. */
function orElse<T>(parse: () => T, otherwise: T): T {
  try {
    return parse();
  } catch {
    return otherwise;
  }
}

function hex(value: ArrayBuffer): string {
  return Buffer.from(value).toString('hex');
}
