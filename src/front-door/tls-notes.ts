import type { CertificateFacts } from '../model/tls.ts';
import { aCause, type Cause, type Params } from '../model/verdict.ts';
import { daysUntil, instantText } from './certificate-time.ts';
import { ocspNote } from './tls-ocsp.ts';
import type { SentPath } from './tls-path.ts';
import type { Shaken } from './tls-trust.ts';

type Asked = { readonly host: string; readonly now: number; readonly warnDays: number };

/** What changes no verdict, and somebody should know all the same. */
export function tlsNotes(
  { host, now, warnDays }: Asked,
  shaken: Shaken,
  { path, unneeded, doubles }: SentPath,
  needed: readonly CertificateFacts[],
): readonly Cause[] {
  const say = (code: string, params: Params = {}) =>
    aCause(code, { names: host, ...params }, { object: { kind: 'Host', name: host } });
  const soon = needed.flatMap(({ subject, notAfter, isSelfSigned }, index) => {
    const days = daysUntil(notAfter, now);
    const isSoon = now <= notAfter && days < warnDays && (index === 0 || !isSelfSigned);
    if (!isSoon) return [];
    const params = { days, until: instantText(notAfter) };
    return index === 0
      ? [say('tls-expires-soon', params)]
      : [say('tls-issuer-expires-soon', { ...params, issuer: subject })];
  });
  const root = path.length > 1 ? path.at(-1) : undefined;
  const ocsp = ocspNote(shaken);
  return [
    ...soon,
    ...(root?.isSelfSigned === true ? [say('tls-root-sent', { root: root.subject })] : []),
    ...(doubles > 0 ? [say('tls-certificate-twice', { doubles })] : []),
    ...unneeded.map(({ subject }) => say('tls-certificate-unneeded', { subject })).slice(0, 3),
    ...(ocsp === null ? [] : [say(ocsp.code, { because: ocsp.because })]),
    ...(shaken.asksForClientCertificate ? [say('tls-asks-for-certificate')] : []),
  ];
}
