import { expect, test, vi } from 'vitest';
import { startRun } from '../../src/execute/run.ts';
import type { ActionDef, Catalogue } from '../../src/model/catalogue.ts';
import { WizardError } from '../../src/model/error.ts';
import type { KubeObject, TakeOver } from '../../src/model/ports.ts';
import { aCause, found } from '../../src/model/verdict.ts';
import { aBook, anAction, aProbe, aStep, passing } from '../support/a-runbook.ts';
import { decided, is, QUESTIONS } from '../support/a-world.ts';
import { OPERATOR } from '../support/events.ts';
import { fakePorts } from '../support/fake-ports.ts';

const WEB: KubeObject = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } };
const CONFLICT: TakeOver = {
  kind: 'Deployment',
  name: 'web',
  managers: 'helm',
  fields: '.spec.replicas',
  conflict: 'c1',
};

/** A run whose step applies one object; the cluster is in conflict until it is taken over as it is now. */
async function aRun() {
  let conflict = CONFLICT;
  let done = false;
  const tried: (TakeOver | undefined)[] = [];
  const act: ActionDef['act'] = async (_input, { writer }, signal) => {
    await writer.apply(WEB, signal);
    return { changed: true, created: [], evidence: [] };
  };
  const look = async () =>
    done ? passing() : ({ ...found('wait', aCause('not-yet')), finds: {}, evidence: [] } as const);
  const catalogue: Catalogue = {
    probes: { 'fake/ready': aProbe(look) },
    actions: { 'fake/act': anAction(act) },
  };
  const fake = fakePorts({ catalogue });
  const ports: typeof fake = {
    ...fake,
    writers: (attempt) => {
      const writers = fake.writers(attempt);
      const { writer } = writers;
      return {
        ...writers,
        writer: {
          ...writer,
          async apply(_object, _signal, takeOver) {
            tried.push(takeOver);
            if (JSON.stringify(takeOver) !== JSON.stringify(conflict))
              throw new WizardError('not-proven', 'api-conflict', { ...conflict });
            done = true;
            return { changed: true, created: false, uid: 'u' };
          },
        },
      };
    },
  };
  const handle = await startRun(aBook([aStep('a')], {}, catalogue), ports);
  await decided(handle, [...QUESTIONS, { do: 'go', step: null, value: 'main' }]);
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('failed'));
  return {
    handle,
    tried,
    become: (next: TakeOver) => {
      conflict = next;
    },
  };
}

const TAKE = { do: 'take-over', step: 'a', value: CONFLICT, reason: 'helm is gone' } as const;

test('a conflict is a decision: the next attempt takes over exactly that, and it is recorded', async () => {
  const { handle, tried } = await aRun();
  expect(handle.needs()).toMatchObject([
    { is: 'failed', decisions: expect.arrayContaining(['take-over']) },
  ]);

  await decided(handle, [TAKE]);

  expect(await handle.ended).toBe(0);
  expect(tried).toEqual([undefined, CONFLICT]);
  expect(handle.state().decisions.at(-1)).toMatchObject({
    do: 'take-over',
    reason: 'helm is gone',
    value: CONFLICT,
    by: OPERATOR,
  });
});

test('another conflict is another decision', async () => {
  const { handle, tried, become } = await aRun();
  become({ ...CONFLICT, managers: 'argocd', conflict: 'c2' });

  await decided(handle, [TAKE]);
  await vi.waitFor(() =>
    expect(handle.state().steps['a']?.failure?.params['managers']).toBe('argocd'),
  );
  expect(await handle.decide(TAKE, OPERATOR)).toMatchObject({
    ok: false,
    cause: { code: 'take-over-none' },
  });

  expect(tried).toEqual([undefined, CONFLICT]);
  await handle.stop('interrupted');
});

test('what was decided holds for one attempt', async () => {
  const { handle, tried, become } = await aRun();
  become({ ...CONFLICT, conflict: 'c2' });
  await decided(handle, [TAKE]);
  await vi.waitFor(() => expect(tried).toHaveLength(2));
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('failed'));

  await decided(handle, [{ do: 'do-again', step: 'a' }]);
  await vi.waitFor(() => expect(tried).toHaveLength(3));

  expect(tried[2]).toBeUndefined();
  await handle.stop('interrupted');
});

test.each([
  ['without a reason', { reason: '' }, 'reason-missing'],
  ['that names nobody', { value: {} }, 'take-over-none'],
  ['from somebody else', { value: { managers: 'argocd' } }, 'take-over-none'],
])('nothing is taken over by a decision %s', async (_, more, code) => {
  const { handle, tried } = await aRun();

  const answer = await handle.decide({ ...TAKE, ...more }, OPERATOR);

  expect(answer).toMatchObject({ ok: false, cause: { code } });
  expect(tried).toHaveLength(1);
  await handle.stop('interrupted');
});
