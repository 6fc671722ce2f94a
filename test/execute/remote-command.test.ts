import { expect, test, vi } from 'vitest';
import { anAction, aProbe, aStep } from '../support/a-runbook.ts';
import type { Catalogue } from '../../src/model/catalogue.ts';
import { WizardError } from '../../src/model/error.ts';
import type { Fact } from '../../src/model/event.ts';
import { aCause, found } from '../../src/model/verdict.ts';
import { OPERATOR, RUN_STARTED } from '../support/events.ts';
import { aRun, is } from '../support/a-world.ts';

const LOST = new WizardError('not-proven', 'ssh-connection-lost', {
  host: 'master',
  script: 'deploy.sh',
});

/** Scripts on another host, of which this machine hears no more. */
function aScriptElsewhere(): Catalogue {
  return {
    probes: {
      'fake/ready': aProbe(async () => ({
        ...found('wait', aCause('not-yet')),
        finds: {},
        evidence: [],
      })),
    },
    actions: {
      'fake/act': {
        ...anAction(async () => {
          throw LOST;
        }),
        startsProcess: true,
      },
    },
  };
}

const GIVEN_GO: readonly Fact[] = [RUN_STARTED, { type: 'go-given', section: 'main' }];

test('a script whose connection was lost is in doubt, and attached to once its host answers', async () => {
  const catalogue = aScriptElsewhere();
  const known = (): 'running' => {
    throw LOST;
  };
  const { handle } = await aRun([aStep('a')], { catalogue }, { facts: GIVEN_GO, known });

  await vi.waitFor(() =>
    expect(handle.steps().get('a')).toMatchObject({ is: 'in-doubt', answer: 'cannot-tell' }),
  );
  expect(handle.state().steps['a']?.seen).toMatchObject([
    { found: { others: [{ code: 'ssh-connection-lost' }] } },
  ]);
  await handle.stop('interrupted');
});

test('a step whose script may still run on a host that cannot be asked is not done again', async () => {
  const catalogue = aScriptElsewhere();
  const known = (): 'running' => {
    throw LOST;
  };
  const { handle } = await aRun([aStep('a')], { catalogue }, { facts: GIVEN_GO, known });
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('in-doubt'));

  const again = await handle.decide({ do: 'do-again', step: 'a' }, OPERATOR);

  expect(again).toMatchObject({ ok: false, cause: { code: 'ssh-connection-lost' } });
  expect(is(handle, 'a')).toBe('in-doubt');
  await handle.stop('interrupted');
});

test('a skipped script that cannot be asked keeps its locks', async () => {
  const catalogue = aScriptElsewhere();
  const known = (): 'running' => {
    throw LOST;
  };
  const steps = ['a', 'b'].map((id) => aStep(id, { locks: ['helm'] }));
  const { handle, ports } = await aRun(steps, { catalogue }, { facts: GIVEN_GO, known });
  await vi.waitFor(() => expect(is(handle, 'a')).toBe('in-doubt'));

  await handle.decide({ do: 'skip', step: 'a', reason: 'later' }, OPERATOR);
  const later = ports.clock.now() + 10_000;

  await vi.waitFor(() => expect(ports.clock.now()).toBeGreaterThan(later));
  expect(is(handle, 'b')).toBe('ready');
  await handle.stop('interrupted');
});
