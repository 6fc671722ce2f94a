// An API server that lists and watches more than any real one: `server.ts KUBECONFIG PODS BYTES_OF_A_POD EVENTS`. Everything is made up as it is sent.
import { writeFileSync } from 'node:fs';
import http2, { type Http2ServerResponse } from 'node:http2';
import process from 'node:process';
import { anAuthority } from '../../test/support/tls/certificates.ts';

const [kubeconfig = '', pods = '5000', podBytes = '5000', events = '0'] = process.argv.slice(2);
const PART = 64 * 1024;

const metadata = (name: string, index: number, more: object = {}) => ({
  name,
  namespace: `team-${index % 20}`,
  uid: `uid-of-${name}`,
  resourceVersion: String(1000 + index),
  creationTimestamp: '2026-11-23T00:00:00Z',
  ...more,
});
const READY = ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map((type) => ({
  type,
  status: 'True',
  lastTransitionTime: '2026-11-23T00:00:00Z',
}));
const state = { running: { startedAt: '2026-11-23T00:00:00Z' } };
const aPod = (index: number) => ({
  metadata: metadata(`web-${index}`, index, { annotations: { bulk: 'x'.repeat(+podBytes) } }),
  spec: { nodeName: `node-${index % 50}`, containers: [{ name: 'app', image: 'app:1' }] },
  status: {
    phase: 'Running',
    conditions: READY,
    containerStatuses: [{ name: 'app', ready: true, restartCount: 0, state }],
  },
});
const anEvent = (index: number) => ({
  metadata: metadata(`event-${index}`, index),
  involvedObject: { kind: 'Pod', name: `web-${index % 5000}`, uid: `uid-of-web-${index % 5000}` },
  reason: 'BackOff',
  message: `Back-off restarting failed container ${'m'.repeat(200)}`,
  type: 'Warning',
  lastTimestamp: '2026-11-23T00:00:00Z',
});
const LISTS: { readonly [path: string]: readonly [number, (index: number) => object] } = {
  '/api/v1/pods': [Number(pods), aPod],
  '/api/v1/events': [Number(events), anEvent],
};

/** In one piece, whatever limit is asked for. */
async function list(response: Http2ServerResponse, count: number, make: (index: number) => object) {
  let part = '{"kind":"List","apiVersion":"v1","metadata":{"resourceVersion":"9000000"},"items":[';
  for (let index = 0; index < count; index += 1) {
    part += `${index === 0 ? '' : ','}${JSON.stringify(make(index))}`;
    if (part.length < PART) continue;
    if (!response.write(part)) await new Promise((resolve) => response.once('drain', resolve));
    part = '';
  }
  response.write(`${part}]}`);
  response.end();
}

const authority = await anAuthority();
const { cert, key } = await authority.issue({});
const server = http2.createSecureServer({ cert, key }, (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'https://x');
  const [count, make] = LISTS[pathname] ?? [];
  response.writeHead(200, { 'content-type': 'application/json' });
  if (count === undefined || make === undefined) {
    const kinds = ['pods Pod', 'events Event'].map((one) => one.split(' '));
    const resources = kinds.map(([name, kind]) => ({ name, kind, namespaced: true }));
    response.end(JSON.stringify({ kind: 'APIResourceList', resources }));
  } else if (!searchParams.has('watch')) void list(response, count, make);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const data = Buffer.from(authority.pem).toString('base64');
  const cluster = { server: `https://127.0.0.1:${port}`, 'certificate-authority-data': data };
  writeFileSync(
    kubeconfig,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'c', cluster }],
      users: [{ name: 'u', user: { token: 't' } }],
      contexts: [{ name: 'bench', context: { cluster: 'c', user: 'u' } }],
    }),
  );
  process.send?.('ready');
});
