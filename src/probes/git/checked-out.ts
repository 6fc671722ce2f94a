import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { CheckoutSeen } from '../../model/checkout.ts';
import { isCommit } from '../../model/git-settings.ts';
import { looksLike } from '../../model/looks-like.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found, type Cause, type Verdict } from '../../model/verdict.ts';
import { answered, jsonEvidence, result } from '../result.ts';
import { REMOTE_FIELDS, remoteQuestion, type Remote } from './remote-fields.ts';

type With = Remote & {
  readonly folder: string;
  readonly commit?: string;
  readonly paths?: readonly string[];
};
type Checkout = Extract<CheckoutSeen, { is: 'checkout' }>;
type Judged = { readonly verdict: Verdict; readonly cause: Cause };

export const checkedOut: ProbeDef<With> = {
  id: 'git/checked-out',
  group: 'tools',
  doc: {
    en: 'A folder is a checkout of this repository, at the commit, or as new as its branch.',
    zh: '目录是该仓库的检出，处于指定提交，或与分支一样新。',
  },
  with: {
    folder: { type: 'path', doc: { en: 'The folder of the checkout.', zh: '检出目录。' } },
    ...REMOTE_FIELDS,
    commit: {
      type: 'string',
      optional: true,
      doc: {
        en: 'The commit that it is pinned to, whole; then nobody is asked over the network.',
        zh: '固定的提交号（完整）；此时不访问网络。',
      },
    },
    paths: {
      type: 'list',
      of: { type: 'string', doc: { en: 'A path below the folder.', zh: '目录下的路径。' } },
      optional: true,
      doc: { en: 'Files and folders that must be there.', zh: '必须存在的文件和目录。' },
    },
  },
  finds: {
    commit: { type: 'string', doc: { en: 'The commit that is there.', zh: '当前提交号。' } },
  },
  needsTarget: false,
  everyMs: 5000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

async function look(input: With, ports: Readers, signal: AbortSignal): Promise<ProbeResult> {
  const { folder, commit } = input;
  const object = { kind: 'File', name: folder };
  if (commit !== undefined && !isCommit(commit))
    return result(found('unknown', aCause('git-commit-wrong', { commit })));
  const seen = await ports.checkouts.look(folder, signal);
  if (seen.is === 'missing' || seen.is === 'empty')
    return result(found('wait', aCause('git-checkout-missing', { folder }, { object })));
  if (seen.is !== 'checkout')
    return result({ ...found(seen.is === 'other' ? 'fail' : 'unknown', seen.cause), object });

  const evidence = [jsonEvidence('checkout', [{ folder, ...seen }])];
  const finds = seen.commit === null ? {} : { commit: seen.commit };
  const judged =
    (await wrongPlace(input, seen, ports, signal)) ?? (await lacking(input, ports.files));
  const notes = notesOf(folder, seen);
  return judged === null
    ? result({ ...found('pass', null, notes), object }, { finds, evidence })
    : result({ ...found(judged.verdict, judged.cause, notes), object }, { finds, evidence });
}

/** Another repository, another branch or another commit. */
async function wrongPlace(
  input: With,
  { remote, commit: at, branch: on }: Checkout,
  { checkouts }: Readers,
  signal: AbortSignal,
): Promise<Judged | null> {
  const { folder, url, branch, commit } = input;
  if (remote !== url)
    return {
      verdict: 'fail',
      cause: aCause('git-other-remote', { folder, url, remote: remote ?? '-' }),
    };
  if (at === null) return { verdict: 'wait', cause: aCause('git-checkout-missing', { folder }) };
  if (commit !== undefined)
    return at === commit
      ? null
      : { verdict: 'wait', cause: aCause('git-other-commit', { folder, commit, at }) };
  if (branch !== undefined && on !== branch)
    return {
      verdict: 'wait',
      cause: aCause('git-other-branch', { folder, branch, on: on ?? '-' }),
    };
  const seen = await checkouts.remote(remoteQuestion(input), signal);
  // What is here may be all that is left; whether it is the newest, nobody can say.
  if (seen.is === 'silent') return { verdict: 'unknown', cause: seen.cause };
  if (seen.commit === null)
    return {
      verdict: 'fail',
      cause: aCause('git-branch-missing', { url, branch: branch ?? 'HEAD' }),
    };
  if (seen.commit === at) return null;
  const params = { folder, at, newest: seen.commit };
  // What the remote has is known here where it was fetched once: then the checkout is ahead, or has gone another way.
  return (await checkouts.holds(folder, seen.commit, signal)) === false
    ? { verdict: 'fail', cause: aCause('git-ahead', params) }
    : { verdict: 'wait', cause: aCause('git-behind', params) };
}

const POINTER_BYTES = 1024;

async function lacking(
  { folder, paths = [] }: With,
  files: Readers['files'],
): Promise<Judged | null> {
  for (const path of paths) {
    const whole = `${folder.replace(/\/+$/, '')}/${path}`;
    const stats = await files.stat(whole);
    if (stats === undefined)
      return { verdict: 'fail', cause: aCause('git-path-missing', { folder, path }) };
    if (stats.kind !== 'file' || stats.bytes > POINTER_BYTES) continue;
    const text = await files.text(whole, POINTER_BYTES, 'latin1');
    const like = looksLike(Uint8Array.from(text, (sign) => sign.charCodeAt(0)));
    if (like === 'git-lfs-pointer')
      return { verdict: 'fail', cause: aCause('archive-lfs-pointer', { path: whole }) };
  }
  return null;
}

/** Somebody has worked in it, and that is theirs to judge: a manifest may have been put right there. */
function notesOf(folder: string, { changed }: Checkout): readonly Cause[] {
  if (changed.length === 0) return [];
  const files = changed.length > 5 ? `${changed.slice(0, 5).join(', ')} …` : changed.join(', ');
  return [aCause('git-changed-here', { folder, files, number: changed.length })];
}
