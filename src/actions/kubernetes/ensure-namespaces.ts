import type { ActionDef, ActionResult, LedgerEntry } from '../../model/catalogue.ts';
import { WizardError } from '../../model/error.ts';
import type { KubeObject, Writers } from '../../model/ports.ts';
import { aCause } from '../../model/verdict.ts';
import { whatHolds } from '../../model/what-holds.ts';
import { isTerminating } from '../../readiness/namespace.ts';
import { ledgerEntry } from '../../model/ledger-entry.ts';
import { ifReadable } from './if-readable.ts';
import { wantsToApply } from './wants.ts';

type With = { readonly names: readonly string[] };

const LIST_NAMESPACES = { verb: 'list', group: '', resource: 'namespaces' } as const;

export const ensureNamespaces: ActionDef<With> = {
  id: 'kubernetes/ensure-namespaces',
  doc: {
    en: 'Creates the namespaces that are not there yet; leaves the others as they are.',
    zh: '创建尚不存在的命名空间；已有的保持不变。',
  },
  with: {
    names: {
      type: 'list',
      of: { type: 'name', doc: { en: 'A namespace.', zh: '命名空间。' } },
      doc: { en: 'The namespaces that have to be there.', zh: '必须存在的命名空间。' },
    },
  },
  needsTarget: true,
  startsProcess: false,
  plan: ({ names }) => ({
    will: names.map((name) => aCause('will-ensure-namespace', { name })),
    byHand: names.map((name) => ['kubectl', 'create', 'namespace', name]),
  }),
  async wants({ names }, { cluster }, signal) {
    const all = names.map((name) => ({ apiVersion: 'v1', kind: 'Namespace', name }));
    const present = await ifReadable(cluster.list({ apiVersion: 'v1', kind: 'Namespace' }, signal));
    if (present.is === 'forbidden')
      return [LIST_NAMESPACES, ...(await wantsToApply(all, cluster, signal))];
    const isThere = (name: string) => present.value.some(({ metadata }) => metadata.name === name);
    // What is there is left as it is.
    return wantsToApply(
      all.filter(({ name }) => !isThere(name)),
      cluster,
      signal,
    );
  },
  async objects({ names }, { cluster }, _run, signal) {
    const present = await ifReadable(cluster.list({ apiVersion: 'v1', kind: 'Namespace' }, signal));
    const there = present.is === 'forbidden' ? [] : present.value;
    return names
      .filter((name) => !there.some(({ metadata }) => metadata.name === name))
      .map(aNamespace);
  },
  act,
};

function aNamespace(name: string): KubeObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

async function act(
  { names }: With,
  { cluster, writer, attempt }: Writers,
  signal: AbortSignal,
): Promise<ActionResult> {
  const present = await cluster.list({ apiVersion: 'v1', kind: 'Namespace' }, signal);
  // Before anything is changed: a namespace on its way out takes with it whatever is put there.
  for (const namespace of present) {
    const { name } = namespace.metadata;
    if (names.includes(name) && isTerminating(namespace))
      throw new WizardError('not-proven', 'namespace-terminating', {
        kind: 'Namespace',
        name,
        held: whatHolds(namespace),
      });
  }
  const created: LedgerEntry[] = [];
  const lines: string[] = [];
  for (const [index, name] of names.entries()) {
    const there = present.some((one) => one.metadata.name === name);
    if (!there) {
      const namespace = aNamespace(name);
      const applied = await writer.apply(namespace, signal);
      if (applied.created) created.push(ledgerEntry(namespace, applied));
    }
    lines.push(`${there ? 'already so' : 'created'} Namespace ${name}`);
    attempt.progress({ done: index + 1, of: names.length, unit: 'namespaces' });
  }
  return {
    changed: created.length > 0,
    created,
    evidence: [{ name: 'namespaces', text: lines.join('\n') }],
  };
}
