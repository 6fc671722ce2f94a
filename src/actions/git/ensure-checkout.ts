import type { ActionDef, ActionResult, LedgerEntry } from '../../model/catalogue.ts';
import type { CheckoutSeen } from '../../model/checkout.ts';
import { WizardError } from '../../model/error.ts';
import {
  gitAddressFault,
  gitEnvironment,
  gitFault,
  isBranch,
  isCommit,
} from '../../model/git-settings.ts';
import type { Writers } from '../../model/ports.ts';
import { aCause, type Cause } from '../../model/verdict.ts';
import { CHECKOUT_SCRIPT } from './checkout-script.ts';

type With = {
  readonly url: string;
  readonly folder: string;
  readonly branch?: string;
  readonly commit?: string;
  readonly user?: string;
  readonly password?: string;
};

export const ensureCheckout: ActionDef<With> = {
  id: 'git/ensure-checkout',
  doc: {
    en: 'Checks a repository out, or brings a checkout forward; never touches one in which somebody has worked.',
    zh: '检出代码仓库，或把已有检出更新到最新；有人改动过的检出绝不触碰。',
  },
  with: {
    url: {
      type: 'string',
      doc: { en: 'Its address, without a password.', zh: '仓库地址，不含密码。' },
    },
    folder: { type: 'path', doc: { en: 'The folder of the checkout.', zh: '检出目录。' } },
    branch: { type: 'string', optional: true, doc: { en: 'The branch.', zh: '分支。' } },
    commit: {
      type: 'string',
      optional: true,
      doc: { en: 'The commit that it is pinned to, whole.', zh: '固定的提交号（完整）。' },
    },
    user: { type: 'string', optional: true, doc: { en: 'Who logs in.', zh: '登录用户名。' } },
    password: {
      type: 'string',
      secret: true,
      optional: true,
      doc: {
        en: 'Password or token; over ssh the operator’s own keys count.',
        zh: '密码或令牌；ssh 方式使用操作者自己的密钥。',
      },
    },
  },
  needsTarget: false,
  startsProcess: true,
  plan: ({ url, folder, branch, commit }) => ({
    will: [aCause('will-check-out', { url, folder, what: commit ?? branch ?? 'HEAD' })],
    byHand: [
      ['git', 'clone', ...(branch === undefined ? [] : ['--branch', branch]), '--', url, folder],
      commit === undefined
        ? ['git', '-C', folder, 'pull', '--ff-only']
        : ['git', '-C', folder, 'checkout', '--detach', commit],
    ],
  }),
  act,
};

async function act(input: With, ports: Writers, signal: AbortSignal): Promise<ActionResult> {
  const { shell, attempt, checkouts } = ports;
  // One that was started is only attached to: what it has changed since is no reason against it.
  const isBegun = (await shell.known(attempt.key)) !== 'never-started';
  const now = isBegun ? 'behind' : await found(input, ports, signal);
  if (now === 'so') return { changed: false, created: [], evidence: [] };
  const { url, folder, branch = '', commit = '' } = input;
  if (now === 'none') await attempt.made?.(ledgerEntry(input));
  const command = {
    argv: ['sh', '-c', CHECKOUT_SCRIPT],
    env: {
      ...gitEnvironment(loginOf(input)),
      FOLDER: folder,
      URL: url,
      BRANCH: branch,
      COMMIT: commit,
    },
  };
  const ended = await shell.run(attempt.key, command, (text) => attempt.output(text), signal);
  const evidence = [{ name: 'output', text: ended.output }];
  if (ended.exitCode === 0) {
    const seen = now === 'none' ? await checkouts.look(folder, signal) : undefined;
    const created = seen?.is === 'checkout' ? [ledgerEntry(input, seen.commit)] : [];
    return { changed: true, created, evidence };
  }
  const cause = endOf(ended.exitCode, ended.output, input);
  throw new WizardError('not-proven', cause.code, cause.params, { evidence });
}

/** Told before it is there as well: whoever dies in between has left it all the same. */
function ledgerEntry({ folder, url }: With, commit: string | null = null): LedgerEntry {
  const known = commit === null ? {} : { commit };
  return {
    what: { kind: 'Folder', name: folder, uid: folder },
    undo: { uses: 'git/remove-checkout', with: { folder, url, ...known } },
  };
}

/**
 * Whether it is as it should be, is there and has to come forward, or is not there at all. Throws where somebody else's
 * work would be touched, or where it can't be known.
 */
async function found(
  input: With,
  { checkouts }: Writers,
  signal: AbortSignal,
): Promise<'so' | 'behind' | 'none'> {
  const { url, folder, branch, commit } = input;
  const fault =
    gitAddressFault(url) ??
    (branch === undefined || isBranch(branch) ? null : aCause('git-branch-wrong', { branch })) ??
    (commit === undefined || isCommit(commit) ? null : aCause('git-commit-wrong', { commit }));
  if (fault !== null) throw refused(fault);
  const seen = await checkouts.look(folder, signal);
  const there = checkoutIn(seen, { url, folder });
  if (commit !== undefined && there?.commit === commit) return 'so';
  if (there !== undefined && there.changed.length > 0) throw refused(changedCause(folder, there));
  // Before anything is made: a branch that is not there leaves no folder behind.
  const lacking = there === undefined ? 'none' : 'behind';
  if (commit !== undefined) return lacking;
  const remote = await checkouts.remote(
    { url, ...loginOf(input), ...(branch === undefined ? {} : { branch }) },
    signal,
  );
  if (remote.is === 'silent') throw refused(remote.cause);
  if (remote.commit === null)
    throw refused(aCause('git-branch-missing', { url, branch: branch ?? 'HEAD' }));
  const isSo = there?.commit === remote.commit && (branch === undefined || there.branch === branch);
  return isSo ? 'so' : lacking;
}

function loginOf({ user, password }: With): Pick<With, 'user' | 'password'> {
  return {
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
  };
}

type Checkout = Extract<CheckoutSeen, { is: 'checkout' }>;

/** The checkout that is there, undefined where there is room for one; throws where it is somebody else's. */
function checkoutIn(
  seen: CheckoutSeen,
  { url, folder }: Pick<With, 'url' | 'folder'>,
): Checkout | undefined {
  if (seen.is === 'missing' || seen.is === 'empty') return undefined;
  if (seen.is !== 'checkout') throw refused(seen.cause);
  if (seen.remote !== null && seen.remote !== url)
    throw refused(aCause('git-other-remote', { folder, url, remote: seen.remote }));
  return seen;
}

function changedCause(folder: string, { changed }: Checkout): Cause {
  const files = changed.length > 5 ? `${changed.slice(0, 5).join(', ')} …` : changed.join(', ');
  return aCause('git-local-changes', { folder, files, number: changed.length });
}

/** The script's own ends; anything else is git's. */
function endOf(
  exitCode: number | null,
  output: string,
  { folder, branch, commit, url }: With,
): Cause {
  if (exitCode === 71) return aCause('git-commit-missing', { commit: commit ?? '-', url });
  if (exitCode === 72) return aCause('git-diverged', { folder, branch: branch ?? 'HEAD' });
  return gitFault(output, { url, folder });
}

function refused({ code, params }: Cause): WizardError {
  return new WizardError('not-proven', code, params);
}
