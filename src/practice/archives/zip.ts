import { crc32, deflateRawSync } from 'node:zlib';

export type ZipEntry = {
  readonly name: string;
  readonly text?: string | Buffer;
  /** Mode of Unix, with the kind of file. */
  readonly mode?: number;
  readonly encrypted?: true;
  readonly wrongCrc?: true;
};

/** A zip archive byte by byte (APPNOTE 6.3): the range needs no program for it, and the tests write what none would. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { local, head } = entryOf(entry, offset);
    parts.push(local);
    central.push(head);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}

function entryOf(
  { name, text = '', mode = 0o100644, encrypted, wrongCrc }: ZipEntry,
  offset: number,
) {
  const body = Buffer.from(text);
  const packed = deflateRawSync(body);
  const nameBytes = Buffer.from(name);
  const sum = wrongCrc === true ? 1 : crc32(body);
  const flags = 0x800 | (encrypted === true ? 1 : 0);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(flags, 2);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(sum, 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(body.length, 18);
  common.writeUInt16LE(nameBytes.length, 22);
  const begin = Buffer.alloc(4);
  begin.writeUInt32LE(0x04034b50);
  const local = Buffer.concat([begin, common, nameBytes, packed]);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE((3 << 8) | 20, 4);
  common.copy(head, 6);
  head.writeUInt32LE((mode << 16) >>> 0, 38);
  head.writeUInt32LE(offset, 42);
  return { local, head: Buffer.concat([head, nameBytes]) };
}
