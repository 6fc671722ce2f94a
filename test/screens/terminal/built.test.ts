import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { aPlace, aSection, answers, type Place } from '../../story/bad-input/a-place.ts';
import { PROGRAM } from '../../support/program.ts';
import { disposeAll, PtyProgram } from '../../support/terminal/pty.ts';

/* The built program and a terminal that does not do its part. */

const PATIENT = 20_000;
const WAITS = 'until [ -e "$GO" ]; do sleep 0.05; done';

afterEach(disposeAll);

type Started = {
  readonly place: Place;
  readonly program: PtyProgram;
  /** Whether it is on disk. */
  readonly has: (fact: string) => boolean;
  /** Lets the step at work end, and pass. */
  readonly letGo: () => Promise<void>;
};

/** A run whose first step waits for a file; three more follow by themselves. */
async function started(): Promise<Started> {
  const { port, open } = await aPort();
  const prove = `prove: [{ probe: net/port-open, with: { host: 127.0.0.1, port: ${port} } }]`;
  const place = await aPlace();
  const argv = ['sh', place.at('wait.sh')];
  const env = { GO: place.at('go') };
  await place.write({
    'wait.sh': `${WAITS}\n`,
    'answers.yaml': answers(),
    'one.yaml': aSection(
      `{ id: wait, title: { en: Wait for it }, uses: exec, with: { argv: ${JSON.stringify(argv)}, env: ${JSON.stringify(env)} }, ${prove} }`,
      ...['two', 'three', 'four'].map(
        (id) =>
          `{ id: ${id}, title: { en: Then ${id} }, uses: exec, with: { argv: ['true'] }, ${prove} }`,
      ),
    ),
  });
  const program = new PtyProgram(
    process.execPath,
    [PROGRAM, 'incident', 'one.yaml', '--auto', '--answers', 'answers.yaml', '--lang', 'en'],
    { env: { DR_WIZARD_HOME: place.home }, cwd: place.folder },
  );
  await program.shows(/at work|Wait for it/, PATIENT);
  const [run = ''] = await place.runs();
  const file = path.join(place.home, 'runs', run, 'journal.jsonl');
  const has = (fact: string) => readFileSync(file, 'utf8').includes(fact);
  await vi.waitFor(() => expect(has('"step-started"')).toBe(true), PATIENT);
  return {
    place,
    program,
    has,
    async letGo() {
      await open();
      await writeFile(place.at('go'), '');
    },
  };
}

/** A port of this machine where nothing listens yet. */
async function aPort(): Promise<{ readonly port: number; readonly open: () => Promise<void> }> {
  const listen = async (port: number) => {
    const server = net.createServer((socket) => socket.end()).listen(port, '127.0.0.1');
    await new Promise((resolve) => {
      server.once('listening', resolve);
    });
    return server;
  };
  const first = await listen(0);
  const address = first.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  await new Promise((resolve) => {
    first.close(resolve);
  });
  return {
    port,
    async open() {
      const server = await listen(port);
      onTestFinished(() => void server.close());
    },
  };
}

test('a run goes on to its end while the terminal takes nothing, and what it shows afterwards is right', async () => {
  const { program, has, letGo } = await started();

  program.stall();
  for (let step = 0; step < 40; step += 1) program.resize(80 + step, 24 + (step % 10));
  program.resize(80, 24);
  await letGo();

  await vi.waitFor(() => expect(has('"run-finished"')).toBe(true), PATIENT);
  program.unstall();
  const shown = await program.shows('the run has ended', PATIENT);
  program.resize(90, 30);
  await program.shows((screen) => screen.split('\n').length === 30, PATIENT);
  program.resize(80, 24);
  await vi.waitFor(() => expect(program.screen()).toBe(shown), PATIENT);
});

test.each([
  ['SIGHUP', 129],
  ['SIGTERM', 143],
] as const)(
  '%s ends it with %i: the run stays open, and the terminal is given back',
  async (signal, exitCode) => {
    const { program, has } = await started();

    program.kill(signal);

    expect(await program.exited).toMatchObject({ exitCode });
    expect(has('"run-finished"')).toBe(false);
    expect(program.isAlternate).toBe(false);
    expect(program.screen()).toContain('dr-wizard resume');
  },
);
