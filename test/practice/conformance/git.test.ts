import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { gitEnvironment, gitFault } from '../../../src/model/git-settings.ts';
import { createAuthority } from '../../../src/practice/authority.ts';
import { git } from '../../../src/practice/programs/git/git.ts';
import { GIT_ENV } from '../../support/git/repository.ts';
import { aProgramsWorld, URL } from '../../support/practice/programs-world.ts';
import { runProgram, type ProgramEnded } from '../../support/practice/run-program.ts';
import { areInstalled, installed } from '../../support/tls/installed.ts';

const HAS_GIT = areInstalled(['git'], 'apt-get install git');

type Side = {
  readonly folder: string;
  readonly run: (words: readonly string[]) => Promise<ProgramEnded>;
};
type Step = readonly string[] | ((side: Side) => void);

const FETCH_MAIN = ['fetch', '--progress', '--no-tags', '--', 'origin'];
const MAIN = '+refs/heads/main:refs/remotes/origin/main';
const STATUS = ['status', '--porcelain=v2', '--branch', '-z', '--ignore-submodules=all'];
const NOWHERE = 'a'.repeat(40);
const write = (name: string, text: string) => (side: Side) =>
  writeFileSync(path.join(side.folder, name), text);

/** One after the other in a folder of each side: the words of the wizard, and those that it tells for by hand. */
const STEPS: readonly Step[] = [
  STATUS,
  ['config', '--get', 'remote.origin.url'],
  ['init', '--quiet', '--', '.'],
  ['init', '--quiet', '--', '.'],
  STATUS,
  ['rev-parse', '--verify', 'HEAD'],
  ['config', '--get', 'remote.origin.url'],
  ['remote', 'add', '--', 'origin', URL],
  ['remote', 'add', '--', 'origin', URL],
  ['config', '--get', 'remote.origin.url'],
  ['ls-remote', '--', URL, 'HEAD'],
  ['ls-remote', '--', URL, 'refs/heads/main'],
  ['ls-remote', '--', URL, 'refs/heads/other'],
  ['ls-remote', '--', URL],
  ['ls-remote', '--symref', '--', URL, 'HEAD'],
  ['ls-remote', '--', URL.replace('charts', 'nothing'), 'HEAD'],
  ['ls-remote', '--', 'https://git.example.org/x.git', 'HEAD'],
  ['show-ref', '--verify', '--quiet', 'refs/heads/main'],
  ['merge-base', '--is-ancestor', 'HEAD', NOWHERE],
  [...FETCH_MAIN, '+refs/heads/other:refs/remotes/origin/other'],
  [...FETCH_MAIN, MAIN],
  [...FETCH_MAIN, MAIN],
  [...FETCH_MAIN, NOWHERE],
  ['cat-file', '-e', `${NOWHERE}^{commit}`],
  ['cat-file', '-e', 'refs/remotes/origin/main^{commit}'],
  ['checkout', '--quiet', 'main-that-is-not-there', '--'],
  ['checkout', '--quiet', '-b', 'main', '--track', 'refs/remotes/origin/main'],
  STATUS,
  ['rev-parse', '--verify', 'HEAD'],
  ['show-ref', '--verify', '--quiet', 'refs/heads/main'],
  ['merge-base', '--is-ancestor', 'refs/heads/main', 'refs/remotes/origin/main'],
  ['fetch', '--progress', '--tags', '--', 'origin'],
  write('mq.yaml', 'kind: Changed\n'),
  write('strange.txt', '?'),
  (side) => chmodSync(path.join(side.folder, 'deploy.sh'), 0o644),
  (side) => rmSync(path.join(side.folder, 'mq/broker.yaml')),
  (side) => mkdirSync(path.join(side.folder, 'more/deep'), { recursive: true }),
  STATUS,
  write('more/deep/a', 'a'),
  write('mq-more/b', 'b'),
  STATUS,
];

/** What comes after something was committed at the repository: `mq.yaml` has gone, `new.txt` is there. */
const LATER: readonly Step[] = [
  ['ls-remote', '--', URL, 'HEAD'],
  [...FETCH_MAIN, MAIN],
  STATUS,
  ['merge', '--quiet', '--ff-only', 'refs/remotes/origin/main'],
  write('mq.yaml', 'kind: List\n'),
  (side) => chmodSync(path.join(side.folder, 'deploy.sh'), 0o755),
  ['merge', '--quiet', '--ff-only', 'refs/remotes/origin/main'],
  STATUS,
  ['merge', '--quiet', '--ff-only', 'refs/remotes/origin/main'],
  ['merge-base', '--is-ancestor', 'HEAD', 'refs/remotes/origin/main'],
  ['checkout', '--quiet', '--detach', 'FIRST', '--'],
  STATUS,
  ['merge-base', '--is-ancestor', 'refs/remotes/origin/main', 'HEAD'],
  ['checkout', '--quiet', 'main', '--'],
  STATUS,
  ['pull', '--ff-only'],
  ['checkout', '--detach', 'FIRST'],
  STATUS,
];

