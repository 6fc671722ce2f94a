import type { ActionDef, ActionResult, LedgerEntry } from '../../model/catalogue.ts';
import type { Applied, KubeObject, Writers } from '../../model/ports.ts';
import { aCause } from '../../model/verdict.ts';
import { inApplyOrder } from './apply-order.ts';
import { ledgerEntry } from '../../model/ledger-entry.ts';
import { wantsToApply } from './wants.ts';

type With = { readonly path: string; readonly namespace?: string };

export const apply: ActionDef<With> = {
  id: 'kubernetes/apply',
  doc: {
    en: 'Applies the manifests of a file or of all files below a folder (server-side apply, never by force).',
    zh: '应用某个文件或目录下全部清单（server-side apply，绝不强制）。',
  },
  with: {
    path: {
      type: 'path',
      doc: {
        en: 'A YAML or JSON file, or a folder of them.',
        zh: 'YAML 或 JSON 文件，或其所在目录。',
      },
    },
    namespace: {
      type: 'name',
      optional: true,
      doc: {
        en: 'Where objects go that name no namespace; it does not move those that do.',
        zh: '未写命名空间的对象放入此处；已写明的不会被移动。',
      },
    },
  },
  needsTarget: true,
  startsProcess: false,
  plan: ({ path, namespace }) => ({
    will: [aCause('will-apply', { path, namespace: namespace ?? '-' })],
    byHand: [
      [
        'kubectl',
        'apply',
        '--server-side',
        '--field-manager=dr-wizard',
        '--recursive',
        `--filename=${path}`,
        ...(namespace === undefined ? [] : [`--namespace=${namespace}`]),
      ],
    ],
  }),
  async wants({ path, namespace }, { files, cluster }, signal) {
    const objects = (await files.manifests(path)).map((object) => placed(object, namespace));
    return wantsToApply(objects, cluster, signal);
  },
  objects: (input, { files }) => inOrder(input, files),
  act,
};

async function act(
  input: With,
  { files, writer, attempt }: Writers,
  signal: AbortSignal,
): Promise<ActionResult> {
  const objects = await inOrder(input, files);
  const created: LedgerEntry[] = [];
  const lines: string[] = [];
  let changed = false;
  for (const [index, object] of objects.entries()) {
    const applied = await writer.apply(object, signal);
    if (applied.created) created.push(ledgerEntry(object, applied));
    changed ||= applied.changed;
    const line = `${whatHappened(applied)} ${nameOf(object)}`;
    lines.push(line);
    attempt.output(`${line}\n`);
    attempt.progress({ done: index + 1, of: objects.length, unit: 'objects' });
  }
  return { changed, created, evidence: [{ name: 'applied', text: lines.join('\n') }] };
}

async function inOrder(
  { path, namespace }: With,
  files: Writers['files'],
): Promise<readonly KubeObject[]> {
  return inApplyOrder(await files.manifests(path)).map((object) => placed(object, namespace));
}

/** The writer drops it again where the kind has no namespaces: it knows what the cluster says of each. */
function placed(object: KubeObject, namespace: string | undefined): KubeObject {
  if (object.metadata.namespace !== undefined || namespace === undefined) return object;
  return { ...object, metadata: { ...object.metadata, namespace } };
}

function whatHappened({ created, changed }: Applied): string {
  if (created) return 'created';
  return changed ? 'changed' : 'already so';
}

function nameOf({ kind, metadata }: KubeObject): string {
  const { name, namespace } = metadata;
  return `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
}
