import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import { once } from 'node:events';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { IN_CONTAINERS, podCommands } from '../../../src/practice/pods/pod-commands.ts';
import { installOwn, installStandIn } from '../../../src/practice/programs/install.ts';
import { SWITCHBOARD } from '../../../src/practice/switchboard/ask.ts';
import { startSwitchboard } from '../../../src/practice/switchboard/switchboard.ts';
import { createTempDirectory } from '../../support/control-plane/child.ts';

const SELF = [process.execPath, path.resolve(import.meta.dirname, '../../../bin/dr-wizard.ts')];
const POD = { namespace: 'jenkins', name: 'jenkins-0' };

test('a file goes into the pod’s own folder, and is read again there', async () => {
  const { run, rootOf } = await aWorld();
  const target = '/var/jenkins_home/backup/a.tar.gz';

  await run(['mkdir', '-p', '--', '/var/jenkins_home/backup']);
  await run(['sh', '-c', 'head -c "$2" >"$1"', 'sh', target, '5'], 'hello and more');
  const seen = await run(['sh', '-c', 'wc -c <"$1" && sha256sum <"$1"', 'sh', target]);

  expect(seen).toMatchObject({ code: 0, err: '' });
  expect(seen.out).toMatch(/^5\n2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824/);
  expect(readFileSync(path.join(rootOf(POD), target), 'utf8')).toBe('hello');
});

test.each([['/../../escape'], ['/a/../../../../escape']])(
  'a path such as %s does not lead out of the pod',
  async (target) => {
    const { run, rootOf, directory } = await aWorld();

    await run(['sh', '-c', 'head -c "$2" >"$1"', 'sh', target, '1'], 'x');

    expect(existsSync(path.join(rootOf(POD), 'escape'))).toBe(true);
    expect(existsSync(path.join(directory, 'escape'))).toBe(false);
  },
);

test('what a small image lacks is not found, nor is anything of this machine', async () => {
  const { run } = await aWorld();

  expect(await run(['bash', '-c', 'true'])).toMatchObject({ code: 127 });
  expect(await run(['sh', '-c', 'command -v curl node bash'])).toMatchObject({
    code: 127,
    out: '',
  });
});

test('names are those that the inside of the range sees', async () => {
  const { run } = await aWorld();

  const known = await run(['getent', 'ahosts', 'db.example.com']);
  const unknown = await run(['getent', 'ahosts', 'nobody.example.com']);

  expect(known).toEqual({ code: 0, out: '10.0.0.9        STREAM db.example.com\n', err: '' });
  expect(unknown).toEqual({ code: 2, out: '', err: '' });
});

test('a connection leads to where the range says, there and back, and nowhere else', async () => {
  const { run } = await aWorld();

  expect(await run(['nc', '-z', '-w', '5', 'db.example.com', '3306'])).toMatchObject({ code: 0 });
  expect(await run(['nc', '-v', 'db.example.com', '3306'], 'ping')).toEqual({
    code: 0,
    out: 'pong ping',
    err: 'Connection to db.example.com 3306 port [tcp/*] succeeded!\n',
  });
  const refused = await run(['nc', '-v', 'db.example.com', '22']);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toMatch(/Connection refused/);
});

async function aWorld() {
  const { directory, remove } = await createTempDirectory('dr-wizard-pods-');
  onTestFinished(remove);
  const bin = path.join(directory, 'bin');
  mkdirSync(bin);
  for (const name of IN_CONTAINERS) installOwn(bin, name, process.env['PATH'] ?? '');
  for (const name of ['getent', 'nc']) installStandIn(bin, name, SELF);
  const database = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (said) => socket.end(`pong ${said.toString('utf8')}`));
  });
  database.listen(0, '127.0.0.1');
  await once(database, 'listening');
  onTestFinished(() => void database.close());
  const address = database.address();
  const switchboard = await startSwitchboard({
    resolve: (name) => (name === 'db.example.com' ? ['10.0.0.9'] : []),
    async dial(host, port) {
      if (host !== 'db.example.com' || port !== 3306)
        throw Object.assign(new Error('no door'), { code: 'ECONNREFUSED' });
      const socket = net.connect(typeof address === 'object' ? (address?.port ?? 0) : 0);
      await once(socket, 'connect');
      return socket;
    },
  });
  onTestFinished(() => switchboard.close());
  const folder = path.join(directory, 'pods');
  const commands = podCommands({ folder, bin, env: { [SWITCHBOARD]: switchboard.address } });
  const run = async (argv: readonly string[], input?: string) => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const stdin = input === undefined ? null : Readable.from([input]);
    const said = Promise.all([text(stdout), text(stderr)]);
    const code = await commands.run(POD, argv, { stdin, stdout, stderr });
    stdout.end();
    stderr.end();
    const [out, err] = await said;
    return { code, out, err };
  };
  return { run, rootOf: commands.rootOf, directory };
}
