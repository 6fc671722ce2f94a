import { gzipSync } from 'node:zlib';

export type TarEntry = {
  readonly name: string;
  readonly text?: string | Buffer;
  /** `0` a file, `1` a hard link, `2` a symbolic link, `3` a device, `5` a folder, `6` a pipe. */
  readonly type?: string;
  readonly link?: string;
  readonly mode?: number;
};

/** A tar archive byte by byte (POSIX ustar): the range needs no program for it, and the tests write what none would. */
export function tarOf(entries: readonly TarEntry[]): Buffer {
  return Buffer.concat([...entries.map(entryOf), Buffer.alloc(1024)]);
}

export function tarGzOf(files: { readonly [name: string]: string | Buffer }): Buffer {
  return gzipSync(tarOf(Object.entries(files).map(([name, text]) => ({ name, text }))));
}

function entryOf({ name, text = '', type = '0', link = '', mode = 0o644 }: TarEntry): Buffer {
  const body = Buffer.from(text);
  const head = Buffer.alloc(512);
  head.write(name, 0, 100);
  head.write(octal(mode, 7), 100);
  head.write(octal(0, 7), 108);
  head.write(octal(0, 7), 116);
  head.write(octal(body.length, 11), 124);
  head.write(octal(0, 11), 136);
  head.write('        ', 148);
  head.write(type, 156);
  head.write(link, 157, 100);
  head.write('ustar\x0000', 257);
  const sum = head.reduce((all, byte) => all + byte, 0);
  head.write(`${octal(sum, 6)}\0 `, 148);
  const padding = Buffer.alloc((512 - (body.length % 512)) % 512);
  return Buffer.concat([head, body, padding]);
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}
