import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { runProgram, type Ended, type ProgramOptions } from '../../support/program.ts';

/** A folder of its own, where the built program is run with a home below it. */
export type Place = {
  readonly folder: string;
  readonly home: string;
  at(name: string): string;
  write(files: { readonly [name: string]: string | object }): Promise<void>;
  /** Runs the program to its end and makes sure that it printed nothing raw. */
  run(argv: readonly string[], options?: ProgramOptions): Promise<Ended>;
  /** Ids of the runs that were begun. */
  runs(): Promise<readonly string[]>;
  /** Everything it said, its own folder as `.`, each line on its own. */
  said(ended: Ended): readonly string[];
};

/** What a client, Node or a bug would say in their own words: none of it is for the operator. */
const RAW =
  /^ +at .+:\d+:\d+|This is a bug|HTTP-Code|Headers:|Body:|"kind": ?"Status"|audit-id|\bE(CONN|NOENT|ROFS|ACCES|NOSPC)|UNABLE_TO|(?<!\$)\{\{|\[object/im;

export async function aPlace(
  files: { readonly [name: string]: string | object } = {},
): Promise<Place> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bad-input-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const home = path.join(folder, 'home');
  const write: Place['write'] = async (more) => {
    for (const [name, is] of Object.entries(more))
      await writeFile(path.join(folder, name), typeof is === 'string' ? is : stringify(is), {
        mode: 0o700,
      });
  };
  await write(files);
  return {
    folder,
    home,
    at: (name) => path.join(folder, name),
    write,
    async run(argv, { env = {}, ...options } = {}) {
      const own = { DR_WIZARD_HOME: home, ...env };
      const ended = await runProgram(argv, { cwd: folder, env: own, ...options });
      expect(`${ended.stdout}${ended.stderr}`).not.toMatch(RAW);
      // Nobody reads this in a terminal: a colour or a cursor that moves would come from the input.
      expect(`${ended.stdout}${ended.stderr}`).not.toContain('\u001B');
      return ended;
    },
    async runs() {
      try {
        return await readdir(path.join(home, 'runs'));
      } catch {
        return [];
      }
    },
    said: ({ stdout, stderr }) =>
      `${stdout}${stderr}`.replaceAll(`${folder}/`, '').trimEnd().split('\n'),
  };
}

/** The run's own lines begin with the time of day. */
export function withoutTime(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(/^\d\d:\d\d:\d\d /, ''));
}

/** A section of steps as a runbook of its own. */
export function aSection(...steps: readonly string[]): string {
  return `id: one\ntitle: { en: One, zh: 一 }\nsteps:\n${steps.map((step) => `  - ${step}\n`).join('')}`;
}

/** Answers to the questions of the run itself; more by key. */
export function answers(more: object = {}): object {
  return {
    apiVersion: 'dr-wizard/v1',
    kind: 'Answers',
    lostCluster: 'none',
    outageStarted: '2026-11-22T01:32:00Z',
    go: 'all',
    ...more,
  };
}
