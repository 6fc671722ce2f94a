import { once } from 'node:events';
import https from 'node:https';
import net from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Verification } from '../../../src/model/report.ts';
import { anAuthority } from '../../support/tls/certificates.ts';
import { answers, aPlace, aSection, withoutTime } from './a-place.ts';

const TOKEN = 'planted-token-0815';
const FILES = {
  'one.yaml': aSection(
    '{ id: pin, title: { en: Pin, zh: 锁定 }, pin: target, prove: [{ probe: kubernetes/api-ready }] }',
    '{ id: nodes, title: { en: Nodes, zh: 节点 }, prove: [{ probe: kubernetes/nodes-ready, with: { count: 1 } }] }',
  ),
  'answers.yaml': answers({ target: { context: 'recovery' } }),
};

/** Listens until the end of the test. */
async function portOf(server: net.Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A port that was free a moment ago: nobody listens there. */
async function refusing(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const resetting = () => portOf(net.createServer((socket) => socket.resetAndDestroy()));

/** Its certificate is by an authority that the kubeconfig does not name. */
async function ofAnotherAuthority(): Promise<number> {
  const { cert, key } = await (await anAuthority('another')).issue();
  const server = https.createServer({ cert, key }, (_request, response) => response.end('never'));
  server.on('request', () => expect.unreachable('a request came through'));
  return portOf(server);
}

async function kubeconfig(port: number): Promise<object> {
  const ca = Buffer.from((await anAuthority()).pem).toString('base64');
  const cluster = { server: `https://127.0.0.1:${port}`, 'certificate-authority-data': ca };
  return {
    apiVersion: 'v1',
    kind: 'Config',
    contexts: [{ name: 'recovery', context: { cluster: 'c', user: 'u' } }],
    clusters: [{ name: 'c', cluster }],
    users: [{ name: 'u', user: { token: TOKEN } }],
  };
}

const UNREACHABLE = [
  [
    'refuses connections',
    refusing,
    'api-refused',
    'The API server SERVER refuses connections.',
    'Check that it runs and that this is its address and port.',
  ],
  [
    'cuts each connection',
    resetting,
    'api-reset',
    'The connection to the API server SERVER was cut.',
    'Check the load balancer and its allow list; it is tried again by itself.',
  ],
  [
    'has a certificate of an unknown authority',
    ofAnotherAuthority,
    'api-tls-unknown-authority',
    'The certificate of SERVER is by an authority that the kubeconfig does not know.',
    'Download the kubeconfig of this cluster again; never skip the check.',
  ],
] as const;

const ACCESS = ['--kubeconfig', 'kubeconfig.yaml', '--context', 'recovery'];

test.each(UNREACHABLE)(
  'an API server that %s: verify finishes its sheet and ends with 3',
  async (_what, listening, code, says, remedy) => {
    const port = await listening();
    const place = await aPlace({ ...FILES, 'kubeconfig.yaml': await kubeconfig(port) });

    const text = await place.run(['verify', 'one.yaml', ...ACCESS]);
    const json = await place.run(['verify', 'one.yaml', ...ACCESS, '--output', 'json']);

    const sentence = says.replace('SERVER', `https://127.0.0.1:${port}`);
    const sheet: Verification = JSON.parse(json.stdout);
    expect(place.said(text)).toEqual([
      'cannot tell  1.1 pin    kubernetes/api-ready',
      `             ${sentence}`,
      `             ${remedy}`,
      'cannot tell  1.2 nodes  kubernetes/nodes-ready',
      `             ${sentence}`,
      `             ${remedy}`,
      '',
      '2 cannot tell',
    ]);
    expect(sheet.checks.map(({ cause, message }) => [cause?.code, message])).toEqual([
      [code, sentence],
      [code, sentence],
    ]);
    expect([text.exitCode, json.exitCode]).toEqual([3, 3]);
    expect(`${text.stdout}${json.stdout}`).not.toContain(TOKEN);
  },
);

test.each(UNREACHABLE)(
  'an API server that %s: a run by answers is not pinned and ends with 3',
  async (_what, listening, _code, says, remedy) => {
    const port = await listening();
    const place = await aPlace({ ...FILES, 'kubeconfig.yaml': await kubeconfig(port) });

    const ended = await place.run([
      'incident',
      'one.yaml',
      '--auto',
      '--answers',
      'answers.yaml',
      ...ACCESS,
    ]);

    const sentence = says.replace('SERVER', `https://127.0.0.1:${port}`);
    const said = withoutTime(place.said(ended));
    expect(said).toContain(`  ${sentence} ${remedy}`);
    expect(said).toContain('Lost cluster: none that the kubeconfig knows');
    expect(said.filter((line) => /pinned/i.test(line))).toEqual([]);
    expect(said).toContain('  1 blocked, 1 your turn');
    expect(ended.exitCode).toBe(3);
    expect(ended.stderr).not.toContain(TOKEN);
  },
);

test('an API server that refuses connections is told of in Chinese too', async () => {
  const port = await refusing();
  const place = await aPlace({ ...FILES, 'kubeconfig.yaml': await kubeconfig(port) });

  const ended = await place.run(['verify', 'one.yaml', ...ACCESS, '--lang', 'zh-CN']);

  expect(
    place
      .said(ended)
      .slice(1, 3)
      .map((line) => line.trim()),
  ).toEqual([
    `API server https://127.0.0.1:${port} 拒绝连接。`,
    '确认它在运行，且地址和端口正确。',
  ]);
  expect(ended.exitCode).toBe(3);
});
