import { expect, test, vi } from 'vitest';
import { startRun } from '../../src/execute/run.ts';
import type { AccessQuestion } from '../../src/model/access.ts';
import type { ActionDef, Catalogue } from '../../src/model/catalogue.ts';
import { WizardError } from '../../src/model/error.ts';
import type { Fact } from '../../src/model/event.ts';
import type { ClusterReader, Target } from '../../src/model/ports.ts';
import { aBook, anAction, anExpr, aProbe, aStep, passing } from '../support/a-runbook.ts';
import { decided, is, QUESTIONS, types } from '../support/a-world.ts';
import { aClock, fakePorts } from '../support/fake-ports.ts';
import { RUN_STARTED } from '../support/events.ts';
import { aCause, found } from '../../src/model/verdict.ts';

const TARGET: Target = { uid: 'uid-1', server: 'https://127.0.0.1', context: 'new', caSha256: '' };
const SECRETS = { group: '', resource: 'secrets', namespace: 'prod' };
const WANTS: readonly AccessQuestion[] = [
  { verb: 'get', ...SECRETS, name: 'a' },
  { verb: 'patch', ...SECRETS, name: 'a' },
  { verb: 'patch', ...SECRETS, name: 'b' },
  { verb: 'create', group: 'apps', resource: 'deployments/scale', namespace: 'prod' },
  { verb: 'create', group: '', resource: 'namespaces' },
];

const PINNED: readonly Fact[] = [
  RUN_STARTED,
  { type: 'target-pinned', target: TARGET, kubeconfig: '/k', step: 'pin', until: 9_000_000 },
  { type: 'step-passed', step: 'pin', seen: [] },
];

type Secret = { readonly reads?: readonly string[]; readonly get?: () => Promise<string> };

/** A run with a pinned cluster whose API server is asked `may`. */
async function aRun(
  may: ClusterReader['may'],
  wants: ActionDef['wants'] = async () => WANTS,
  { reads = [], get = async () => '' }: Secret = {},
) {
  let done = false;
  const acted: string[] = [];
  const act: ActionDef['act'] = async () => {
    acted.push('acted');
    done = true;
    return { changed: true, created: [], evidence: [] };
  };
  const look = async () =>
    done ? passing() : ({ ...found('wait', aCause('not-yet')), finds: {}, evidence: [] } as const);
  const catalogue: Catalogue = {
    probes: { 'fake/ready': aProbe(look) },
    actions: { 'fake/act': { ...anAction(act), wants } },
  };
  const clock = aClock();
  const fake = fakePorts({ catalogue, facts: PINNED, clock });
  const readers = fake.readers();
  const ports = {
    ...fake,
    readers: () => ({ ...readers, cluster: { ...readers.cluster, may } }),
    secrets: { ...fake.secrets, get },
  };
  const action = { uses: 'fake/act', with: anExpr({ step: 'a' }, reads) };
  const steps = [aStep('pin', { kind: 'pin', proofs: [] }), aStep('a', { needs: ['pin'], action })];
  const handle = await startRun(aBook(steps, {}, catalogue), ports);
  await decided(handle, QUESTIONS);
  return { handle, ports, acted, clock };
}

test('what is missing is known before the go, by verb, resource and namespace, with what grants it', async () => {
  const { handle } = await aRun(async ({ verb }) => ({ allowed: verb === 'get', reason: '' }));

  await vi.waitFor(() =>
    expect(handle.rights('a')?.missing.map(({ code, params }) => [code, params])).toEqual([
      [
        'access-missing',
        {
          verbs: 'patch',
          resource: 'secrets',
          namespace: 'prod',
          command:
            'kubectl create role dr-wizard-secrets --verb=patch --resource=secrets --namespace=prod && kubectl create rolebinding dr-wizard-secrets --role=dr-wizard-secrets --user=NAME --namespace=prod',
        },
      ],
      [
        'access-missing',
        {
          verbs: 'create',
          resource: 'deployments.apps/scale',
          namespace: 'prod',
          command:
            'kubectl create role dr-wizard-deployments-apps-scale --verb=create --resource=deployments.apps/scale --namespace=prod && kubectl create rolebinding dr-wizard-deployments-apps-scale --role=dr-wizard-deployments-apps-scale --user=NAME --namespace=prod',
        },
      ],
      [
        'access-missing-cluster',
        {
          verbs: 'create',
          resource: 'namespaces',
          command:
            'kubectl create clusterrole dr-wizard-namespaces --verb=create --resource=namespaces && kubectl create clusterrolebinding dr-wizard-namespaces --clusterrole=dr-wizard-namespaces --user=NAME',
        },
      ],
    ]),
  );
  await handle.stop('interrupted');
});

