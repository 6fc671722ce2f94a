import type { ActionDef, ActionResult } from '../../model/catalogue.ts';
import { WizardError } from '../../model/error.ts';
import type { KubeObject, Writers } from '../../model/ports.ts';
import { resourceArgument } from '../../model/resource-argument.ts';
import { aCause } from '../../model/verdict.ts';
import { whatHolds } from '../../model/what-holds.ts';
import { isBeingDeleted } from '../../readiness/read-object.ts';
import { wantsToRemove } from './wants.ts';

type With = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly uid: string;
};

const LOOK_EVERY_MS = 500;
const GONE_WITHIN_MS = 60_000;

export const remove: ActionDef<With> = {
  id: 'kubernetes/remove',
  doc: {
    en: 'Deletes one object, and only the one with this UID: another one of its name is left alone.',
    zh: '删除一个对象，且仅当 UID 相符；同名的其他对象保持不动。',
  },
  with: {
    apiVersion: { type: 'string', doc: { en: 'Such as apps/v1.', zh: '例如 apps/v1。' } },
    kind: { type: 'string', doc: { en: 'Such as Deployment.', zh: '例如 Deployment。' } },
    name: { type: 'string', doc: { en: 'Its name.', zh: '名称。' } },
    namespace: {
      type: 'name',
      optional: true,
      doc: { en: 'Its namespace, where the kind has one.', zh: '所在命名空间（如有）。' },
    },
    uid: { type: 'string', doc: { en: 'Its UID.', zh: 'UID。' } },
  },
  needsTarget: true,
  startsProcess: false,
  plan(input) {
    const { kind, name, namespace, uid } = input;
    const place = namespace === undefined ? [] : [`--namespace=${namespace}`];
    const object = [resourceArgument(input), name, ...place];
    const will =
      kind === 'Namespace'
        ? aCause('will-remove-namespace', { name, uid })
        : aCause('will-remove', { kind, name: shownName(input), uid });
    return {
      will: [will],
      byHand: [
        ['kubectl', 'get', ...object, '--output=jsonpath={.metadata.uid}'],
        ['kubectl', 'delete', ...object, '--cascade=foreground'],
      ],
      atRisk: name,
    };
  },
  wants: (input, { cluster }, signal) => wantsToRemove([input], cluster, signal),
  act,
};

async function act(input: With, ports: Writers, signal: AbortSignal): Promise<ActionResult> {
  const { cluster, writer, attempt, clock } = ports;
  const { uid, kind } = input;
  const shown = shownName(input);
  const before = await cluster.get(input, signal);
  if (before === undefined) return ended(false, `already gone ${kind} ${shown}`);
  const found = before.metadata.uid ?? '-';
  if (found !== uid)
    throw new WizardError('not-proven', 'remove-other-uid', { kind, name: shown, uid, found });
  if (!isBeingDeleted(before)) await writer.remove(input, uid, signal);
  attempt.output(`deleting ${kind} ${shown}\n`);
  const until = clock.mono() + GONE_WITHIN_MS;
  for (;;) {
    const now = await cluster.get(input, signal);
    if (now?.metadata.uid !== uid) return ended(true, `removed ${kind} ${shown} uid ${uid}`);
    if (clock.mono() > until)
      throw new WizardError('not-proven', 'remove-held', { kind, name: shown, held: heldBy(now) });
    await clock.sleep(LOOK_EVERY_MS, signal);
  }
}

function ended(changed: boolean, text: string): ActionResult {
  return { changed, created: [], evidence: [{ name: 'removed', text }] };
}

function heldBy(object: KubeObject): string {
  if (object.kind === 'Namespace') return whatHolds(object);
  const { finalizers } = object.metadata;
  return Array.isArray(finalizers) && finalizers.length > 0 ? finalizers.join(', ') : '-';
}

function shownName({ name, namespace }: With): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
