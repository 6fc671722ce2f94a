import type { KubeObject } from '../../model/ports.ts';
import type { Cause } from '../../model/verdict.ts';
import { textAt } from '../read-object.ts';
import { conditionMessage } from './conditions.ts';
import { containerCause } from './container.ts';
import { partsOf } from './parts.ts';
import { told, type Ground } from './told.ts';

/** What a node does not take, although the scheduler sent it there. */
const REJECTED =
  /^(?:OutOf|Node(?:Affinity|Name|Ports|UnschedulableE)|MatchNodeSelector|UnexpectedAdmission|Topology|InvalidNode|UnsupportedPod|PodOSNotSupported|AppArmor|Forbidden|SysctlForbidden)/;

/** Why a pod has ended for good. */
export function failedCauses(pod: KubeObject, ground: Ground): readonly Cause[] {
  const reason = textAt(pod, 'status', 'reason') ?? '';
  const message = (textAt(pod, 'status', 'message') ?? '').slice(0, 4_000);
  const disruption = conditionMessage(pod, 'DisruptionTarget');
  const why = disruption?.status === 'True' ? disruption.reason : '';
  const node = textAt(pod, 'spec', 'nodeName') ?? '-';
  const params = { reason: reason || 'Failed', message, node };

  if (/shutdown|shutting/i.test(`${reason} ${message}`))
    return [told('pod-node-shutdown', pod, ground, params)];
  if (reason === 'Evicted')
    return [told('pod-evicted', pod, ground, { ...params, resource: shortageIn(message) })];
  if (reason.startsWith('Preempt') || why === 'PreemptionByScheduler')
    return [told('pod-preempted', pod, ground, params)];
  if (reason === 'DeadlineExceeded') return [told('pod-deadline', pod, ground, params)];
  if (why === 'DeletionByPodGC' || reason === 'NodeLost')
    return [told('pod-node-gone', pod, ground, params)];
  if (REJECTED.test(reason)) return [told('pod-rejected', pod, ground, params)];
  const ended = partsOf(pod).flatMap((part) => containerCause(pod, ground, part) ?? []);
  return ended.length > 0 ? ended : [told('pod-failed', pod, ground, params)];
}

/** What ran short, by the kubelet's words. */
function shortageIn(message: string): string {
  const named = /low on resource: ([\w.-]*\w)/.exec(message)?.[1];
  if (named !== undefined) return named;
  if (/ephemeral|emptydir/i.test(message)) return 'ephemeral-storage';
  return /\[(\w+Pressure)\]/.exec(message)?.[1] ?? '-';
}
