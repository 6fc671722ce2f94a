import type { CertificateReader } from '../model/tls.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import type { CertificatesAsked, CertificatesJudged } from './certificate-judge.ts';

/**
 * What the TLS stack has against certificates that we found nothing wrong with: nothing passes without it. An issuer that
 * is missing is owed and would only be said again.
 */
export async function stackCauses(
  { where, all, key, roots, isServedAsIs }: CertificatesAsked,
  { chain, refused, wrong, owed }: CertificatesJudged,
  reader: Pick<CertificateReader, 'refusal'>,
): Promise<readonly Cause[]> {
  const isIncomplete = owed.some(({ code }) => code === 'certificate-issuer-missing');
  if (key === null || refused.length > 0 || wrong.length > 0 || isIncomplete) return [];
  const code = await reader.refusal(isServedAsIs ? all : chain, key.text, roots);
  return code === null ? [] : [aCause('certificate-not-accepted', { where, code })];
}
