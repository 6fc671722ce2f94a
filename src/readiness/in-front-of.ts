import { isObject } from '../model/json.ts';
import type { KubeObject } from '../model/ports.ts';
import { at } from './read-object.ts';

type Labels = { readonly [key: string]: string };

/** Pods as a workload makes them, or as a Service picks them. */
export type Backend = {
  /** What picks these pods and no others, as far as is known. */
  readonly selector: Labels;
  /** All the labels that are known of each of them. */
  readonly labels: Labels;
};

/** undefined where it says of no label that its pods have it: then nothing can be put in front of them. */
export function backendOf(object: KubeObject): Backend | undefined {
  const isService = object.kind === 'Service';
  const selector = labelsAt(object, 'spec', 'selector', ...(isService ? [] : ['matchLabels']));
  const template = isService ? {} : labelsAt(object, 'spec', 'template', 'metadata', 'labels');
  return isEmpty(selector) ? undefined : { selector, labels: { ...template, ...selector } };
}

/** Whether a Service leads to all of these pods. One without a selector leads where somebody else says. */
export function isInFrontOf(service: KubeObject, { labels }: Backend): boolean {
  const selector = labelsAt(service, 'spec', 'selector');
  return (
    !isEmpty(selector) && Object.entries(selector).every(([key, value]) => labels[key] === value)
  );
}

export function isLoadBalancer(service: KubeObject): boolean {
  return at(service, 'spec', 'type') === 'LoadBalancer';
}

function labelsAt(object: KubeObject, ...path: readonly string[]): Labels {
  const labels = at(object, ...path);
  if (!isObject(labels)) return {};
  const texts = Object.entries(labels).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts);
}

function isEmpty(labels: Labels): boolean {
  return Object.keys(labels).length === 0;
}
