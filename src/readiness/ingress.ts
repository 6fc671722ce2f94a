import type { KubeObject } from '../model/ports.ts';
import { worstVerdict, type Found } from '../model/verdict.ts';
import type { Around } from './around.ts';
import { backendsOf, judgeBackend } from './ingress-backends.ts';
import { judgeIngressClass } from './ingress-class.ts';
import { causeOf, judgeAny, notPassed, passed, unreadable } from './judgement.ts';
import { refOf } from './read-object.ts';
import { loadBalancerAddresses } from './service.ts';

/**
 * Ready: its class is there, and something answers behind every backend. An address in the status proves nothing, and
 * some controllers never write one: a note.
 */
export function judgeIngress(object: KubeObject, around: Around): Found {
  const early = judgeAny(object);
  if (early !== undefined) return early;

  const backends = backendsOf(object) ?? [];
  if (backends.length === 0) return unreadable(object, 'spec.rules');
  const addresses = loadBalancerAddresses(object);
  if (addresses === undefined) return unreadable(object, 'status.loadBalancer.ingress');

  const parts = [
    judgeIngressClass(object, around),
    ...backends.map((backend) => judgeBackend(object, backend, around)),
  ];
  const unaddressed = addresses.length > 0 ? [] : [causeOf(object, 'ingress-without-address')];
  const notes = [...parts.flatMap((part) => part.notes), ...unaddressed];
  const verdict = worstVerdict(parts.map((part) => part.verdict));
  if (verdict === 'pass') return passed(object, notes);
  const worst = parts.filter((part) => part.verdict === verdict);
  const better = parts.filter((part) => part.verdict !== verdict);
  const [first, ...others] = [...worst, ...better].flatMap(({ cause, others: more }) =>
    cause === null ? [] : [cause, ...more],
  );
  if (first === undefined) return unreadable(object, 'spec');
  return { ...notPassed(verdict, first, notes), others, object: refOf(object) };
}
