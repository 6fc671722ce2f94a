import type { TextType } from '../../model/archives.ts';
import { aCause, found, type Cause } from '../../model/verdict.ts';
import type { Readers } from '../../model/ports.ts';
import { worstOf } from '../worst-of.ts';
import type { Contents } from './contents.ts';
import type { Judged } from './contents-fit.ts';

const TYPES: { readonly [ending: string]: TextType } = {
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  properties: 'properties',
  xml: 'xml',
};
/** What an export says of itself (nacos ConfigController: `.meta.yml`, since 2.0 `.metadata.yml`). */
const OF_EXPORT = /(?:^|\/)\.meta(?:data)?\.yml$/;
/** Nacos takes no longer ones. */
const MOST_ITEM_BYTES = 10 * 1024 * 1024;

/**
 * An export of Nacos is `GROUP/dataId`, a folder or a zip archive for each namespace: `NAMESPACE/GROUP/dataId` at any
 * depth. Each item has to be what its ending says.
 */
export async function judgeNacosExport(
  contents: Contents,
  namespaces: readonly string[],
  { archives }: Pick<Readers, 'archives'>,
): Promise<Judged> {
  const { path, names } = contents;
  const expected = namespaces.length > 0 ? namespaces : namesOfExports(names);
  if (expected.length === 0)
    return { found: found('unknown', aCause('nacos-export-unnamed', { path })), finds: {} };
  const byNamespace = expected.map((namespace) => [namespace, itemsOf(namespace, names)] as const);
  const counts = Object.fromEntries(byNamespace.map(([name, items]) => [name, items.length]));
  const all = byNamespace.flatMap(([, items]) => items);
  const finds = { counts, items: all.length };

  const lacks = byNamespace
    .filter(([, items]) => items.length === 0)
    .map(([namespace]) => aCause('nacos-export-lacks', { path, namespace }));
  const { faults, notes } = await unreadable(contents, all, archives);
  const causes = [...lacks, ...faults];
  const seen = causes.map((cause) => found('fail', cause));
  const verdict = seen.length === 0 ? found('pass', null, notes) : worstOf(seen, notes);
  return { found: verdict, finds };
}

async function unreadable(
  contents: Contents,
  items: readonly string[],
  archives: Readers['archives'],
): Promise<{ readonly faults: readonly Cause[]; readonly notes: readonly Cause[] }> {
  const { path } = contents;
  const typed = items.filter((item) => typeOf(item) !== undefined);
  const texts = await contents.texts(typed, MOST_ITEM_BYTES);
  const faults: Cause[] = [];
  const notes: Cause[] = [];
  for (const item of typed) {
    const [text, type] = [texts.get(item), typeOf(item)];
    if (type === undefined) continue;
    if (text === undefined) notes.push(aCause('nacos-item-too-long', { path, item }));
    else if (!/\S/.test(text)) notes.push(aCause('nacos-item-empty', { path, item }));
    else {
      const fault = await archives.malformed(type, text);
      if (fault !== null)
        faults.push(aCause('nacos-item-malformed', { path, item, type, ...fault }));
    }
  }
  return { faults, notes };
}

function typeOf(item: string): TextType | undefined {
  const ending = /\.(\w+)$/.exec(item)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(TYPES, ending) ? TYPES[ending] : undefined;
}

/** Two levels below a folder of this name; the one that lies highest. */
function itemsOf(namespace: string, names: readonly string[]): readonly string[] {
  const roots = new Set(
    names.flatMap((name) => {
      const parts = name.split('/');
      const at = parts.indexOf(namespace);
      return at === -1 || parts.length < at + 3 ? [] : [parts.slice(0, at + 1).join('/')];
    }),
  );
  const [root] = [...roots].toSorted((a, b) => a.split('/').length - b.split('/').length);
  if (root === undefined) return [];
  return names.filter(
    (name) =>
      name.startsWith(`${root}/`) &&
      name.slice(root.length + 1).includes('/') &&
      !OF_EXPORT.test(name),
  );
}

/** The folders that say of themselves that they are an export. */
function namesOfExports(names: readonly string[]): readonly string[] {
  return [
    ...new Set(
      names.flatMap((name) => (OF_EXPORT.test(name) ? (name.split('/').at(-2) ?? []) : [])),
    ),
  ];
}
