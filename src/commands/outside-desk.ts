import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { valueVariables } from '../core/value-variables.ts';
import { VALUES_FILE } from '../journal/values-file.ts';
import { WizardError } from '../model/error.ts';
import type { OutsideDesk } from '../model/outside.ts';
import { openUrl } from '../shell/open-url.ts';
import { inForeground, type Foreground } from '../shell/foreground.ts';
import { operatorEnvironment } from '../shell/operator-environment.ts';
import { ownEditor, ownPager, ownShell } from '../shell/own-program.ts';
import { withPrivateFolder } from '../shell/private-folder.ts';
import { shellStart } from '../shell/shell-start.ts';
import { visible } from '../text/visible.ts';
import { isByJump } from './jump-of-run.ts';
import type { OpenedRun } from './start-run.ts';
import type { World } from './world.ts';

/** The operator's own programs beside a run: with its cluster and its values, and none of its secrets. */
export function outsideDesk(world: World, { handle, folder }: OpenedRun): OutsideDesk {
  let front: Foreground | undefined;
  const valuesFile = path.join(folder, VALUES_FILE);
  const isProxied = isByJump(handle.book.runbook.site);
  /** Named before anything is pinned too: a program without it would take the operator's current cluster. */
  const kubeconfig = path.join(folder, isProxied ? 'kubeconfig.jump' : 'kubeconfig');
  const environment = () => ({
    ...operatorEnvironment(world.env, path.join(folder, 'tools')),
    KUBECONFIG: kubeconfig,
  });
  const run = async (
    argv: readonly string[],
    env: { readonly [name: string]: string },
  ): Promise<number | null> => {
    front = inForeground(argv, { cwd: world.cwd, env });
    try {
      return await front.ended;
    } finally {
      front = undefined;
    }
  };
  const keep = async (text: string, name: string): Promise<string> => {
    const file = path.join(folder, `unused-${randomUUID().slice(0, 8)}-${name}`);
    await writeFile(file, text, { mode: 0o600 });
    return file;
  };
  /** Of a program that is to come back with something: any other end than a good one is told. */
  const demand = async (argv: readonly string[], file: string): Promise<void> => {
    const [program = ''] = argv;
    const code = await run([...argv, file], environment());
    if (code !== 0)
      throw new WizardError('usage', 'outside-failed', { program, code: code ?? '-' });
  };

  return {
    valuesFile,
    shell: () =>
      withPrivateFolder(async (own) => {
        const env = {
          ...environment(),
          ...valueVariables(handle.state()),
          DR_WIZARD_RUN: handle.state().run,
          DR_WIZARD_VALUES: valuesFile,
        };
        const start = await shellStart(ownShell(world.env), env, ['KUBECONFIG'], own);
        return run(start.argv, start.env);
      }),
    edit: (text, name) =>
      withPrivateFolder(async (own) => {
        const file = path.join(own, name);
        const before = `${text}\n`;
        await writeFile(file, before, { mode: 0o600 });
        try {
          await demand(ownEditor(world.env), file);
        } catch (error) {
          const written = await readFile(file, 'utf8').catch(() => before);
          if (!(error instanceof WizardError) || written === before) throw error;
          const { program = '', code = '-' } = error.params;
          const params = { program, code, file: await keep(written, name) };
          throw new WizardError('usage', 'outside-failed-kept', params, { cause: error });
        }
        return readFile(file, 'utf8');
      }),
    keep,
    page: (text, name) =>
      withPrivateFolder(async (own) => {
        const file = path.join(own, name);
        const argv = ownPager(world.env);
        if (argv.length === 0) throw new WizardError('usage', 'outside-no-pager');
        await writeFile(file, visible(text), { mode: 0o600 });
        await demand(argv, file);
      }),
    async document(which, lang) {
      // Nobody waits for the makers of records before the first screen.
      const { outsideDocument } = await import('./outside-document.ts');
      return outsideDocument(world, { handle, folder }, which, lang);
    },
    async evidence(file) {
      // Its name comes from the journal: it must not lead out of the folder.
      return readFile(path.join(folder, 'evidence', path.basename(file)), 'utf8').catch(() => '');
    },
    open: (url) => openUrl(url, world.env),
    close: () => front?.end(),
  };
}
