import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { realPrograms } from '../../../src/practice/real-api-server/programs.ts';
import { startPrograms } from '../../../src/practice/real-api-server/start-programs.ts';
import { clusterTest as test } from '../../support/control-plane/index.ts';
import { programFolder } from '../../support/control-plane/programs.ts';
import { anApiServer, theAuthority } from '../../support/practice/an-api-server.ts';
import { apiClient, type Reply } from '../../support/practice/api-client.ts';
import { comparable } from '../../support/practice/comparable.ts';
import { unlike } from '../../support/practice/questions/unlike.ts';
import { versionIn } from '../../support/practice/questions/watches.ts';

const EVENTS = '/api/v1/namespaces/default/events';
const anEvent = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name },
  involvedObject: { kind: 'Pod', namespace: 'default', name: 'web' },
});

type Ask = (step: {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
}) => Promise<Reply>;

/** Asks for what was there before all of it was forgotten. */
async function afterForgetting(ask: Ask, forget: (version: string) => unknown) {
  for (const name of ['a', 'b', 'c'])
    await ask({ method: 'POST', path: EVENTS, body: anEvent(name) });
  const page = await ask({ method: 'GET', path: `${EVENTS}?limit=1` });
  const next = /"continue":"([^"]+)"/.exec(JSON.stringify(page.body))?.[1] ?? '';
  await ask({ method: 'DELETE', path: `${EVENTS}/c` });
  await forget(versionIn(await ask({ method: 'GET', path: `${EVENTS}?limit=500` })));
  const seen = {
    'goes on with an old page': await ask({
      method: 'GET',
      path: `${EVENTS}?limit=1&continue=${next}`,
    }),
    'follows from long ago': await ask({
      method: 'GET',
      path: `${EVENTS}?watch=1&timeoutSeconds=1&resourceVersion=101`,
    }),
  };
  return Object.fromEntries(Object.entries(seen).map(([says, one]) => [says, comparable(one)]));
}

test('what is too old to be followed or read on is told so as the real one tells it', async () => {
  const programs = realPrograms({ KUBEBUILDER_ASSETS: programFolder(), ...process.env });
  if (programs === undefined) throw new Error('no etcd and kube-apiserver');
  const folder = await mkdtemp(path.join(tmpdir(), 'dr-wizard-expired-'));
  const running = await startPrograms(programs, await theAuthority(), folder);
  const { client, etcdUrl } = running;
  onTestFinished(async () => {
    await running.close();
    await rm(folder, { recursive: true });
  });
  const server = await anApiServer();

  const real = await afterForgetting(
    ({ method, path: to, body }) => client.ask(method, to, body && { ...body }),
    (revision) =>
      fetch(`${etcdUrl}/v3/kv/compaction`, {
        method: 'POST',
        body: JSON.stringify({ revision, physical: true }),
      }),
  );
  const ours = await afterForgetting(apiClient(server.kubeconfig('admin')), () =>
    server.range.store.compact(),
  );

  expect(unlike(real, ours, '')).toEqual([]);
});
