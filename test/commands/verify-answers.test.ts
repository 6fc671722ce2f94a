import net from 'node:net';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { aFolder } from '../support/certs/pair.ts';
import { runProgram } from '../support/program.ts';

const runbook = {
  apiVersion: 'dr-wizard/v1',
  kind: 'Runbook',
  id: 'door',
  title: { en: 'Door' },
  about: { en: 'For a test' },
  sections: ['main.yaml'],
};
const main = {
  apiVersion: 'dr-wizard/v1',
  id: 'main',
  title: { en: 'Main' },
  needs: [],
  steps: [
    {
      id: 'address',
      title: { en: 'Note the address' },
      manual: {
        checklist: [{ en: 'Look' }],
        ask: [{ id: 'door.address', type: 'ip', title: { en: 'Its address' } }],
      },
      attest: { en: 'It is right' },
    },
    {
      id: 'open',
      title: { en: 'It is open' },
      prove: [
        {
          probe: 'net/port-open',
          // oxlint-disable-next-line no-template-curly-in-string -- the runbook's own
          with: { host: '${{ values.door.address }}', port: '${{ site.values.port }}' },
        },
      ],
    },
  ],
};

/** `verify` of a door at which somebody listens; its address is what a run would ask for. */
async function verified(answers: object | null) {
  const server = net.createServer((socket) => socket.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const site = {
    apiVersion: 'dr-wizard/v1',
    kind: 'Site',
    id: 'here',
    title: { en: 'Here' },
    rto: '1h',
    values: { port },
  };
  const { folder } = aFolder({
    'book/runbook.yaml': JSON.stringify(runbook),
    'book/main.yaml': JSON.stringify(main),
    'site.yaml': JSON.stringify(site),
    'known.yaml': JSON.stringify({ apiVersion: 'dr-wizard/v1', kind: 'Answers', ...answers }),
  });
  const told = answers === null ? [] : ['--answers', 'known.yaml'];
  return runProgram(['verify', 'book', '--site', 'site.yaml', ...told], { cwd: folder });
}

test('what steps would ask for is told in a file, and proved', async () => {
  const { stdout, stderr, exitCode } = await verified({ values: { 'door.address': '127.0.0.1' } });

  expect(stdout, stderr).toContain('1 pass');
  expect(exitCode).toBe(0);
});

test('without it the sheet says which value is missing, and how it is told', async () => {
  const { stdout, exitCode } = await verified(null);

  expect(stdout).toContain('Nothing tells values.door.address.');
  expect(stdout).toContain('--answers FILE');
  expect(exitCode).toBe(1);
});

test('a file that does not fit the runbook is refused before anything is looked at', async () => {
  const { stdout, stderr, exitCode } = await verified({
    values: { 'door.adress': '127.0.0.1', 'door.address': 'nowhere' },
  });

  expect(stderr).toContain('door.adress');
  expect(stderr).toContain('"nowhere"');
  expect(stdout).toBe('');
  expect(exitCode).toBe(2);
});
