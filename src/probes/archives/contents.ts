import type { ArchiveSeen } from '../../model/archives.ts';
import type { Readers } from '../../model/ports.ts';
import type { Cause } from '../../model/verdict.ts';

/** What lies in an archive, in a folder or in a file alone: names below it, and the texts of some. */
export type Contents = {
  readonly path: string;
  readonly names: readonly string[];
  /** Those that are too long or not there are left out. */
  texts(names: readonly string[], maxBytes: number): Promise<ReadonlyMap<string, string>>;
  /** undefined where it is not there. */
  bytes(name: string): Promise<number | undefined>;
};

type Ports = Pick<Readers, 'archives' | 'files'>;

/** undefined where there is nothing yet; a cause where what is there is no archive, or none that could be read. */
export async function contentsOf(
  path: string,
  ports: Ports,
  signal: AbortSignal,
): Promise<Contents | Cause | undefined> {
  const seen = await ports.archives.look(path, signal);
  if (seen.is === 'missing') return undefined;
  if (seen.is === 'folder') return folderContents(path, ports, signal);
  if (seen.is === 'whole') return archiveContents(path, seen, ports, signal);
  return seen.cause;
}

function archiveContents(
  path: string,
  { entries }: Extract<ArchiveSeen, { is: 'whole' }>,
  { archives }: Ports,
  signal: AbortSignal,
): Contents {
  const sizes = new Map(
    entries.flatMap(({ name, kind, bytes }) => (kind === 'file' ? [[name, bytes] as const] : [])),
  );
  return {
    path,
    names: [...sizes.keys()],
    texts: (names, maxBytes) => archives.texts(path, names, maxBytes, signal),
    bytes: async (name) => sizes.get(name),
  };
}

/** With what is in the zip archives of the folder: Nacos exports each namespace as one. */
async function folderContents(path: string, ports: Ports, signal: AbortSignal): Promise<Contents> {
  const root = path.replace(/\/+$/, '');
  const all = (await ports.files.list(root)).map((file) => below(file, root));
  const own = all.filter(
    (name) => !name.split('/').some((part) => part.startsWith('.git') || part === MARK),
  );
  const zips = new Map<string, Contents>();
  for (const name of own.filter((one) => /\.zip$/i.test(one))) {
    const inside = await contentsOf(`${root}/${name}`, ports, signal);
    // One that is broken is no archive: what it would hold is missing.
    if (inside !== undefined && 'names' in inside) zips.set(name.slice(0, -'.zip'.length), inside);
  }
  const zipped = [...zips].flatMap(([zip, { names }]) => names.map((name) => `${zip}/${name}`));
  const inZip = (name: string) => {
    const [zip, inside] = [...zips].find(([one]) => name.startsWith(`${one}/`)) ?? [];
    return zip === undefined ? undefined : { inside, rest: name.slice(zip.length + 1) };
  };
  return {
    path,
    names: [...own, ...zipped],
    async bytes(name) {
      const zip = own.includes(name) ? undefined : inZip(name);
      if (zip?.inside !== undefined) return zip.inside.bytes(zip.rest);
      const stats = await ports.files.stat(`${root}/${name}`);
      return stats?.kind === 'file' ? stats.bytes : undefined;
    },
    async texts(names, maxBytes) {
      const texts = new Map<string, string>();
      for (const [zip, inside] of zips) {
        const rest = names
          .filter((name) => name.startsWith(`${zip}/`))
          .map((name) => name.slice(zip.length + 1));
        if (rest.length === 0) continue;
        for (const [name, text] of await inside.texts(rest, maxBytes))
          texts.set(`${zip}/${name}`, text);
      }
      for (const name of names.filter((one) => own.includes(one))) {
        const stats = await ports.files.stat(`${root}/${name}`);
        if (stats?.kind !== 'file' || stats.bytes > maxBytes) continue;
        texts.set(name, decoded(await ports.files.text(`${root}/${name}`, maxBytes, 'latin1')));
      }
      return texts;
    },
  };
}

const MARK = '.dr-wizard-unpacked.json';

function below(file: string, root: string): string {
  const normal = root.replace(/^(?:\.\/)+/, '');
  return file.slice(file.indexOf(normal) + normal.length).replace(/^\/+/, '');
}

/** A character a byte in, text out: what is no UTF-8 has U+FFFD in its place. */
function decoded(latin1: string): string {
  return new TextDecoder().decode(Uint8Array.from(latin1, (sign) => sign.charCodeAt(0)));
}
