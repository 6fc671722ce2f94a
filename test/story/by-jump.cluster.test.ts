import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, vi } from 'vitest';
import { stringify } from 'yaml';
import { clusterTest, type Cluster } from '../support/control-plane/index.ts';
import { PROGRAM, runProgram } from '../support/program.ts';
import { filesBelow, formsOf } from '../support/secret-forms.ts';
import { hasSshd, startSshWorld, type SshWorld } from '../support/ssh/ssh-world.ts';
import { writeProgram } from '../support/ssh/sshd.ts';
import { journalOf, outcome } from './kill-and-resume.ts';

const BY_JUMP = path.resolve(import.meta.dirname, '../runbooks/by-jump');
const SECRET = 'pa55/w0rd+planted&"here"';

const test = clusterTest.extend('world', async ({ skip }, { onCleanup }) => {
  if (!hasSshd()) return skip('no sshd');
  const world = await startSshWorld();
  onCleanup(() => world.stop());
  return world;
});

/** A site whose cluster lies behind the jump host, with a master that has a kubectl of its own. */
async function aPlace(world: SshWorld, cluster: Cluster) {
  const { directory, master, jump } = world;
  const folder = path.join(directory, 'operator');
  await mkdir(folder);
  for (const bin of [world.bin.master, world.bin.jump])
    writeProgram(
      path.join(bin, 'kubectl'),
      `KUBECONFIG=\${KUBECONFIG:-${cluster.kubeconfig}} exec ${cluster.kubectlProgram} "$@"`,
    );
  const [marker, deployed] = [cluster.freshName('marker'), cluster.freshName('deployed')];
  const login = { user: 'root', keyFile: world.key('id') };
  const site = {
    apiVersion: 'dr-wizard/v1',
    kind: 'Site',
    id: 'by-jump',
    title: { en: 'By jump', zh: '经由跳板机' },
    rto: '2h',
    cluster: { route: 'jump' },
    ssh: { ...login, jump: { ...login, host: jump.host, port: jump.port } },
    secrets: { 'registry.password': { from: 'env', name: 'PLANTED' } },
    values: {
      marker,
      deployed,
      apiPort: Number(new URL(cluster.server).port),
      master: master.host,
      masterPort: master.port,
    },
  };
  const answers = {
    apiVersion: 'dr-wizard/v1',
    kind: 'Answers',
    operator: 'ops',
    lostCluster: 'none',
    outageStarted: '2026-11-22T01:32:00Z',
    go: 'all',
    target: { kubeconfig: cluster.kubeconfig, context: 'test' },
  };
  writeFileSync(path.join(folder, 'site.yaml'), stringify(site));
  writeFileSync(path.join(folder, 'answers.yaml'), stringify(answers));
  const given = ['--plain', '--auto', '--answers', path.join(folder, 'answers.yaml')];
  const env = {
    ...world.env(),
    PATH: `${world.env()['PATH']}:${path.dirname(cluster.kubectlProgram)}`,
    PLANTED: SECRET,
    DR_WIZARD_HOME: path.join(folder, 'home'),
  };
  return {
    folder,
    home: env.DR_WIZARD_HOME,
    env,
    marker,
    deployed,
    incident: ['incident', BY_JUMP, '--site', path.join(folder, 'site.yaml'), ...given],
    resume: ['resume', 'last', ...given],
    letGoOn: () => writeFileSync(path.join(master.home, 'go-on'), ''),
    starts: () => readFileSync(path.join(master.home, 'starts'), 'utf8'),
  };
}

test('a cluster behind a jump host is pinned, watched and changed by way of it, by programs too', async ({
  cluster,
  world,
}) => {
  const place = await aPlace(world, cluster);
  place.letGoOn();

  const ended = await runProgram(place.incident, { cwd: place.folder, env: place.env });

  expect({ exitCode: ended.exitCode, said: ended.stderr.slice(-3000) }).toMatchObject({
    exitCode: 0,
  });
  expect(outcome(await journalOf(place.home))).toEqual({
    'key-pair': 'passed',
    'tools-there': 'passed',
    'port-there': 'passed',
    'pin-target': 'passed',
    'master-login': 'passed',
    'by-program': 'passed',
    deploy: 'passed',
    run: 'done 0',
  });
  const api = new URL(cluster.server);
  expect(world.jump.log()).toContain(`target 127.0.0.1 port ${api.port}`);
  const values = (await journalOf(place.home)).flatMap((event) =>
    event.type === 'value-found' ? [[event.name, event.value]] : [],
  );
  expect(values).toContainEqual(['master.hostKey', `ssh-ed25519 ${world.master.fingerprint}`]);
  const files = await filesBelow(place.home);
  const texts = files.map((file) => readFileSync(file, 'latin1'));
  expect(texts.join('\n')).toContain("begun with a $(touch bad) 'word' and");
  expect(texts.join('\n')).toMatch(/"proxy-url": "socks5:\/\/127\.0\.0\.1:\d+"/);
  const all = [ended.stdout, ended.stderr, ...texts].join('\n');
  expect(formsOf(SECRET).filter((form) => all.includes(form))).toEqual([]);
  expect(place.starts()).toBe('x\n');
});

test('a wizard that was killed while a script ran on the master attaches to it again', async ({
  cluster,
  world,
}) => {
  const place = await aPlace(world, cluster);
  const first = spawn(process.execPath, [PROGRAM, ...place.incident], {
    cwd: place.folder,
    env: { ...place.env, LANG: 'C.UTF-8' },
    stdio: 'ignore',
  });
  await vi.waitFor(() => expect(existsSync(path.join(world.master.home, 'starts'))).toBe(true), {
    timeout: 50_000,
  });
  first.kill('SIGKILL');
  await once(first, 'exit');

  const resumed = runProgram(place.resume, { cwd: place.folder, env: place.env });
  await vi.waitFor(
    async () =>
      expect((await journalOf(place.home)).map(({ type }) => type)).toContain('run-resumed'),
    { timeout: 50_000 },
  );
  place.letGoOn();
  const ended = await resumed;

  expect({ exitCode: ended.exitCode, said: ended.stderr.slice(-3000) }).toMatchObject({
    exitCode: 0,
  });
  expect(outcome(await journalOf(place.home))).toMatchObject({ deploy: 'passed', run: 'done 0' });
  expect(place.starts()).toBe('x\n');
}, 120_000);
