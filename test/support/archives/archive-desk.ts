import type net from 'node:net';
import { archiveReader, unpacker } from '../../../src/archives/archive-reader.ts';
import { downloader, downloadReader } from '../../../src/download/downloader.ts';
import { fileReader } from '../../../src/files/file-reader.ts';
import { ownFiles } from '../../../src/files/own-files.ts';
import { versionsReader } from '../../../src/files/versions-reader.ts';
import type { Dialer, Writers } from '../../../src/model/ports.ts';
import { certificateReader } from '../../../src/tls/certificate-reader.ts';
import { writersOf } from '../actions/writers.ts';
import { aClock } from '../fake-ports.ts';
import { loopbackDialer } from './file-server.ts';

/** The real adapters for archives in a folder of the test; every name on the web is this machine. */
export function archiveDesk(
  cwd: string,
  more: Partial<Writers> & { readonly dialer?: Dialer<net.Socket> } = {},
): Writers {
  const { dialer = loopbackDialer(), ...rest } = more;
  const files = fileReader(cwd);
  const clock = { ...aClock(), now: () => Date.now() };
  return {
    ...writersOf([]).ports,
    clock,
    files,
    certificates: certificateReader(),
    versions: versionsReader(files),
    archives: archiveReader(cwd),
    unpacker: unpacker(cwd),
    ownFiles: ownFiles(cwd),
    downloads: downloadReader({ dialer }, 2000),
    downloader: downloader({ dialer, clock, cwd }, { silenceMs: 2000, fruitless: 2 }),
    ...rest,
  };
}
