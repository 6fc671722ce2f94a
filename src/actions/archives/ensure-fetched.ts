import { ASKED_FIELDS, downloadQuestion, type Asked } from '../../front-door/download-question.ts';
import {
  ageFault,
  archiveFault,
  MOST_ARCHIVE_BYTES,
  oldestOf,
  SHA256_FIELD,
  WANTED_FIELDS,
  wantedFault,
  type ArchiveWanted,
} from '../../model/archive-limits.ts';
import type { ActionDef, ActionResult } from '../../model/catalogue.ts';
import type { Downloaded, DownloadOrder } from '../../model/download.ts';
import { fileEntry } from '../../model/ledger-entry.ts';
import { WizardError } from '../../model/error.ts';
import type { Writers } from '../../model/ports.ts';
import { aCause, type Cause } from '../../model/verdict.ts';

type With = Asked & ArchiveWanted & { readonly file: string };

export const ensureFetched: ActionDef<With> = {
  id: 'archives/ensure-fetched',
  doc: {
    en: 'Fetches an archive, goes on where it was cut, and keeps it once it is whole and the one that is wanted.',
    zh: '下载归档，中断后续传；完整且符合要求才保留。',
  },
  with: {
    url: { type: 'string', doc: { en: 'Its address.', zh: '归档地址。' } },
    file: { type: 'path', doc: { en: 'Where it is to lie.', zh: '保存位置。' } },
    sha256: SHA256_FIELD,
    ...WANTED_FIELDS,
    ...ASKED_FIELDS,
  },
  needsTarget: false,
  startsProcess: false,
  plan: ({ url, file, sha256 }) => ({
    will: [aCause('will-fetch', { url: withoutQuery(url), file })],
    byHand: [
      [
        'curl',
        '--fail',
        '--location',
        '--continue-at',
        '-',
        '--remote-time',
        '--output',
        file,
        '--',
        withoutQuery(url),
      ],
      ['sha256sum', '--', file],
      ...(sha256 === undefined ? [['tar', '--list', '--gzip', '--file', file]] : []),
    ],
  }),
  act,
};

async function act(input: With, ports: Writers, signal: AbortSignal): Promise<ActionResult> {
  const { file } = input;
  const { archives, clock, downloader, attempt } = ports;
  const wrong = wantedFault(input);
  if (wrong !== null) throw refused(wrong);
  const seen = await archives.look(file, signal);
  if (seen.is === 'folder') throw refused(aCause('archive-no-file', { path: file }));
  if (seen.is !== 'missing') {
    // Whose it is nobody knows: it is never overwritten.
    const fault = archiveFault(file, seen, input, clock.now());
    if (fault !== null && fault.code !== 'archive-age-untold') throw refused(fault);
    return { changed: false, created: [], evidence: [] };
  }
  const old = input.date === undefined ? null : ageFault(file, null, input, clock.now());
  if (old !== null) throw refused(old);

  const order = await orderOf(input, ports);
  const fetched = await downloader.fetch(order, (done) => attempt.progress(done), signal);
  await checked(input, order, fetched, ports, signal);
  const { bytes, sha256, resumed } = fetched;
  const entry = fileEntry('File', file, sha256);
  await attempt.made?.(entry);
  await downloader.keep(order);
  const line = JSON.stringify({ file, url: withoutQuery(input.url), bytes, sha256, resumed });
  return { changed: true, created: [entry], evidence: [{ name: 'download', text: line }] };
}

async function orderOf(input: With, ports: Writers): Promise<DownloadOrder> {
  const { file, sha256, maxBytes = MOST_ARCHIVE_BYTES } = input;
  const oldest = oldestOf(input, ports.clock.now());
  return {
    ...(await downloadQuestion(input, ports)),
    file,
    maxBytes,
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(oldest === undefined ? {} : { notBefore: oldest }),
  };
}

/** What came is looked at before it gets its name: a wrong one would stand in the way of the right one. */
async function checked(
  { file, ...wanted }: With,
  order: DownloadOrder,
  { part, modifiedAt }: Downloaded,
  { archives, clock, downloader }: Writers,
  signal: AbortSignal,
): Promise<void> {
  const seen = await archives.look(part, signal);
  const fault =
    'bytes' in seen
      ? archiveFault(
          file,
          { ...seen, modifiedAt: modifiedAt ?? seen.modifiedAt },
          wanted,
          clock.now(),
        )
      : aCause('archive-not-here', { path: file });
  if (fault === null) return;
  await downloader.discard(order);
  throw refused(ofAddress(fault, withoutQuery(wanted.url)));
}

/** What was fetched is thrown away: only at its address can anybody look for it. */
function ofAddress({ code, params }: Cause, url: string): Cause {
  const { path, ...more } = params;
  if (code === 'archive-cut') return aCause('download-archive-cut', { url });
  if (code === 'archive-damaged') return aCause('download-archive-damaged', { ...more, url });
  return aCause(code, { ...more, ...(path === undefined ? {} : { path: url }) });
}

/** A signed address has its key there. */
function withoutQuery(url: string): string {
  return url.split('?')[0] ?? '';
}

function refused({ code, params }: Cause): WizardError {
  return new WizardError('not-proven', code, params);
}
