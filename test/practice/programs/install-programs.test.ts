import { readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import tls from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { repositoryReachable } from '../../../src/probes/git/reachable.ts';
import { createInspect } from '../../../src/shell/inspect.ts';
import { openSsh } from '../../../src/ssh/open-ssh.ts';
import { gitDesk } from '../../support/git/git-desk.ts';
import { aMachineWith, FILES, MASTER, URL } from '../../support/practice/programs-world.ts';
import { NEVER } from '../../support/probes/readers.ts';
import { areInstalled } from '../../support/tls/installed.ts';

const OWN = ['git', 'ssh', 'ssh-keygen', 'ssh-add'];
const HAS_OWN = areInstalled(OWN, 'apt-get install git openssh-client');

test.skipIf(!HAS_OWN)(
  'what the machine has is its own, what it lacks is stood in for',
  async () => {
    const { programs } = await aMachineWith(OWN);

    expect(programs.programs.map(({ name, is }) => `${name} ${is}`)).toEqual([
      'kubectl stand-in',
      'helm stand-in',
      'git own',
      'ssh own',
      'ssh-keygen own',
      'ssh-add own',
    ]);
  },
);

/** Machines of which the wizard must not notice the difference. */
const SIDES: readonly (readonly [which: string, own: readonly string[]])[] = [
  ...(HAS_OWN ? [['the machine’s own', OWN] as const] : []),
  ['a stand-in for', []],
];

test.each(SIDES)('%s git checks the range’s repository out', async (_which, own) => {
  const { at, env, charts } = await aMachineWith(own);
  const desk = gitDesk(at('run'), env);
  const wanted = { url: URL, folder: 'charts', branch: 'main' };

  const { changed } = await desk.act(wanted);

  expect(changed).toBe(true);
  expect(await desk.look({ ...wanted, paths: Object.keys(FILES) })).toMatchObject({
    verdict: 'pass',
    finds: { commit: charts.head() },
  });
});

test.each(SIDES)(
  '%s git tells a repository that is gone, and one of another world',
  async (_which, own) => {
    const { at, env, charts } = await aMachineWith(own);
    const look = async (url: string = URL) => {
      const ports = gitDesk(at('run'), env).ports();
      const { verdict, cause } = await repositoryReachable.look(
        { url, branch: 'main' },
        ports,
        NEVER,
      );
      return `${verdict} ${cause?.code ?? '-'}`;
    };
    const up = await look();
    const elsewhere = await look('https://git.example.org/operations/charts.git');
    charts.turn('gone');
    const gone = await look();
    charts.turn('failing');

    expect([up, elsewhere, gone, await look()]).toEqual([
      'pass -',
      'wait git-unreachable',
      'wait git-unreachable',
      'wait git-unreachable',
    ]);
  },
);

test.skipIf(!HAS_OWN)('what its user has set for git leads nobody out of the range', async () => {
  const { at, env } = await aMachineWith(OWN);
  const settings = `[http]\n\tproxy = http://127.0.0.1:1\n[url "https://127.0.0.1:2/"]\n\tinsteadOf = https://git.example.com/\n`;
  writeFileSync(path.join(env.HOME, '.gitconfig'), settings);
  const ports = gitDesk(at('run'), env).ports();

  const { verdict } = await repositoryReachable.look({ url: URL, branch: 'main' }, ports, NEVER);

  expect(verdict).toBe('pass');
});

test.each(SIDES)('%s ssh, git and the like tell a version', async (_which, own) => {
  const { env } = await aMachineWith(own);
  const inspect = createInspect(() => env);

  const seen = await Promise.all([
    inspect.version('git', NEVER),
    inspect.version('ssh', NEVER),
    inspect.version('kubectl', NEVER),
    inspect.version('helm', NEVER),
  ]);

  for (const one of seen) expect(one?.version).toMatch(/^v?\d+\.\d+/);
});

test.each(SIDES)('%s ssh leads onwards by a host of the range', async (_which, own) => {
  const { ssh, host, authorized, publicKey, at } = await anSshDesk(own);
  authorized.push(publicKey);
  const way = ssh.jump(() => host);
  onTestFinished(() => way.close());

  const there = await way.net.connect('git.example.com', 443, NEVER);
  const nowhere = await way.net.connect('git.example.com', 444, NEVER);
  const socket = await way.dialer.tcp('git.example.com', 443, NEVER);
  const secured = tls.connect({
    socket,
    servername: 'git.example.com',
    ca: readFileSync(at('root.pem')),
  });
  await once(secured, 'secureConnect');
  secured.destroy();

  expect([there.open, nowhere.open]).toEqual([true, false]);
});

async function anSshDesk(own: readonly string[]) {
  const world = await aMachineWith(own);
  const { at, env, directory } = world;
  const ssh = openSsh({
    env: () => env,
    pathOf: (named) => path.resolve(directory, named),
    folder: async () => at('run'),
    folderName: () => at('run'),
    output: () => ({ push: (piece) => piece, end: () => '' }),
  });
  await ssh.writer.makeKey(
    { path: at('id'), type: 'ed25519', bits: 256, comment: 'a test' },
    NEVER,
  );
  const host = { host: MASTER, user: 'root', keyFile: at('id') };
  return { ...world, ssh, host, publicKey: readFileSync(at('id.pub'), 'utf8').trim() };
}

test.each(SIDES)(
  '%s ssh logs in to the range’s host, and notes its key under the address that the site knows',
  async (_which, own) => {
    const { ssh, host, authorized, publicKey, master, at } = await anSshDesk(own);

    const before = await ssh.reader.login(host, NEVER);
    authorized.push(publicKey);
    const after = await ssh.reader.login(host, NEVER);

    expect(before).toMatchObject({ is: 'out', code: 'ssh-key-refused' });
    expect(after).toMatchObject({ is: 'in', hostKey: { fingerprint: master.fingerprint } });
    expect(readFileSync(at('run/known_hosts'), 'utf8')).toMatch(/^198\.51\.100\.30 ssh-ed25519 /);
  },
);

test.each(SIDES)(
  '%s ssh says of a host that is not there what it says elsewhere',
  async (_which, own) => {
    const { ssh, host } = await anSshDesk(own);

    const nobody = await ssh.reader.login({ ...host, host: '198.51.100.99' }, NEVER);
    const nameless = await ssh.reader.login({ ...host, host: 'nobody.example.com' }, NEVER);

    expect([nobody, nameless]).toMatchObject([
      { code: 'ssh-refused', mayHeal: true },
      { code: 'ssh-host-not-found', mayHeal: true },
    ]);
  },
);
