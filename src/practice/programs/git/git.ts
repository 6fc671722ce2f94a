import type { Program, ProgramWorld } from '../program.ts';
import { GitEnd } from './git-end.ts';
import { LOCAL_VERBS } from './local-verbs.ts';
import { REMOTE_VERBS } from './remote-verbs.ts';
import { gitWords } from './words.ts';

const VERSION = 'git version 2.47.3.practice\n';

/** What a verb prints, and where its exit code is none of 0, that. */
export type Said = string | { readonly exitCode: number };
export type Verb = (
  rest: readonly string[],
  place: { readonly folder: string; readonly world: ProgramWorld },
) => Said | Promise<Said>;

const VERBS: { readonly [verb: string]: Verb } = {
  '--version': () => VERSION,
  version: () => VERSION,
  ...LOCAL_VERBS,
  ...REMOTE_VERBS,
};

/**
 * git for a machine that lacks it: what a runbook asks of it, over HTTPS. What it leaves on disk is what git would; everything
 * else is refused, never half done.
 */
export const git: Program = async (world) => {
  const { verb: name, folder, rest } = gitWords(world.argv, world.cwd);
  try {
    const verb = VERBS[name];
    if (verb === undefined)
      throw new GitEnd(`git: the practice range's git has no command '${name}'`, 1);
    const said = await verb(rest, { folder, world });
    if (typeof said !== 'string') return said.exitCode;
    world.stdout.write(said);
    return 0;
  } catch (error) {
    if (!(error instanceof GitEnd)) throw error;
    if (error.message !== '') world.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
};
