import { ASKED_FIELDS, downloadQuestion, type Asked } from '../../front-door/download-question.ts';
import {
  ageFault,
  dayOf,
  MOST_ARCHIVE_BYTES,
  WANTED_FIELDS,
  wantedFault,
  type ArchiveWanted,
} from '../../model/archive-limits.ts';
import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import { isArchive } from '../../model/looks-like.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found, type Cause } from '../../model/verdict.ts';
import { answered, jsonEvidence, result } from '../result.ts';

type With = Asked & Omit<ArchiveWanted, 'sha256'>;

export const reachable: ProbeDef<With> = {
  id: 'archives/reachable',
  group: 'tools',
  doc: {
    en: 'An archive can be had from here: its server gives it, in a size and of an age that will do.',
    zh: '可以从本机获取归档：服务器能提供该文件，大小和日期符合要求。',
  },
  with: {
    url: { type: 'string', doc: { en: 'Its address.', zh: '归档地址。' } },
    ...WANTED_FIELDS,
    ...ASKED_FIELDS,
  },
  finds: {
    bytes: { type: 'int', doc: { en: 'Its size in bytes.', zh: '字节数。' } },
    modified: {
      type: 'string',
      doc: { en: 'The date that the server gives.', zh: '服务器给出的日期。' },
    },
  },
  needsTarget: false,
  everyMs: 5000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

async function look(input: With, ports: Readers, signal: AbortSignal): Promise<ProbeResult> {
  const fault = wantedFault(input);
  if (fault !== null) return result(found('unknown', fault));
  const peeked = await ports.downloads.peek(await downloadQuestion(input, ports), signal);
  if (peeked.is === 'refused')
    return result(found(peeked.isFinal ? 'fail' : 'wait', peeked.cause), {
      evidence: [jsonEvidence('answer', [peeked.cause])],
    });
  const { bytes, modifiedAt, url } = peeked;
  const evidence = [jsonEvidence('answer', [peeked])];
  const finds = {
    ...(bytes === null ? {} : { bytes }),
    ...(modifiedAt === null ? {} : { modified: dayOf(modifiedAt) }),
  };
  const object = { kind: 'File', name: url };
  const { verdict, cause } = judged(peeked, input, ports.clock.now());
  return result({ ...found(verdict, cause), object }, { finds, evidence });
}

type Seen = Extract<Awaited<ReturnType<Readers['downloads']['peek']>>, { is: 'file' }>;
type Judged = { readonly verdict: 'pass' | 'fail' | 'unknown'; readonly cause: Cause | null };

function judged(seen: Seen, wanted: With, now: number): Judged {
  const { url, bytes, modifiedAt, looksLike, contentType } = seen;
  if (looksLike === 'html') return fail(aCause('archive-page-there', { url }));
  if (!isArchive(looksLike))
    return fail(aCause('archive-other-there', { url, contentType: contentType || '-' }));
  const limit = wanted.maxBytes ?? MOST_ARCHIVE_BYTES;
  if (bytes !== null && bytes > limit)
    return fail(aCause('archive-too-large', { path: url, bytes, limit }));
  const age = ageFault(url, modifiedAt, wanted, now);
  if (age !== null)
    return { verdict: age.code === 'archive-age-untold' ? 'unknown' : 'fail', cause: age };
  if (bytes === null && wanted.maxBytes !== undefined)
    return { verdict: 'unknown', cause: aCause('archive-size-untold', { url }) };
  return { verdict: 'pass', cause: null };
}

function fail(cause: Cause): Judged {
  return { verdict: 'fail', cause };
}
