import path from 'node:path';
import { ensureCheckout } from '../../../src/actions/git/ensure-checkout.ts';
import { systemClock } from '../../../src/clock/system-clock.ts';
import { fileReader } from '../../../src/files/file-reader.ts';
import { ownFiles } from '../../../src/files/own-files.ts';
import { checkoutReader } from '../../../src/git/checkouts.ts';
import type { Writers } from '../../../src/model/ports.ts';
import { checkedOut } from '../../../src/probes/git/checked-out.ts';
import { createShell } from '../../../src/shell/shell.ts';
import { writersOf } from '../actions/writers.ts';
import { NEVER } from '../probes/readers.ts';
import { GIT_ENV } from './repository.ts';

const KEEPER = [process.execPath, path.resolve('test/support/shell/keep.ts')];

/** Git as the wizard runs it, in a folder of the test. Each act is an attempt of its own. */
export function gitDesk(cwd: string, env: { readonly [name: string]: string } = GIT_ENV) {
  const checkouts = checkoutReader(() => env, cwd);
  const commands = path.join(cwd, 'commands');
  const output: string[] = [];
  const secrets: { name: string; secret: string }[] = [];
  let attempts = 0;
  const ports = (): Writers => ({
    ...writersOf([]).ports,
    clock: systemClock,
    files: fileReader(cwd),
    ownFiles: ownFiles(cwd),
    checkouts,
    shell: createShell({
      directory: commands,
      cwd,
      baseEnv: () => env,
      secrets: () => secrets,
      keeper: KEEPER,
    }),
    attempt: {
      key: `run/step/${(attempts += 1)}`,
      run: 'run',
      output: (text) => output.push(text),
      progress: () => undefined,
    },
  });
  return {
    checkouts,
    commands,
    output,
    secrets,
    ports,
    act: (input: Parameters<typeof ensureCheckout.act>[0]) =>
      ensureCheckout.act(input, ports(), NEVER),
    look: (input: Parameters<typeof checkedOut.look>[0]) => checkedOut.look(input, ports(), NEVER),
  };
}
