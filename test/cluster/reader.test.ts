import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openCluster } from '../../src/cluster/connect.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { aKubeconfig, anApiServer, aStatus, trusting } from '../support/cluster/api-server.ts';

const NEVER = new AbortController().signal;
const POD = { apiVersion: 'v1', kind: 'Pod', name: 'p', namespace: 'prod' } as const;
const A_POD = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' } };

async function opened(kubeconfig: string) {
  const cluster = await openCluster({ kubeconfig, context: 'recovery', dialer: directDialer() });
  onTestFinished(() => cluster.close());
  return cluster.reader;
}

test('a hundred reads at once use at most two connections', async () => {
  const server = await anApiServer(() => ({ body: A_POD }));
  const reader = await opened(aKubeconfig(trusting(server)));

  await Promise.all(Array.from({ length: 100 }, () => reader.get(POD, NEVER)));

  expect(server.asked.length).toBe(100);
  expect(server.connections()).toBeLessThanOrEqual(2);
});

test('an object that is not there is undefined', async () => {
  const server = await anApiServer(() => aStatus(404, 'NotFound', 'pods "p" not found'));
  const reader = await opened(aKubeconfig(trusting(server)));

  expect(await reader.get(POD, NEVER)).toBeUndefined();
});

test('a kind that the server does not know is told, not taken for an absent object', async () => {
  const server = await anApiServer(() => aStatus(404, 'NotFound', ''));
  const reader = await opened(aKubeconfig(trusting(server)));
  const query = { apiVersion: 'rocketmq.apache.org/v1', kind: 'Broker' };

  await expect(reader.list(query, NEVER)).rejects.toMatchObject({
    code: 'api-kind-unknown',
    params: query,
  });
});

test.each([
  ['a page', '<html>Log in</html>'],
  ['something else', { message: 'Log in' }],
])('%s in place of the kinds that are served is no answer of a cluster', async (_, body) => {
  const server = await anApiServer(() => ({ body }));
  const reader = await opened(aKubeconfig(trusting(server)));
  const query = { apiVersion: 'rocketmq.apache.org/v1', kind: 'Broker' };

  await expect(reader.list(query, NEVER)).rejects.toMatchObject({
    kind: 'cluster-unreachable',
    code: 'api-garbage',
  });
});

test('a list is read page by page, and each object says what it is', async () => {
  const server = await anApiServer(({ path: where }) => {
    const search = new URL(where, 'https://x').searchParams;
    const second = search.get('continue') === 'more';
    return {
      body: {
        kind: 'PodList',
        metadata: second ? {} : { continue: 'more' },
        items: [{ metadata: { name: second ? 'b' : 'a' } }],
      },
    };
  });
  const reader = await opened(aKubeconfig(trusting(server)));

  const pods = await reader.list(
    { apiVersion: 'v1', kind: 'Pod', namespace: 'prod', labelSelector: 'app=x' },
    NEVER,
  );

  expect(pods).toEqual([
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } },
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'b' } },
  ]);
  expect(server.asked.map((one) => one.path)).toEqual([
    '/api/v1/namespaces/prod/pods?limit=500&labelSelector=app%3Dx',
    '/api/v1/namespaces/prod/pods?limit=500&labelSelector=app%3Dx&continue=more',
  ]);
});

test('a list whose next page has expired begins again, whole', async () => {
  let expired = false;
  const server = await anApiServer(({ path: where }) => {
    const page = { kind: 'PodList', items: [{ metadata: { name: 'a' } }] };
    if (!where.includes('continue')) return { body: { ...page, metadata: { continue: 'x' } } };
    if (expired) return { body: { ...page, metadata: {} } };
    expired = true;
    return aStatus(410, 'Expired', 'too old');
  });
  const reader = await opened(aKubeconfig(trusting(server)));

  const pods = await reader.list({ apiVersion: 'v1', kind: 'Pod' }, NEVER);

  expect(pods.length).toBe(2);
});

test('a raw question takes any status for an answer', async () => {
  const server = await anApiServer(() => ({ status: 503, body: '[-]etcd failed' }));
  const reader = await opened(aKubeconfig(trusting(server)));

  expect(await reader.raw('/readyz?verbose', NEVER)).toMatchObject({
    status: 503,
    body: '[-]etcd failed',
  });
});

test('a server behind a path is asked there', async () => {
  const server = await anApiServer(() => ({ body: 'ok' }));
  const cluster = { ...trusting(server), server: `${server.url}/k8s/clusters/c-1/` };
  const reader = await opened(aKubeconfig(cluster));

  await reader.raw('/readyz', NEVER);

  expect(server.asked[0]?.path).toBe('/k8s/clusters/c-1/readyz');
});

/** The Authorization header that a user of a kubeconfig leads to. */
async function authorizationOf(user: object): Promise<unknown> {
  const server = await anApiServer(() => ({ body: A_POD }));
  const reader = await opened(aKubeconfig(trusting(server), user));
  await reader.get(POD, NEVER);
  return server.asked[0]?.headers['authorization'];
}

function aFile(name: string, content: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'dr-wizard-cred-')), name);
  writeFileSync(file, content);
  chmodSync(file, 0o700);
  return file;
}

function aPlugin(script: string): object {
  const command = aFile('plugin', `#!/bin/sh\n${script}\n`);
  return { exec: { apiVersion: 'client.authentication.k8s.io/v1', command } };
}

const GIVES_TOKEN = `echo '{"kind":"ExecCredential","status":{"token":"'"$T"'"}}'`;

test('a token, a file with one, a password and a plugin are all taken to the server', async () => {
  expect(await authorizationOf({ token: 'abc' })).toBe('Bearer abc');
  expect(await authorizationOf({ tokenFile: aFile('token', 'from-file\n') })).toBe(
    'Bearer from-file',
  );
  expect(await authorizationOf({ username: 'u', password: 'p' })).toBe('Basic dTpw');
  expect(await authorizationOf(aPlugin(`T=from-plugin; ${GIVES_TOKEN}`))).toBe(
    'Bearer from-plugin',
  );
});

test('a plugin is told which version it is asked in', async () => {
  const plugin = aPlugin(
    `T=$(echo "$KUBERNETES_EXEC_INFO" | tr -cd 'a-z0-9./' | cut -c1-70); ${GIVES_TOKEN}`,
  );

  expect(await authorizationOf(plugin)).toContain('client.authentication.k8s.io/v1');
});

test.each([
  ['that fails', 'echo secret-token >&2; exit 1'],
  ['that says nonsense', 'echo secret-token'],
])('a plugin %s is named, and none of its words', async (_, script) => {
  const server = await anApiServer(() => ({ body: A_POD }));
  const reader = await opened(aKubeconfig(trusting(server), aPlugin(script)));

  const error = await reader.get(POD, NEVER).catch((each: unknown) => each);

  expect(error).toMatchObject({ kind: 'forbidden', code: 'exec-plugin-failed' });
  expect(JSON.stringify(error)).not.toContain('secret-token');
});

test('credentials that have run out are read from disk again, once', async () => {
  const server = await anApiServer(({ headers }) =>
    headers['authorization'] === 'Bearer renewed' ? { body: A_POD } : aStatus(401, '', ''),
  );
  const counter = aFile('count', '');
  const plugin = aPlugin(
    `echo x >> ${counter}; if [ $(wc -l < ${counter}) -gt 1 ]; then T=renewed; else T=old; fi; ${GIVES_TOKEN}`,
  );
  const reader = await opened(aKubeconfig(trusting(server), plugin));

  expect((await reader.get(POD, NEVER))?.metadata.name).toBe('p');
  expect(server.asked.length).toBe(2);
});
