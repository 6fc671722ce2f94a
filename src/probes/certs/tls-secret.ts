import { certificatesIn } from '../../front-door/certificate-files.ts';
import { foundOf } from '../../front-door/certificate-found.ts';
import {
  judgeCertificates,
  type Certificates,
  type CertificatesAsked,
} from '../../front-door/certificate-judge.ts';
import { certificateRow } from '../../front-door/certificate-row.ts';
import { stackCauses } from '../../front-door/certificate-stack.ts';
import { WizardError } from '../../model/error.ts';
import type { KubeObject, Readers } from '../../model/ports.ts';
import { aCause, found, type Found } from '../../model/verdict.ts';
import { textAt } from '../../readiness/read-object.ts';

/** What a Secret holds for TLS. Its key stays in here: it is compared and goes nowhere. */
export type TlsSecret = {
  /** For evidence: what the certificates say in public. */
  readonly rows: readonly object[];
  /** Whether what is served from it is right for a host. */
  judge(host: string): Found;
  /** Its first certificate is for the host: then a controller may take it though nothing says so. */
  covers(host: string): boolean;
};
type Asked = { readonly roots: readonly string[]; readonly warnDays: number };

export async function readTlsSecret(
  namespace: string,
  name: string,
  { roots, warnDays }: Asked,
  { cluster, certificates, clock }: Readers,
  signal: AbortSignal,
): Promise<TlsSecret> {
  const object = { kind: 'Secret', namespace, name };
  const params = { secret: `${namespace}/${name}` };
  const getting = cluster.get({ apiVersion: 'v1', kind: 'Secret', namespace, name }, signal);
  const [got] = await Promise.allSettled([getting]);
  if (got.status === 'rejected') {
    const { reason } = got;
    if (!(reason instanceof WizardError) || reason.kind === 'cluster-unreachable') throw reason;
    return holding(found('unknown', aCause(reason.code, reason.params, { object })));
  }
  if (got.value === undefined)
    return holding(found('wait', aCause('tls-secret-missing', params, { object })));
  const where = `Secret ${namespace}/${name}`;
  const [certificate, key] = [dataOf(got.value, 'tls.crt'), dataOf(got.value, 'tls.key')];
  if (certificate === '')
    return holding(found('wait', aCause('tls-secret-without-certificate', params, { object })));
  if (key === '')
    return holding(found('wait', aCause('tls-secret-without-key', params, { object })));
  const read = await certificatesIn({ where, text: certificate }, certificates);
  if ('code' in read) return holding(found('fail', { ...read, object }));
  const all: Certificates = read;
  const askedFor = (hosts: readonly string[]): CertificatesAsked => ({
    where,
    all,
    hosts,
    roots,
    now: clock.now(),
    warnDays,
    key: { where: `tls.key of ${where}`, text: key },
    isServedAsIs: true,
  });
  const judgeFor = (hosts: readonly string[]) => judgeCertificates(askedFor(hosts), certificates);
  // The same for each host.
  const stack = await stackCauses(askedFor([]), judgeFor([]), certificates);
  return {
    rows: all.map((one) => certificateRow(one)),
    covers: (host) => certificates.covers(all[0], host),
    judge(host) {
      const judged = judgeFor([host]);
      return foundOf({ ...judged, wrong: [...judged.wrong, ...stack] }, object);
    },
  };
}

function holding(is: Found): TlsSecret {
  return { rows: [], judge: () => is, covers: () => false };
}

/** Empty where there is none. What the API server has taken is base64. */
function dataOf(secret: KubeObject, key: string): string {
  return atob(textAt(secret, 'data', key) ?? '');
}
