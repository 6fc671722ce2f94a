import type { JsonObject } from '../../model/json.ts';
import type { PodHost } from '../pod-host.ts';
import { badRequest, invalid, wrong } from '../store/faults.ts';
import { at, textAt } from '../store/json.ts';
import type { Store } from '../store/store.ts';
import type { Answer, Asked, Target } from './asked.ts';
import { containerOf, containerStatus, podOf } from './pod-target.ts';

/** What a container has said: its end, as far as asked. Throws `ApiFault`. */
export function podLog(store: Store, host: PodHost, target: Target, { query }: Asked): Answer {
  const pod = podOf(store, target);
  const { namespace = '', name = '' } = target;
  const container = containerOf(pod, query.get('container'));
  refuseCounts(name, query);
  refuseUnbegun(pod, container, query.get('previous') === 'true');
  const whole = host.log({ namespace, name, container });
  const lines = query.get('tailLines');
  const bytes = Number(query.get('limitBytes') ?? 0);
  const tail = lines === null ? whole : lastLines(whole, Number(lines));
  const body = Buffer.from(tail);
  return { status: 200, body: bytes > 0 ? body.subarray(0, bytes) : body };
}

/** The least that each of them may be. */
const LEAST = { sinceSeconds: 1, tailLines: 0, limitBytes: 1 } as const;

function refuseCounts(name: string, query: URLSearchParams): void {
  const causes = Object.entries(LEAST).flatMap(([field, least]) => {
    const value = query.get(field);
    if (value === null || Number(value) >= least) return [];
    const why = least === 0 ? 'must be greater than or equal to 0' : 'must be greater than 0';
    return [wrong(field, value, why)];
  });
  const about = { kind: 'PodLogOptions', group: '' };
  if (causes.length > 0) throw invalid(about, name, causes);
}

function lastLines(text: string, count: number): string {
  const isWhole = text.endsWith('\n');
  const lines = (isWhole ? text.slice(0, -1) : text).split('\n');
  const end = isWhole ? '\n' : '';
  return count <= 0 || text === '' ? '' : `${lines.slice(-count).join('\n')}${end}`;
}

/** A container that has not begun has said nothing, and the kubelet says so. */
function refuseUnbegun(pod: JsonObject, container: string, isPrevious: boolean): void {
  const name = textAt(pod, 'metadata', 'name') ?? '';
  const status = containerStatus(pod, container) ?? {};
  if (isPrevious) {
    if (at(status, 'lastState', 'terminated') !== undefined) return;
    throw badRequest(`previous terminated container "${container}" in pod "${name}" not found`);
  }
  const waiting = textAt(status, 'state', 'waiting', 'reason');
  const isTold = Object.keys(status).length > 0;
  if (isTold && (waiting === undefined || waiting === 'CrashLoopBackOff')) return;
  if (waiting === undefined && textAt(pod, 'spec', 'nodeName') === undefined)
    throw badRequest(`pod ${name} does not have a host assigned`);
  const why =
    waiting === 'ImagePullBackOff' || waiting === 'ErrImagePull'
      ? 'trying and failing to pull image'
      : (waiting ?? 'ContainerCreating');
  throw badRequest(`container "${container}" in pod "${name}" is waiting to start: ${why}`);
}
