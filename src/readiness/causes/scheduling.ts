import type { KubeObject } from '../../model/ports.ts';
import type { Cause } from '../../model/verdict.ts';
import { conditionMessage } from './conditions.ts';
import { objectsAt, textAt } from '../read-object.ts';
import { askedFor, selectorOf } from './asked.ts';
import { claimCauses } from './claims.ts';
import type { TreeCode } from './codes.ts';
import { told, type Ground } from './told.ts';

/** What the scheduler says of some nodes, and what of it we name. */
const PARTS: readonly (readonly [TreeCode, RegExp])[] = [
  ['unschedulable-resource', /^Insufficient (?<resource>\S+)/],
  ['unschedulable-pods', /^Too many pods/],
  [
    'unschedulable-nodes-down',
    /taint(?:\(s\))? \{(?<taint>node\.kubernetes\.io\/(?:not-ready|unreachable|network-unavailable)|node\.cloudprovider\.kubernetes\.io\/uninitialized)\b/,
  ],
  ['unschedulable-cordoned', /were unschedulable|\{node\.kubernetes\.io\/unschedulable\b/],
  ['unschedulable-taint', /\btaint(?:s|\(s\))?(?: \{(?<taint>[^}]*)\})?/],
  ['unschedulable-anti-affinity', /anti-affinity/],
  ['unschedulable-affinity', /pod affinity rules/],
  ['unschedulable-volume-zone', /volume zone/],
  ['unschedulable-volume-node', /volume node affinity|PersistentVolume's node affinity/],
  ['unschedulable-volume-count', /exceed max volume count/],
  ['claim-unbound', /PersistentVolumeClaim|persistent volumes? to bind|enough free storage/i],
  ['unschedulable-selector', /node affinity|node selector|requested node name|prefilter result/],
  ['unschedulable-spread', /topology spread/],
  ['unschedulable-ports', /free ports/],
];

/** Nodes that are kept for something else are no lack: they are named last. */
const NOT_MEANT = /node-role\.kubernetes\.io\/(?:control-plane|master)|prefilter result/;

export type SchedulerPart = {
  readonly nodes: number;
  readonly text: string;
  readonly code: TreeCode;
  /** `resource` or `taint`, where the code has one. */
  readonly found: { readonly [name: string]: string };
};

/** The scheduler's sentence in parts, that of the most nodes first. */
export function schedulerParts(message: string): {
  readonly of: number | undefined;
  readonly parts: readonly SchedulerPart[];
} {
  const match = /^\s*\d+\/(\d+) nodes are available: (.*)$/s.exec(message.slice(0, 4_000));
  if (match === null) return { of: undefined, parts: [] };
  const [, of = '', rest = ''] = match;
  const [reasons = ''] = rest.split(/\.? preemption: /, 1);
  const parts = reasons
    .replace(/\.\s*$/, '')
    .split(/, (?=\d+ )/)
    .filter((text) => text !== '')
    .map((text) => {
      const [, nodes, said = text] = /^(\d+) (.*)$/s.exec(text) ?? [];
      return { nodes: Number(nodes ?? of), text, ...named(said) };
    });
  return { of: Number(of), parts: parts.toSorted(byWeight) };
}

function named(said: string): Pick<SchedulerPart, 'code' | 'found'> {
  for (const [code, pattern] of PARTS) {
    const match = pattern.exec(said);
    if (match === null) continue;
    const found = Object.fromEntries(
      Object.entries(match.groups ?? {}).map(([key, value]) => [key, tidy(value)]),
    );
    return { code, found };
  }
  return { code: 'unschedulable', found: {} };
}

/** `{key: value}` and `{key: }` as kubectl takes them. */
function tidy(text: string | undefined): string {
  return (text ?? '').replace(/:\s*$/, '').replace(/:\s+/, '=').trim();
}

function byWeight(a: SchedulerPart, b: SchedulerPart): number {
  const meant = Number(NOT_MEANT.test(a.text)) - Number(NOT_MEANT.test(b.text));
  return meant || b.nodes - a.nodes;
}

/** Why no node takes the pod. */
export function schedulingCauses(pod: KubeObject, ground: Ground): readonly Cause[] {
  const scheduled = conditionMessage(pod, 'PodScheduled');
  const gates = objectsAt(pod, 'spec', 'schedulingGates').flatMap(
    (gate) => textAt(gate, 'name') ?? [],
  );
  if (scheduled?.reason === 'SchedulingGated' || gates.length > 0)
    return [told('scheduling-gated', pod, ground, { gates: gates.join(', ') })];
  if (scheduled === undefined || scheduled.status !== 'False')
    return [told('pod-not-scheduled', pod, ground)];

  const { message } = scheduled;
  if (/no nodes available to schedule/i.test(message) || /^\s*0\/0 nodes/.test(message))
    return [told('unschedulable-no-nodes', pod, ground)];
  const { of, parts } = schedulerParts(message);
  const [first] = parts;
  if (of === undefined || first === undefined) {
    const claims = /PersistentVolumeClaim|VolumeBinding/i.test(message)
      ? claimCauses(pod, ground, message)
      : [];
    return claims.length > 0 ? claims : [told('unschedulable', pod, ground, { message })];
  }
  const { code } = first;
  const params = {
    nodes: first.nodes,
    of,
    scheduler: parts.map(({ text }) => text).join(', '),
    message,
    taint: '-',
    resource: '-',
    selector: selectorOf(pod),
    ...first.found,
    asked: askedFor(pod, first.found['resource'] ?? ''),
  };
  if (code === 'claim-unbound') {
    const claims = claimCauses(pod, ground, message);
    return claims.length > 0 ? claims : [told(code, pod, ground, params)];
  }
  return [told(code, pod, ground, params), ...preemption(pod, ground, message)];
}

/** Said only of a pod that has a priority: from others nobody expects that they drive anything out. */
function preemption(pod: KubeObject, ground: Ground, message: string): readonly Cause[] {
  const priority = textAt(pod, 'spec', 'priorityClassName');
  const isHelpless = /preemption: 0\/\d+ nodes/.test(message);
  return priority !== undefined && isHelpless
    ? [told('preemption-helpless', pod, ground, { priority })]
    : [];
}