test.skipIf(!HAS_GIT)(
  'the git of the range ends, says and leaves what the real one does',
  async () => {
    const { at, charts, machine, programEnv, directory } = await aProgramsWorld();
    for (const name of ['real', 'ours']) mkdirSync(at(name));
    const { env: ownEnv } = machine(['git'], 'machine');
    const real: Side = {
      folder: at('real'),
      run: (words) => runReal(['-C', at('real'), ...words], { ...ownEnv, ...gitEnvironment() }),
    };
    const env = { ...programEnv, ...gitEnvironment() };
    const ours: Side = {
      folder: at('ours'),
      run: (words) => runProgram(git, ['-C', at('ours'), ...words], { env, cwd: directory }),
    };
    const first = charts.head();
    const told: { readonly real: unknown[]; readonly ours: unknown[] } = { real: [], ours: [] };
    const compare = async (steps: readonly Step[]) => {
      for (const step of steps) {
        if (typeof step === 'function') {
          step(real);
          step(ours);
          continue;
        }
        const words = step.map((word) => (word === 'FIRST' ? first : word));
        told.real.push({ words, ...shape(await real.run(words)), files: treeOf(real.folder) });
        told.ours.push({ words, ...shape(await ours.run(words)), files: treeOf(ours.folder) });
      }
    };

    await compare(STEPS);
    charts.commit({ 'mq.yaml': null, 'new.txt': { content: 'new\n' } }, 'Change something');
    await compare(LATER);

    expect(told.ours).toEqual(told.real);
    // The real git finds in the folder of the range's what it would have left there itself.
    const audit = (...words: string[]) =>
      execFileSync(installed('git'), ['-C', ours.folder, ...words], {
        env: GIT_ENV,
        encoding: 'utf8',
      });
    expect(audit('fsck', '--full', '--strict')).toBe('');
    expect((await real.run(STATUS)).out).toBe(audit(...STATUS));
  },
);

const LOGIN = { user: 'operations', password: "sesame's" };

test.skipIf(!HAS_GIT)(
  'a repository that wants a login lets in who has it, and says so of others',
  async () => {
    const { machine, programEnv, directory } = await aProgramsWorld({ login: LOGIN });
    const own = machine(['git'], 'machine').env;
    const words = ['ls-remote', '--', URL, 'HEAD'];
    const both = async (login?: Partial<typeof LOGIN>) => {
      const more = gitEnvironment(login);
      const env = { ...programEnv, ...more };
      const ended = [
        await runReal(words, { ...own, ...more }),
        await runProgram(git, words, { env, cwd: directory }),
      ];
      return ended.map(({ code, out, err }) => [code, out, code === 0 ? '' : causeOf(err)]);
    };

    const seen = [await both(), await both({ ...LOGIN, password: 'other' }), await both(LOGIN)];

    for (const [real, ours] of seen) expect(ours).toEqual(real);
    expect(seen.map(([real]) => real?.[2])).toEqual(['git-login-refused', 'git-login-refused', '']);
  },
);

test.skipIf(!HAS_GIT)(
  'a certificate of another authority, or one that is over, is not taken',
  async () => {
    const stranger = await createAuthority('Stranger');
    for (const fault of [undefined, 'expired'] as const) {
      const issue: typeof stranger.issue = (options) =>
        stranger.issue(fault === undefined ? options : { ...options, fault });
      const { machine, programEnv, directory } = await aProgramsWorld({ issue });
      const own = machine(['git'], 'machine').env;
      const words = ['ls-remote', '--', URL, 'HEAD'];

      const real = await runReal(words, { ...own, ...gitEnvironment() });
      const ours = await runProgram(git, words, { env: programEnv, cwd: directory });

      expect([ours.code, causeOf(ours.err)]).toEqual([real.code, causeOf(real.err)]);
      expect(causeOf(real.err)).toBe('git-certificate');
    }
  },
);

function causeOf(stderr: string): string {
  return gitFault(stderr, { url: URL, folder: '-' }).code;
}

function runReal(
  words: readonly string[],
  env: { readonly [name: string]: string },
): Promise<ProgramEnded> {
  return new Promise((resolve) => {
    execFile('git', words, { env }, (error, out, err) => {
      resolve({ code: error === null ? 0 : (error.code ?? 'killed'), out, err });
    });
  });
}

/** Of what goes to people only whether it is there: no program reads it. */
function shape({ code, out, err }: ProgramEnded) {
  return { code, out, says: err !== '' };
}

/** Path, mode and content of every file that is not git's own. */
function treeOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => !path.join(one.parentPath, one.name).includes('/.git'))
    .map((one) => {
      const file = path.join(one.parentPath, one.name);
      const text = one.isFile() ? readFileSync(file, 'latin1') : '/';
      return `${path.relative(folder, file)} ${statSync(file).mode.toString(8)} ${text}`;
    })
    .toSorted();
}
