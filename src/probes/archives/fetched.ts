import { ASKED_FIELDS, downloadQuestion, type Asked } from '../../front-door/download-question.ts';
import {
  archiveFault,
  dayOf,
  madeAtOf,
  SHA256_FIELD,
  WANTED_FIELDS,
  wantedFault,
  type ArchiveWanted,
} from '../../model/archive-limits.ts';
import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found, type Cause } from '../../model/verdict.ts';
import { answered, jsonEvidence, result } from '../result.ts';

type With = Omit<Asked, 'url'> & ArchiveWanted & { readonly file: string; readonly url?: string };

export const fetched: ProbeDef<With> = {
  id: 'archives/fetched',
  group: 'tools',
  doc: {
    en: 'An archive is on this machine, whole to its last byte, and is the one that is wanted.',
    zh: '归档已在本机，完整可读，且是需要的那一个。',
  },
  with: {
    file: { type: 'path', doc: { en: 'Where it lies.', zh: '文件位置。' } },
    url: {
      type: 'string',
      optional: true,
      doc: {
        en: 'Where it comes from: without a sha256 its size is compared with that there.',
        zh: '来源地址：没有 sha256 时，与该处的大小比对。',
      },
    },
    sha256: SHA256_FIELD,
    ...WANTED_FIELDS,
    ...ASKED_FIELDS,
  },
  finds: {
    sha256: { type: 'string', doc: { en: 'Its sha256.', zh: '其 sha256。' } },
    bytes: { type: 'int', doc: { en: 'Its size in bytes.', zh: '字节数。' } },
    made: { type: 'string', doc: { en: 'The date at which it was made.', zh: '制作日期。' } },
  },
  needsTarget: false,
  everyMs: 5000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

async function look(input: With, ports: Readers, signal: AbortSignal): Promise<ProbeResult> {
  const { file } = input;
  const wrong = wantedFault(input);
  if (wrong !== null) return result(found('unknown', wrong));
  const object = { kind: 'File', name: file };
  const seen = await ports.archives.look(file, signal);
  if (seen.is === 'missing')
    return result(found('wait', aCause('archive-not-here', { path: file }, { object })));
  if (seen.is === 'folder')
    return result(found('fail', aCause('archive-no-file', { path: file }, { object })));
  const fault = archiveFault(file, seen, input, ports.clock.now());
  if (seen.is !== 'whole') return result({ ...found('fail', fault), object });

  const { sha256, bytes, modifiedAt, entries, type } = seen;
  const made = madeAtOf(modifiedAt, input);
  const facts = {
    file,
    type,
    bytes,
    sha256,
    made: made === null ? '-' : dayOf(made),
    entries: entries.length,
  };
  const more = {
    evidence: [jsonEvidence('archive', [facts])],
    finds: { sha256, bytes, made: facts.made },
  };
  if (fault !== null) {
    const verdict = fault.code === 'archive-age-untold' ? 'unknown' : 'fail';
    return result({ ...found(verdict, fault), object }, more);
  }
  const age = made === null ? [] : [agedNote(file, made, ports.clock.now())];
  if (input.sha256 !== undefined) return result({ ...found('pass', null, age), object }, more);
  const other = await compared(input, bytes, ports, signal);
  if (other?.is === 'fault') return result({ ...found('fail', other.cause), object }, more);
  const notes = [
    ...age,
    aCause('archive-no-sha256', { path: file, sha256 }),
    ...(other === undefined ? [] : [other.cause]),
  ];
  return result({ ...found('pass', null, notes), object }, more);
}

/** Whatever the limit is: somebody has to know what is lost since. */
function agedNote(path: string, made: number, now: number): Cause {
  const days = Math.max(0, Math.floor((now - made) / DAY_MS));
  return aCause('archive-made', { path, made: dayOf(made), days });
}

const DAY_MS = 86_400_000;

/** Without a sha256 the size at its server is all that there is to compare with. */
async function compared(
  { url, file, headers, trust }: With,
  bytes: number,
  ports: Readers,
  signal: AbortSignal,
): Promise<{ readonly is: 'fault' | 'note'; readonly cause: Cause } | undefined> {
  if (url === undefined) return undefined;
  const asked = {
    url,
    ...(headers === undefined ? {} : { headers }),
    ...(trust === undefined ? {} : { trust }),
  };
  const peeked = await ports.downloads.peek(await downloadQuestion(asked, ports), signal);
  const there = peeked.is === 'file' ? peeked.bytes : null;
  if (there === null) return { is: 'note', cause: aCause('archive-not-compared', { path: file }) };
  return there === bytes
    ? undefined
    : { is: 'fault', cause: aCause('archive-other-size', { path: file, bytes, there }) };
}