test('a right that is missing fails the step before anything is changed', async () => {
  const { handle, ports, acted } = await aRun(async () => ({ allowed: false, reason: '' }));

  await decided(handle, [{ do: 'go', step: null, value: 'main' }]);
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('failed'));

  expect([acted, handle.state().steps['a']?.failure?.code]).toEqual([[], 'access-missing']);
  expect(types(ports).slice(-2)).toEqual(['step-started', 'action-failed']);
  await handle.stop('interrupted');
});

test('a right that was granted meanwhile is asked for once more right before', async () => {
  let isGranted = false;
  const { handle, acted } = await aRun(async () => ({ allowed: isGranted, reason: '' }));
  await vi.waitFor(() => expect(handle.rights('a')?.missing).toHaveLength(3));

  isGranted = true;
  await decided(handle, [{ do: 'go', step: null, value: 'main' }]);

  expect(await handle.ended).toBe(0);
  expect(acted).toEqual(['acted']);
});

test.each([
  ['the review is refused', new WizardError('forbidden', 'api-forbidden', { verb: 'create' })],
  ['nobody answers', new WizardError('not-proven', 'access-not-told', {})],
])('where %s nothing is held up', async (_, error) => {
  const { handle, acted } = await aRun(async () => {
    throw error;
  });
  await vi.waitFor(() =>
    expect(handle.rights('a')).toMatchObject({ missing: [], unknown: { code: error.code } }),
  );

  await decided(handle, [{ do: 'go', step: null, value: 'main' }]);

  expect(await handle.ended).toBe(0);
  expect(acted).toEqual(['acted']);
});

test('a yes is asked for once a minute, and for many objects of a kind only once', async () => {
  const asked: AccessQuestion[] = [];
  const { handle } = await aRun(async (question) => {
    asked.push(question);
    return { allowed: true, reason: '' };
  });

  await decided(handle, [{ do: 'go', step: null, value: 'main' }]);
  expect(await handle.ended).toBe(0);

  expect(asked).toEqual([
    { verb: 'get', ...SECRETS },
    { verb: 'patch', ...SECRETS },
    { verb: 'create', group: 'apps', resource: 'deployments/scale', namespace: 'prod' },
    { verb: 'create', group: '', resource: 'namespaces' },
  ]);
});

test('rights of some objects by name count where there is none for all of them', async () => {
  const { handle } = await aRun(
    async ({ name }) => ({ allowed: name === 'a', reason: '' }),
    async () => WANTS.slice(0, 3),
  );

  await vi.waitFor(() =>
    expect(handle.rights('a')?.missing).toMatchObject([{ params: { verbs: 'patch' } }]),
  );
  await handle.stop('interrupted');
});

test('rights of a step that reads a secret are known before the go, and nobody is asked for it', async () => {
  const get = vi.fn<() => Promise<string>>(async () => 'of nobody');
  const may: ClusterReader['may'] = async () => ({ allowed: false, reason: '' });
  const { handle } = await aRun(may, undefined, { reads: ['secrets.registry.password'], get });

  await vi.waitFor(() => expect(handle.rights('a')?.missing).toHaveLength(3));

  expect(get).not.toHaveBeenCalled();
  await handle.stop('interrupted');
});

test('before a cluster is pinned nobody is asked', async () => {
  const wants = vi.fn<NonNullable<ActionDef['wants']>>(async () => WANTS);
  const catalogue: Catalogue = {
    probes: { 'fake/ready': aProbe() },
    actions: { 'fake/act': { ...anAction(), wants } },
  };
  const pin = aStep('pin', { kind: 'pin', proofs: [] });
  const blocked = aStep('a', { needs: ['pin'], action: { uses: 'fake/act', with: anExpr({}) } });
  const handle = await startRun(aBook([pin, blocked], {}, catalogue), fakePorts({ catalogue }));

  await decided(handle, QUESTIONS);

  expect(wants).not.toHaveBeenCalled();
  await handle.stop('interrupted');
});
