import { createHash } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, vi } from 'vitest';
import { openCluster } from '../../src/cluster/connect.ts';
import { systemClock } from '../../src/clock/system-clock.ts';
import { httpReader } from '../../src/http/http-reader.ts';
import type { Dialer } from '../../src/model/ports.ts';
import type { PodDialer } from '../../src/model/route.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { aFaultProxy } from '../support/cluster/fault-proxy.ts';
import { findFreePort } from '../support/control-plane/free-port.ts';
import { clusterTest as test, startControlPlane } from '../support/control-plane/index.ts';
import { findPrograms, isComplete } from '../support/control-plane/programs.ts';

const ECHO = 7000;
const WEB = 8080;
const CLOSED = 9000;
const { signal } = new AbortController();

type Plane = Awaited<ReturnType<typeof startControlPlane>>;

describe.runIf(isComplete(findPrograms()))('a port of a pod', () => {
  let plane: Plane;
  let uid: string;
  const echo = net.createServer((socket) => void socket.pipe(socket));
  const web = net.createServer((socket) => {
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello'));
  });

  beforeAll(async () => {
    const forwards = [
      { ports: [ECHO], target: await listeningPort(echo) },
      { ports: [WEB], target: await listeningPort(web) },
      { ports: [CLOSED], target: await findFreePort() },
    ];
    plane = await startControlPlane({ nodes: 1, forwards });
    await plane.kubectl(['run', 'shop', '--image=example.test/shop:1']);
    await plane.kubectl(['wait', 'pod/shop', '--for=condition=Ready', '--timeout=30s']);
    uid = await plane.kubectl(['get', 'ns', 'kube-system', '-o', 'jsonpath={.metadata.uid}']);
  }, 120_000);
  afterAll(async () => {
    await plane.stop();
    echo.close();
    web.close();
  });

  test('gives back what was sent to it, however much', async () => {
    const bytes = Buffer.alloc(5_000_000, 'all of it ');
    const stream = await (await ports()).tcp(at(ECHO), signal);

    stream.write(bytes);

    const hash = createHash('sha256');
    let received = 0;
    for await (const chunk of stream) {
      hash.update(chunk);
      received += chunk.length;
      if (received >= bytes.length) break;
    }
    expect(received).toBe(bytes.length);
    expect(hash.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  test('is asked over HTTP as any other', async () => {
    const pods = await ports();
    const dialer: Dialer<net.Socket> = {
      ...directDialer(),
      tcp: (_host, port, own) => pods.tcp(at(port), own),
    };

    const seen = await httpReader(dialer, systemClock).get(
      { scheme: 'http', host: 'shop', port: WEB, path: '/', roots: [] },
      signal,
    );

    expect(seen).toMatchObject({ is: 'answer', status: 200, body: 'hello' });
  });

  test('that nobody listens on refuses, and one that cannot be reached says so', async () => {
    const pods = await ports();

    const [refused, unreached] = await Promise.all(
      [CLOSED, 9999].map(async (port) => {
        const stream = await pods.tcp(at(port), signal);
        const [error] = await once(stream, 'error');
        return error;
      }),
    );

    expect(refused).toMatchObject({ code: 'ECONNREFUSED', syscall: 'connect' });
    expect(unreached).toMatchObject({ code: 'EHOSTUNREACH' });
  });

  test('is reset where the way to it is cut', async () => {
    const proxy = await aFaultProxy(plane.server);
    const cut = await (await ports({ dialer: proxy.dialer })).tcp(at(ECHO), signal);

    proxy.resetAll();
    const [error] = await once(cut, 'error');

    expect(error).toMatchObject({ code: 'ECONNRESET' });
  });

  test('of a pod that is gone is not found', async () => {
    const pods = await ports();

    const asked = pods.tcp({ ...at(ECHO), pod: 'gone' }, signal);

    await expect(asked).rejects.toMatchObject({
      code: 'api-not-found',
      params: { kind: 'pods', name: 'gone' },
    });
  });

  test('of a pod whose node does not answer is out of reach', async () => {
    await plane.addNode('node-2');
    const nowhere = { daemonEndpoints: { kubeletEndpoint: { Port: await findFreePort() } } };
    await plane.request('PATCH', '/api/v1/nodes/node-2/status', { status: nowhere });
    const pod = { spec: { nodeName: 'node-2', containers: [{ name: 'main', image: 'lost' }] } };
    const metadata = { name: 'lost' };
    await plane.request('POST', '/api/v1/namespaces/default/pods', { metadata, ...pod });
    await plane.kubectl(['wait', 'pod/lost', '--for=condition=Ready', '--timeout=30s']);

    const asked = (await ports()).tcp({ ...at(ECHO), pod: 'lost' }, signal);

    await expect(asked).rejects.toMatchObject({
      code: 'pod-out-of-reach',
      params: { namespace: 'default', pod: 'lost' },
    });
  });

  test('is not for everybody: the right that is missing is named', async () => {
    const kubeconfig = await plane.kubeconfigFor({ user: 'looker', groups: ['lookers'] });
    const role = ['clusterrole', 'looker', '--verb=get', '--resource=namespaces'];
    await plane.kubectl(['create', ...role]);
    const binding = ['clusterrolebinding', 'looker', '--clusterrole=looker', '--group=lookers'];
    await plane.kubectl(['create', ...binding]);

    const pods = await ports({ kubeconfig });
    const missing = { kind: 'forbidden', code: 'api-forbidden' };
    const params = { resource: 'pods/portforward', namespace: 'default' };
    await expect(pods.tcp(at(ECHO), signal)).rejects.toMatchObject({
      ...missing,
      params: { ...params, verb: 'get' },
    });

    // A WebSocket is a GET; since 1.35 the API server wants the right to create as well.
    const getter = ['clusterrole', 'getter', '--verb=get', '--resource=pods/portforward'];
    await plane.kubectl(['create', ...getter]);
    const more = ['clusterrolebinding', 'getter', '--clusterrole=getter', '--group=lookers'];
    await plane.kubectl(['create', ...more]);

    await vi.waitFor(
      () =>
        expect(pods.tcp(at(ECHO), signal)).rejects.toMatchObject({
          ...missing,
          params: { ...params, verb: 'create' },
        }),
      { timeout: 10_000, interval: 100 },
    );
  });

  test('is not reached in another cluster than the pinned one', async () => {
    const asked = (await ports({ pinned: 'another' })).tcp(at(ECHO), signal);

    await expect(asked).rejects.toMatchObject({ code: 'target-changed' });
  });

  test('is let go while it is being reached', async () => {
    const proxy = await aFaultProxy(plane.server);
    const pods = await ports({ dialer: proxy.dialer });
    const leaving = new AbortController();
    (await pods.tcp(at(ECHO), signal)).destroy();
    proxy.set('silent');

    const asked = pods.tcp(at(ECHO), leaving.signal);
    leaving.abort(new Error('enough'));

    await expect(asked).rejects.toThrow('enough');
  });

  async function ports(
    more: { dialer?: Dialer<net.Socket>; kubeconfig?: string; pinned?: string } = {},
  ): Promise<PodDialer<net.Socket>> {
    const { dialer = directDialer(), kubeconfig = plane.kubeconfig, pinned = uid } = more;
    const access = await openCluster({ kubeconfig, context: 'test', dialer });
    onTestFinished(() => access.close());
    return access.ways(pinned).podPorts;
  }
});

function at(port: number) {
  return { namespace: 'default', pod: 'shop', port };
}

/** For all tests of this file. */
async function listeningPort(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
