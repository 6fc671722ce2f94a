import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { writeAll, type Given } from '../archives/a-folder.ts';

/** Whoever runs the tests has settings of their own: none of them counts. */
export const GIT_ENV = {
  PATH: process.env['PATH'] ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};

export type Repository = {
  /** A bare repository, as servers have it. */
  readonly folder: string;
  /** What is put in here beforehand is committed as well, with its mode. */
  readonly work: string;
  /** Commits these files to a branch and gives the commit. */
  commit(given: Given, branch?: string): string;
};

export function git(folder: string, ...words: string[]): string {
  return execFileSync('git', ['-C', folder, ...words], { env: GIT_ENV, encoding: 'utf8' }).trim();
}

/** A repository with a branch `master`, in `NAME.git` below the folder. */
export function aRepository(below: string, name: string = 'charts'): Repository {
  const folder = path.join(below, `${name}.git`);
  const work = path.join(below, `${name}-work`);
  git(below, 'init', '--quiet', '--bare', '--initial-branch=master', '--', folder);
  git(below, 'init', '--quiet', '--initial-branch=master', '--', work);
  return {
    folder,
    work,
    commit(given, branch = 'master') {
      git(work, 'checkout', '--quiet', '-B', branch);
      writeAll(work, given);
      git(work, 'add', '--all');
      git(work, 'commit', '--quiet', '--message', 'change');
      git(work, 'push', '--quiet', '--force', folder, `HEAD:refs/heads/${branch}`);
      return git(work, 'rev-parse', 'HEAD');
    },
  };
}
