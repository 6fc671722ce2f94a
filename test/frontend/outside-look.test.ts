import { expect, test } from 'vitest';
import { lookAround } from '../../src/frontend/plain/look/look-around.ts';
import { editAnswer } from '../../src/frontend/plain/look/outside-look.ts';
import { wishOf } from '../../src/frontend/plain/look/wish.ts';
import { WizardError } from '../../src/model/error.ts';
import type { OutsideDesk, OutsideFact } from '../../src/model/outside.ts';
import { demoRun } from '../support/demo-run.ts';
import { aLookDesk } from '../support/plain-desk.ts';

/** Somebody at a plain terminal with programs of their own; `did` is what became of those, in order. */
function atTerminal(programs: Partial<OutsideDesk>, ...answers: readonly string[]) {
  const did: string[] = [];
  const { desk, said } = aLookDesk(demoRun(), 'en', ...answers);
  const all: OutsideDesk = {
    valuesFile: '/run/values.txt',
    shell: async () => 3,
    edit: async () => '',
    keep: async (text) => `/run/kept-${text.length}`,
    page: async (text) => void did.push(`paged ${text}`),
    document: async (which) => `${which}, line 1\nline 2\u001B[2J\n`,
    evidence: async () => '',
    open: async () => false,
    close: () => undefined,
    ...programs,
  };
  const note = async (fact: OutsideFact) => void did.push(JSON.stringify(fact));
  const lend = async <T>(run: () => Promise<T>) => {
    did.push('lent');
    return run();
  };
  const place = { ...desk, outside: { programs: all, lend, note } };
  return {
    look: (wish: string) => lookAround(place, wishOf(wish) ?? { at: null }),
    place,
    said,
    did,
  };
}

test('a shell says where it is, and both ends of it are in the record', async () => {
  const { look, said, did } = atTerminal({});

  await look('? shell');

  expect(said.join('\n')).toMatch(/KUBECONFIG says so\.[^]*"exit" leads back[^]*values\.txt/);
  expect(did).toEqual([
    'lent',
    '{"type":"shell-opened","context":"us-east-1/ack-new"}',
    '{"type":"shell-left","exitCode":3}',
  ]);
});

test('the record by now is read as lines, with nothing in it that moves the cursor', async () => {
  const { look, said } = atTerminal({});

  await look('? report');

  expect(said).toEqual(['report, line 1', 'line 2']);
});

test('a document is for the pager, and is lines where this machine has none', async () => {
  const paged = atTerminal({}, 'the values');
  await paged.look('? pager');
  expect(paged.did).toEqual(['lent', expect.stringMatching(/^paged values, line 1/)]);

  const none = () => Promise.reject(new WizardError('usage', 'outside-no-pager'));
  const unpaged = atTerminal({ page: none }, 'the journal');
  await unpaged.look('? pager');
  expect(unpaged.said).toContain('journal, line 1');
});

test('an address that opens nowhere stands there whole', async () => {
  const { look, said } = atTerminal({}, '1');

  await look('? open');

  expect(said.at(-1)).toMatch(/Open it in yours: https:\/\/\S+$/);
});

test('an editor brings an answer of one line', async () => {
  const { place } = atTerminal({ edit: async () => 'half\ndone\n' });

  expect(await editAnswer(place)).toBe('half done');
});

test('too long an answer is kept and its file named', async () => {
  const { place, said } = atTerminal({ edit: async () => 'x'.repeat(5000) });

  expect(await editAnswer(place)).toBeUndefined();
  expect(said.join('\n')).toContain('Kept in /run/kept-5000 ');
});

test('what cannot be started says why', async () => {
  const shell = () =>
    Promise.reject(new WizardError('usage', 'outside-not-started', { program: 'zsh' }));
  const { look, said } = atTerminal({ shell });

  await look('? shell');

  expect(said.at(-1)).toContain('zsh could not be started.');
});
