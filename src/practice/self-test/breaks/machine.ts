import path from 'node:path';
import type { JsonObject } from '../../../model/json.ts';
import type { RangeWorld } from '../../range-world.ts';
import type { Break } from '../break.ts';
import { word } from '../given.ts';
import { onDisk, openedTo, rewritten } from '../on-disk.ts';

const OLD = '#!/bin/sh\necho v0.0.1\n';
/** As one that was built for another machine, or whose libraries are gone. */
const BROKEN = '#!/bin/sh\nexit 127\n';

const asksVersion = (given: JsonObject) => word(given, 'atLeast') !== '';

/** Programs and keys of the operator's machine. */
export const MACHINE_BREAKS: readonly Break[] = [
  {
    probe: 'command/version',
    fits: asksVersion,
    what: { en: 'An old one took the place of the program.', zh: '程序被换成旧版本。' },
    causes: ['program-too-old'],
    touches: () => ['machine'],
    put: (world, given) => rewritten(programIn(world, given), () => OLD),
  },
  {
    probe: 'command/version',
    fits: (given) => !asksVersion(given),
    what: { en: 'The program can not be run any more.', zh: '程序无法运行。' },
    causes: ['program-failed'],
    touches: () => ['machine'],
    put: (world, given) => rewritten(programIn(world, given), () => BROKEN),
  },
  {
    probe: 'ssh/key-pair-fits',
    what: { en: 'The key file can be read by everybody.', zh: '密钥文件对所有人可读。' },
    causes: ['ssh-key-too-open'],
    touches: () => ['disk', 'machine'],
    put: (world, given) => openedTo(onDisk(world, word(given, 'path')), 0o644),
  },
];

/** Where the range puts what steps start: in front of all else in the PATH. */
function programIn({ folder }: RangeWorld, given: JsonObject): string {
  return path.join(folder, '.range/programs/bin', word(given, 'program'));
}
