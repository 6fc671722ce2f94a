import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sshKeygen } from '../../../src/practice/programs/ssh/ssh-keygen.ts';
import { createTempDirectory } from '../../support/control-plane/child.ts';
import { runProgram, type ProgramEnded } from '../../support/practice/run-program.ts';
import { makeKey } from '../../support/ssh/sshd.ts';
import { areInstalled, installed } from '../../support/tls/installed.ts';

const HAS_SSH = areInstalled(['ssh-keygen'], 'apt-get install openssh-client');

/** Both sides read the same keys and the same file of known hosts, each its own copy. */
const WORDS: readonly (readonly string[])[] = [
  ['-y', '-P', '', '-f', 'id-ed25519'],
  ['-y', '-P', '', '-f', 'id-rsa'],
  ['-y', '-P', '', '-f', 'locked'],
  ['-y', '-P', '', '-f', 'open'],
  ['-y', '-P', '', '-f', 'nothing'],
  ['-y', '-P', '', '-f', 'known_hosts'],
  ['-l', '-f', 'id-ed25519'],
  ['-l', '-f', 'id-rsa.pub'],
  ['-l', '-E', 'md5', '-f', 'id-rsa.pub'],
  ['-l', '-f', 'known_hosts'],
  ['-l', '-f', 'nothing'],
  ['-F', '198.51.100.30', '-f', 'known_hosts'],
  ['-F', '[198.51.100.30]:2222', '-f', 'known_hosts'],
  ['-F', 'hashed.example.com', '-f', 'known_hosts'],
  ['-F', 'a.wild.example.com', '-f', 'known_hosts'],
  ['-F', 'not.wild.example.com', '-f', 'known_hosts'],
  ['-F', 'other.example.com', '-f', 'known_hosts'],
  ['-F', 'other.example.com', '-f', 'nothing'],
  ['-R', '198.51.100.30', '-f', 'known_hosts'],
  ['-F', '198.51.100.30', '-f', 'known_hosts'],
  ['-q', '-t', 'ed25519', '-N', '', '-C', 'a test', '-f', 'id-rsa'],
  ['-q', '-t', 'rsa', '-b', '512', '-N', '', '-C', 'a test', '-f', 'short'],
  ['-q', '-t', 'other', '-N', '', '-f', 'short'],
  ['-q', '-t', 'ed25519', '-N', '', '-f', 'no-folder/key'],
];

test.skipIf(!HAS_SSH)(
  'the ssh-keygen of the range ends, says and leaves what the real one does',
  async () => {
    const { real, ours } = await bothSides();
    const told: { readonly real: unknown[]; readonly ours: unknown[] } = { real: [], ours: [] };

    for (const words of WORDS) {
      told.real.push({ words, ...shape(await real.run(words)), left: filesIn(real.folder) });
      told.ours.push({ words, ...shape(await ours.run(words)), left: filesIn(ours.folder) });
    }

    expect(told.ours).toEqual(told.real);
  },
);

test.skipIf(!HAS_SSH).each([
  ['ed25519', []],
  ['rsa', ['-b', '2048']],
])('a key of type %s that it makes is one to the real one', async (type, size) => {
  const { real, ours } = await bothSides();
  const words = ['-q', '-t', type, ...size, '-N', '', '-C', 'a new one', '-f', 'new'];

  const made = await ours.run(words);

  expect(made).toEqual({ code: 0, out: '', err: '' });
  const read = (word: string, file: string) =>
    execFileSync(installed('ssh-keygen'), [word, '-f', path.join(ours.folder, file)], {
      encoding: 'utf8',
    });
  expect(read('-y', 'new')).toBe(readFileSync(path.join(ours.folder, 'new.pub'), 'utf8'));
  expect(read('-l', 'new')).toBe((await ours.run(['-l', '-f', 'new.pub'])).out);
  await real.run(words);
  expect(modesIn(ours.folder)).toEqual(modesIn(real.folder));
});

type Side = {
  readonly folder: string;
  readonly run: (words: readonly string[]) => Promise<ProgramEnded>;
};

async function bothSides(): Promise<{ readonly real: Side; readonly ours: Side }> {
  const { directory, remove } = await createTempDirectory('dr-wizard-keygen-');
  onTestFinished(remove);
  const [real, ours] = [path.join(directory, 'real'), path.join(directory, 'ours')];
  mkdirSync(real);
  makeKey(path.join(real, 'id-ed25519'), 'ed25519');
  makeKey(path.join(real, 'id-rsa'), 'rsa');
  makeKey(path.join(real, 'locked'), 'ed25519', 'pass phrase');
  copyFileSync(path.join(real, 'id-ed25519'), path.join(real, 'open'));
  const key = readFileSync(path.join(real, 'id-ed25519.pub'), 'utf8').split(' ').slice(0, 2);
  const known = path.join(real, 'known_hosts');
  writeFileSync(known, `hashed.example.com ${key.join(' ')}\n`, { mode: 0o600 });
  execFileSync('ssh-keygen', ['-q', '-H', '-f', known], { stdio: 'ignore' });
  for (const name of [
    '198.51.100.30',
    '[198.51.100.30]:2222',
    '*.wild.example.com,!not.wild.example.com',
  ])
    appendFileSync(known, `${name} ${key.join(' ')}\n`);
  execFileSync('rm', ['-f', `${known}.old`]);
  execFileSync('cp', ['-a', real, ours]);
  for (const folder of [real, ours]) chmodSync(path.join(folder, 'open'), 0o644);
  const env = { PATH: process.env['PATH'] ?? '', HOME: directory };
  return {
    real: {
      folder: real,
      run: (words) =>
        new Promise((resolve) => {
          const child = execFile('ssh-keygen', words, { cwd: real, env }, (error, out, err) => {
            resolve({ code: error === null ? 0 : (error.code ?? 'killed'), out, err });
          });
          child.stdin?.end();
        }),
    },
    ours: { folder: ours, run: (words) => runProgram(sshKeygen, words, { env, cwd: ours }) },
  };
}

/** Of what goes to people only whether it is there: no program reads it. */
function shape({ code, out, err }: ProgramEnded) {
  return { code, out: out.replace(/ \d+ \(y\/n\)/, ''), says: err !== '' };
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .toSorted()
    .map((name) => `${name} ${readFileSync(path.join(folder, name), 'utf8')}`);
}

function modesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .toSorted()
    .map((name) => `${name} ${statSync(path.join(folder, name)).mode.toString(8)}`);
}
