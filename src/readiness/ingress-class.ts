import type { KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import type { Around } from './around.ts';
import { causeOf, notPassed, passed, unread, unreadable } from './judgement.ts';
import { at, textAt } from './read-object.ts';

const INGRESS_CLASS = 'networking.k8s.io/IngressClass';
const BY_ANNOTATION = 'kubernetes.io/ingress.class';
const IS_DEFAULT = 'ingressclass.kubernetes.io/is-default-class';

/** Whether the class that an Ingress names is there, or a default one where it names none. */
export function judgeIngressClass(ingress: KubeObject, around: Around): Found {
  const named = at(ingress, 'spec', 'ingressClassName') ?? '';
  if (typeof named !== 'string') return unreadable(ingress, 'spec.ingressClassName');
  const annotated = textAt(ingress, 'metadata', 'annotations', BY_ANNOTATION) ?? '';
  const reading = around.reading(INGRESS_CLASS);
  const isThere = (name: string) => around.find(INGRESS_CLASS, undefined, name) !== undefined;

  // A controller that is told its class by annotation needs no object of that name.
  if (named === '' && annotated !== '') {
    const note = causeOf(ingress, 'ingress-class-annotated', { class: annotated });
    return passed(ingress, reading === 'whole' && isThere(annotated) ? [] : [note]);
  }
  if (reading !== 'whole') return unread(ingress, 'IngressClass', reading);
  if (named !== '')
    return isThere(named)
      ? passed(ingress)
      : notPassed('wait', causeOf(ingress, 'ingress-class-absent', { class: named }));
  return around.all(INGRESS_CLASS).some(isDefault)
    ? passed(ingress)
    : notPassed('wait', causeOf(ingress, 'ingress-class-unnamed'));
}

function isDefault(one: KubeObject): boolean {
  return textAt(one, 'metadata', 'annotations', IS_DEFAULT) === 'true';
}
