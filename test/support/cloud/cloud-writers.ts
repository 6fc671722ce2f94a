import type { KubeObject, Writers } from '../../../src/model/ports.ts';
import { fileReader } from '../../../src/files/file-reader.ts';
import { ownFiles } from '../../../src/files/own-files.ts';
import { writersOf, type Seen } from '../actions/writers.ts';
import { aClock } from '../fake-ports.ts';
import type { StubbedCloud } from './stubbed-cloud.ts';

/** Writers over a stub of the cloud, the real files below `cwd`, and a clock that never waits. */
export function cloudWriters(
  cloud: StubbedCloud,
  more: {
    readonly cwd?: string;
    readonly objects?: readonly KubeObject[];
    readonly key?: string;
  } = {},
): { readonly ports: Writers; readonly seen: Seen } {
  const { cwd = '/', objects = [], key = '0123456789ab/step/1' } = more;
  const { ports, seen } = writersOf(objects);
  return {
    seen,
    ports: {
      ...ports,
      cloud: cloud.writer,
      clock: aClock(),
      files: fileReader(cwd),
      ownFiles: ownFiles(cwd),
      attempt: { ...ports.attempt, key, run: '0123456789ab' },
    },
  };
}
