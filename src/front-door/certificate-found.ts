import type { Cause, Found, ObjectRef } from '../model/verdict.ts';
import type { CertificatesJudged } from './certificate-judge.ts';

/** What is wrong stands before what is owed. Waiting makes no certificate better. */
export function foundOf(
  { refused, wrong, owed, told }: Omit<CertificatesJudged, 'chain'>,
  object: ObjectRef,
): Found {
  const of = (cause: Cause): Cause => ({ ...cause, object });
  const [cause = null, ...others] = [...refused, ...wrong].map(of);
  const notes = [...owed, ...told].map(of);
  return { verdict: cause === null ? 'pass' : 'fail', cause, others, notes, object };
}
