import { expect, test } from 'vitest';
import { aStatus } from '../support/cluster/api-server.ts';
import { anAccess } from '../support/cluster/follower.ts';
import { aLiveServer, SYSTEM_UID, type LiveReply } from '../support/cluster/live-server.ts';

const NEVER = new AbortController().signal;
const FORBIDDEN = aStatus(403, 'Forbidden', '');
const READY = { status: { conditions: [{ type: 'Ready', status: 'True' }] } };

/** A cluster of two nodes and two workloads that answers so where a path ends or begins with one of these. */
async function aCluster(not: readonly string[], answer: LiveReply = FORBIDDEN) {
  const server = await aLiveServer();
  server.put({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'a' }, ...READY });
  server.put({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'b' } });
  for (const namespace of ['prod', 'kube-system'])
    server.put({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace } });
  server.script(({ path }) => {
    if (path === '/version') return { body: { gitVersion: 'v1.33.2' } };
    return not.some((one) => path.endsWith(one) || path.startsWith(one)) ? answer : undefined;
  });
  return { server, access: await anAccess(server) };
}

test('a summary counts nodes, and workloads outside kube-system', async () => {
  const { access } = await aCluster([]);

  expect(await access.reader.summary(NEVER)).toMatchObject({
    uid: SYSTEM_UID,
    version: 'v1.33.2',
    nodes: 2,
    nodesReady: 1,
    workloads: 1,
  });
});

test.each([
  ['nodes may not be listed', ['/nodes'], FORBIDDEN, { nodes: null, nodesReady: null }],
  ['one kind of workloads may not be listed', ['/statefulsets'], FORBIDDEN, { workloads: null }],
  ['group apps is not served', ['/apis/apps/'], aStatus(404, 'NotFound', ''), { workloads: null }],
  ['group apps is down', ['/apis/apps/'], { status: 503, body: 'down' }, { workloads: null }],
  [
    'group apps wishes to be left alone',
    ['/apis/apps/'],
    { status: 503, headers: { 'retry-after': '30' }, body: '' },
    { workloads: null },
  ],
] as const)(
  'where %s it still says which cluster it is, and that this could not be counted',
  async (_, not, answer, uncounted) => {
    const { access, server } = await aCluster(not, answer);

    expect(await access.reader.summary(NEVER)).toMatchObject({
      uid: SYSTEM_UID,
      server: server.url,
      context: 'recovery',
      caSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      nodes: 2,
      nodesReady: 1,
      workloads: 1,
      ...uncounted,
    });
  },
);

test('which cluster it is needs only its namespace kube-system', async () => {
  const { access, server } = await aCluster(['/nodes', '/apis/']);

  const target = await access.target(NEVER);

  expect(target).toMatchObject({ uid: SYSTEM_UID, server: server.url, context: 'recovery' });
  expect(server.asked).toHaveLength(1);
});

test('a cluster that does not say who it is has no summary', async () => {
  const { access } = await aCluster(['/kube-system']);

  await expect(access.reader.summary(NEVER)).rejects.toMatchObject({ code: 'api-forbidden' });
  await expect(access.target(NEVER)).rejects.toMatchObject({ code: 'api-forbidden' });
});

test('a summary that is given up ends with the reason for it', async () => {
  const { access } = await aCluster(['/nodes'], { ends: 'stall' });
  const gone = new AbortController();
  const reading = access.reader.summary(gone.signal);

  gone.abort(new Error('enough'));

  await expect(reading).rejects.toThrow('enough');
});
