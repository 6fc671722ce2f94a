import type { KubeObject } from '../model/ports.ts';
import type { Cause } from '../model/verdict.ts';
import { isAtLeast } from '../model/version.ts';
import { causeOf } from './judgement.ts';
import { textAt } from './read-object.ts';

export type RuntimeFit = {
  /** undefined where the node does not say. */
  readonly fits: boolean | undefined;
  readonly cause?: Cause;
  readonly note?: Cause;
};

/**
 * Whether a node runs containers with the runtime asked for. Kubernetes 1.24 dropped Docker's: who asks for `docker`
 * there gets containerd, which runs the same images, and is told so.
 */
export function runtimeFit(node: KubeObject, asked: string | undefined): RuntimeFit {
  if (asked === undefined) return { fits: true };
  const runtime = textAt(node, 'status', 'nodeInfo', 'containerRuntimeVersion');
  const kubelet = textAt(node, 'status', 'nodeInfo', 'kubeletVersion');
  const field = 'status.nodeInfo.containerRuntimeVersion';
  if (runtime === undefined || runtime === '')
    return { fits: undefined, cause: causeOf(node, 'field-unreadable', { field }) };
  const name = runtime.split(':')[0] ?? runtime;
  if (name === asked) return { fits: true };
  const dropped = kubelet !== undefined && isAtLeast(kubelet, '1.24') === true;
  if (asked === 'docker' && name === 'containerd' && dropped)
    return { fits: true, note: causeOf(node, 'docker-means-containerd', { runtime, kubelet }) };
  return { fits: false, cause: causeOf(node, 'runtime-differs', { runtime, asked }) };
}
