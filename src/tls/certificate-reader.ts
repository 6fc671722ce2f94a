import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { WizardError } from '../model/error.ts';
import { pemBlocks, type PemBlock } from '../model/pem.ts';
import type { CertificateFacts, CertificateReader, KeySeen } from '../model/tls.ts';
import { trustedRoots } from '../net/trusted-roots.ts';
import { isForName } from './for-name.ts';
import { chainFrom } from './pem-chain.ts';

/** The second and the third are what OpenSSL calls one as well. */
const CERTIFICATE_LABELS = ['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE'];

/** Reads certificates and keys out of PEM. */
export function certificateReader(): CertificateReader {
  let loading: ReturnType<typeof loadFacts> | undefined;
  return {
    async certificates(pem) {
      const blocks = pemBlocks(pem).filter(({ label }) => CERTIFICATE_LABELS.includes(label));
      if (blocks.length === 0)
        throw new WizardError('faulty-file', 'certificate-none', { where: 'PEM', found: '-' });
      const all = blocks.map(parsed);
      loading ??= loadFacts();
      return (await loading)(all);
    },
    key: (pem, certificate) => keySeen(pem, certificate),
    async refusal(chain, key, roots) {
      const [own, second] = keyBlocks(key);
      if (own === undefined || second !== undefined) return 'NO_KEY';
      const { stackVerdict } = await import('./stack-verdict.ts');
      return stackVerdict(
        chain.map(({ pem }) => pem),
        own.pem,
        roots,
      );
    },
    covers: ({ pem }, name) => isForName(new X509Certificate(pem), name),
    sorted(all, roots) {
      const given = new Map(all.map((facts) => [new X509Certificate(facts.pem), facts]));
      const { chain, endsInTrusted } = chainFrom([...given.keys()], trustedRoots(roots));
      const sorted = chain.flatMap((one, index) => {
        const facts = given.get(one);
        const isIssuedByNext = index < chain.length - 1 || null;
        return facts === undefined ? [] : { ...facts, isIssuedByNext };
      });
      return { chain: sorted, endsInTrusted };
    },
  };
}

/** The ASN.1 library is only there for those who have a certificate to read. */
async function loadFacts() {
  const { chainFacts } = await import('./sent-chain.ts');
  return chainFacts();
}

function parsed(block: PemBlock): X509Certificate {
  const malformed = new WizardError('faulty-file', 'certificate-malformed', {
    where: 'PEM',
    line: block.line,
  });
  if (block.isBroken) throw malformed;
  try {
    return new X509Certificate(block.pem);
  } catch {
    throw malformed;
  }
}

/** Of an error only its code is taken: nothing of the key may travel. */
function keySeen(text: string, certificate: CertificateFacts): KeySeen {
  const different = keyBlocks(text);
  const [block, second] = different;
  if (block === undefined) return { is: 'none', code: '-' };
  if (second !== undefined) return { is: 'several', code: String(different.length) };
  if (block.isEncrypted) return { is: 'encrypted', code: block.label };
  if (block.isBroken) return { is: 'malformed', code: `line ${block.line}` };
  const key = privateKey(block.pem);
  if (typeof key === 'string') return { is: 'malformed', code: key };
  return { is: 'key', matches: isKeyOf(key, certificate), type: key.asymmetricKeyType ?? '-' };
}

/** The same one twice is one. */
function keyBlocks(text: string): readonly PemBlock[] {
  const blocks = pemBlocks(text).filter(({ label }) => label.endsWith('PRIVATE KEY'));
  return [...new Map(blocks.map((block) => [block.pem, block])).values()];
}

function privateKey(pem: string): KeyObject | string {
  try {
    return createPrivateKey(pem);
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : '-';
  }
}

function isKeyOf(key: KeyObject, { pem }: CertificateFacts): boolean {
  try {
    return new X509Certificate(pem).checkPrivateKey(key);
  } catch {
    // A key of another kind than the certificate's is not compared but refused.
    return false;
  }
}
