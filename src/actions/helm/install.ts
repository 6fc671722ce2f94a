import type { ActionDef, ActionResult } from '../../model/catalogue.ts';
import { fileEntry } from '../../model/ledger-entry.ts';
import { WizardError } from '../../model/error.ts';
import type { Writers } from '../../model/ports.ts';
import { aCause } from '../../model/verdict.ts';
import { isAtLeast } from '../../model/version.ts';
import type { ToolTold } from '../../model/tools.ts';

type With = {
  readonly archive: string;
  readonly sha256: string;
  readonly folder?: string;
  readonly atLeast?: string;
};

const PROGRAM = 'helm';
const ENTRY = /^[^/]+\/helm(?:\.exe)?$/;
/** Helm has 60 MB, and its licence beside it. */
const MOST_BYTES = 512 * 1024 * 1024;

export const install: ActionDef<With> = {
  id: 'helm/install',
  doc: {
    en: 'Installs helm on this machine from its release archive, once the checksum is right; never over a newer one.',
    zh: '校验通过后，用 helm 的发布归档在本机安装 helm；绝不覆盖更新的版本。',
  },
  with: {
    archive: {
      type: 'path',
      doc: {
        en: 'The archive for this system, as helm-v3.22.0-linux-amd64.tar.gz.',
        zh: '适合本系统的归档，例如 helm-v3.22.0-linux-amd64.tar.gz。',
      },
    },
    sha256: {
      type: 'string',
      doc: { en: 'Its SHA-256, from the release page.', zh: '发布页面给出的 SHA-256。' },
    },
    folder: {
      type: 'path',
      optional: true,
      doc: {
        en: 'Where the program goes; without it a folder of the run, used by what the run starts.',
        zh: '程序所在目录；不写时放在本次运行自己的目录中，仅供本次运行启动的程序使用。',
      },
    },
    atLeast: {
      type: 'string',
      optional: true,
      doc: { en: 'The lowest version that will do.', zh: '可接受的最低版本。' },
    },
  },
  needsTarget: false,
  startsProcess: false,
  plan: ({ archive, folder = '-', sha256 }) => ({
    will: [aCause('will-install-helm', { archive, folder })],
    byHand: [
      ['sha256sum', archive],
      ['echo', sha256],
      ['tar', '-xzf', archive, '--wildcards', '*/helm'],
      [
        'install',
        '-m',
        '0755',
        'linux-amd64/helm',
        folder === '-' ? '/usr/local/bin/helm' : `${folder}/helm`,
      ],
    ],
  }),
  act,
};

async function act(input: With, ports: Writers, signal: AbortSignal): Promise<ActionResult> {
  const { inspect, tools } = ports;
  const first = await firstInPath(ports, signal);
  if (first !== undefined && input.atLeast !== undefined && isEnough(first, input.atLeast))
    return already(first);
  const entry = await checkedEntry(input, ports, signal);

  const folder = input.folder ?? null;
  const present = await tools.at(PROGRAM, folder);
  const unpacked = await tools.fresh();
  try {
    const done = await ports.unpacker.unpack(
      { file: input.archive, folder: unpacked, maxBytes: MOST_BYTES },
      (progress) => ports.attempt.progress(progress),
      signal,
    );
    mustBe(done.sha256, input);
    const file = `${unpacked}/${entry}`;
    const given = await tools.tells(PROGRAM, file, signal);
    mustDo(given, input);
    if (first !== undefined && input.atLeast === undefined && isEnough(first, given.version))
      return already(first);
    const stays = present !== undefined && (await isKept(present, given, ports, signal));
    const path = stays ? present : await tools.put(PROGRAM, file, folder);
    await tools.lead(PROGRAM, path);

    const now = await inspect.version(PROGRAM, signal);
    if (now === undefined || isAtLeast(now.version, given.version) !== true)
      throw new WizardError('not-proven', 'helm-not-first', { path, version: now?.version ?? '-' });
    const text = `${stays ? 'already so' : 'installed'} ${path}: ${given.version}\n${now.raw}`;
    ports.attempt.output(`${text.split('\n')[0]}\n`);
    const isNew = present === undefined && folder !== null;
    const digest = isNew ? await ports.ownFiles.digest(path, signal) : undefined;
    const created = isNew ? [fileEntry('File', path, digest)] : [];
    return { changed: !stays, created, evidence: [{ name: 'helm', text }] };
  } finally {
    await tools.clear(unpacked);
  }
}

/** The one that is started by its name now; undefined where there is none, or it does not even tell its version. */
async function firstInPath(
  { inspect }: Writers,
  signal: AbortSignal,
): Promise<ToolTold | undefined> {
  const [told] = await Promise.allSettled([inspect.version(PROGRAM, signal)]);
  if (told.status === 'fulfilled') return told.value;
  if (!(told.reason instanceof WizardError)) throw told.reason;
  return undefined;
}

function isEnough(told: ToolTold, wanted: string): boolean {
  return isAtLeast(told.version, wanted) === true;
}

function already({ version, raw }: ToolTold): ActionResult {
  const text = `already so: ${version}\n${raw}`;
  return { changed: false, created: [], evidence: [{ name: 'helm', text }] };
}

/** The name of the program in the archive, once that is the one that was meant. Nothing of it is unpacked before. */
async function checkedEntry(
  { archive, sha256 }: With,
  { archives }: Writers,
  signal: AbortSignal,
): Promise<string> {
  if (!/^[\da-f]{64}$/i.test(sha256))
    throw new WizardError('faulty-file', 'helm-sha256-invalid', { sha256 });
  const seen = await archives.look(archive, signal);
  if (seen.is === 'missing')
    throw new WizardError('faulty-file', 'file-missing', { path: archive });
  if (seen.is === 'folder')
    throw new WizardError('faulty-file', 'helm-archive-without', { archive, has: '-' });
  if ('sha256' in seen) mustBe(seen.sha256, { archive, sha256 });
  if (seen.is !== 'whole') throw new WizardError('not-proven', seen.cause.code, seen.cause.params);
  const files = seen.entries.filter(({ kind }) => kind === 'file').map(({ name }) => name);
  const [entry, ...others] = files.filter((name) => ENTRY.test(name));
  if (entry === undefined || others.length > 0) {
    const has = files.slice(0, 5).join(', ') || '-';
    throw new WizardError('faulty-file', 'helm-archive-without', { archive, has });
  }
  return entry;
}

function mustBe(has: string, { archive, sha256 }: Pick<With, 'archive' | 'sha256'>): void {
  if (has.toLowerCase() !== sha256.toLowerCase())
    throw new WizardError('not-proven', 'helm-archive-other', { archive, sha256, has });
}

function mustDo({ version }: ToolTold, { archive, atLeast }: With): void {
  if (atLeast !== undefined && isAtLeast(version, atLeast) !== true)
    throw new WizardError('faulty-file', 'helm-archive-too-old', { archive, version, atLeast });
}

/** What is there is as new: it stays. Throws where nobody can tell. */
async function isKept(
  path: string,
  given: ToolTold,
  { tools }: Writers,
  signal: AbortSignal,
): Promise<boolean> {
  const [told] = await Promise.allSettled([tools.tells(PROGRAM, path, signal)]);
  if (told.status === 'rejected' && !(told.reason instanceof WizardError)) throw told.reason;
  const version = told.status === 'fulfilled' ? told.value.version : '';
  const isNewer = isAtLeast(version, given.version);
  if (isNewer === undefined) throw new WizardError('not-proven', 'helm-present-unknown', { path });
  return isNewer;
}
