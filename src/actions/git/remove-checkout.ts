import type { ActionDef, ActionResult } from '../../model/catalogue.ts';
import { WizardError } from '../../model/error.ts';
import type { Writers } from '../../model/ports.ts';
import { aCause } from '../../model/verdict.ts';

type With = { readonly folder: string; readonly url: string; readonly commit?: string };

/** Undoes `git/ensure-checkout` where that made one. */
export const removeCheckout: ActionDef<With> = {
  id: 'git/remove-checkout',
  doc: {
    en: 'Removes a checkout that the run made, while nobody has worked in it.',
    zh: '删除本次运行检出的目录（仅当没有人改动过）。',
  },
  with: {
    folder: { type: 'path', doc: { en: 'The folder of the checkout.', zh: '检出目录。' } },
    url: { type: 'string', doc: { en: 'Where it came from.', zh: '仓库地址。' } },
    commit: {
      type: 'string',
      optional: true,
      doc: { en: 'What was checked out.', zh: '检出的提交号。' },
    },
  },
  needsTarget: false,
  startsProcess: false,
  plan: ({ folder }) => ({
    will: [aCause('will-remove-checkout', { folder })],
    byHand: [
      ['git', '-C', folder, 'status', '--ignored'],
      ['rm', '-r', '--', folder],
    ],
    atRisk: folder,
  }),
  act,
};

async function act(
  { folder, url, commit: made }: With,
  { checkouts, ownFiles, attempt }: Writers,
  signal: AbortSignal,
): Promise<ActionResult> {
  const seen = await checkouts.look(folder, signal);
  if (seen.is === 'missing') return ended(false, `already gone ${folder}`);
  if (seen.is === 'other' || seen.is === 'unreadable')
    throw new WizardError('not-proven', seen.cause.code, seen.cause.params);
  if (seen.is === 'checkout') {
    const { commit, branch, remote, changed, strange } = seen;
    if (remote !== null && remote !== url)
      throw new WizardError('not-proven', 'git-other-remote', { folder, url, remote });
    // What is committed here and nowhere else would be lost with it.
    const origin = made ?? `refs/remotes/origin/${branch ?? 'HEAD'}`;
    const isHeld = commit === null || (await checkouts.holds(folder, origin, signal)) === true;
    if (changed.length > 0 || strange > 0 || !isHeld)
      throw new WizardError('not-proven', 'checkout-worked-on', {
        folder,
        number: changed.length + strange,
      });
  }
  await ownFiles.remove(folder, signal);
  attempt.output(`removed ${folder}\n`);
  return ended(true, `removed ${folder}`);
}

function ended(changed: boolean, text: string): ActionResult {
  return { changed, created: [], evidence: [{ name: 'removed', text }] };
}
