import { expect, test, vi } from 'vitest';
import { actions } from '../../src/actions/index.ts';
import { inOneAccount } from '../../src/cloud/one-account.ts';
import { accountOfRun, forbiddenAccounts } from '../../src/commands/cloud-of-run.ts';
import { startRun } from '../../src/execute/run.ts';
import type { Catalogue } from '../../src/model/catalogue.ts';
import type { Fact } from '../../src/model/event.ts';
import { aBook, anExpr, aStep } from '../support/a-runbook.ts';
import { decided, is, QUESTIONS } from '../support/a-world.ts';
import { stubbedCloud, type StubbedCloud } from '../support/cloud/stubbed-cloud.ts';
import { RUN_STARTED } from '../support/events.ts';
import { fakePorts } from '../support/fake-ports.ts';

const OWN = '1000000000000009';
const OTHER = '2000000000000002';
const PUBLIC_KEY = 'ssh-rsa AAAAB3NzaC1yc2E= ops@host';
/** The cloud's own program is loaded, and asked by HTTP. */
const WAIT = { timeout: 30_000 };
const TOOL = { version: '0', build: '', node: '' };
const CATALOGUE: Catalogue = { probes: {}, actions };

/** One process of a run that imports two key pairs into a cloud, the second one once its section has its go. */
async function aProcess(cloud: StubbedCloud, facts: readonly Fact[]) {
  const step = (name: string) =>
    aStep(name, {
      section: name,
      proofs: [],
      action: {
        uses: 'cloud/import-key-pair',
        with: anExpr({ cloud: cloud.site, name, publicKey: PUBLIC_KEY }),
      },
    });
  const book = aBook([step('first'), step('second')], {}, CATALOGUE);
  const ports = fakePorts({ catalogue: CATALOGUE, facts });
  const known = accountOfRun(book, ports.journal.events);
  const handle = await startRun(book, {
    ...ports,
    writers: (attempt) => {
      const keep = async (account: string) => attempt.keepAccount?.(account);
      const port = inOneAccount(cloud.writer, { known, keep });
      return { ...ports.writers(attempt), cloud: port };
    },
  });
  return { handle, ports };
}

test('after a resume with credentials of another account nothing is changed, and both are named', async () => {
  await using cloud = await stubbedCloud();
  const { handle, ports } = await aProcess(cloud, [RUN_STARTED]);
  await decided(handle, [...QUESTIONS, { do: 'go', step: null, value: 'first' }]);
  await vi.waitFor(() => expect(is(handle, 'first')).toBe('late'), WAIT);
  expect(cloud.stub.state.keyPairs).toHaveLength(1);
  await handle.stop('interrupted');
  const events = ports.journal.events.map(({ type }) => type);
  expect(events.indexOf('value-found')).toBeLessThan(events.indexOf('action-applied'));

  await using other = await stubbedCloud({ account: OTHER });
  const resumed: Fact = { type: 'run-resumed', tool: TOOL, torn: false };
  const later = await aProcess(other, [...ports.journal.events, resumed]);
  await decided(later.handle, [{ do: 'go', step: null, value: 'second' }]);
  await vi.waitFor(() => expect(is(later.handle, 'second')).toBe('failed'), WAIT);

  expect(later.handle.state().steps['second']?.failure).toMatchObject({
    code: 'cloud-account-other',
    params: { account: OTHER, wanted: OWN },
  });
  expect(other.stub.state.keyPairs).toEqual([]);
  await later.handle.stop('interrupted');
});

test('a drill takes no account of production for its own', () => {
  const { site } = aBook([]).runbook;
  const named = { ...site, data: { production: { accounts: [OWN, 2000000000000002] } } };

  expect(forbiddenAccounts('drill', named)).toEqual([OWN, OTHER]);
  expect(forbiddenAccounts('incident', named)).toEqual([]);
  expect(forbiddenAccounts('drill', site)).toEqual([]);
});
