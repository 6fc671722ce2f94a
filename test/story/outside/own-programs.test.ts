import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { checkFrames } from '../../support/operator/frames.ts';
import { PROGRAM } from '../../support/program.ts';
import { disposeAll, KEYS, PtyProgram } from '../../support/terminal/pty.ts';
import { aPlace, aSection } from '../bad-input/a-place.ts';

const FILES = {
  'one.yaml': aSection(
    '{ id: login, title: { en: Log in, zh: 登录 }, manual: { open: "https://console.example.com/a?b=1&c=2" }, attest: { en: Logged in., zh: 已登录。 } }',
  ),
};

afterEach(disposeAll);

async function aRun(env: { readonly [name: string]: string } = {}, columns = 100) {
  const place = await aPlace(FILES);
  const program = new PtyProgram(process.execPath, [PROGRAM, 'incident', 'one.yaml'], {
    columns,
    rows: 24,
    env: {
      DR_WIZARD_HOME: place.home,
      HOME: place.folder,
      LANG: 'C.UTF-8',
      SHELL: '/bin/sh',
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'not for them',
      KUBECONFIG: '/the/wrong/one',
      PAGER: '',
      ...env,
    },
    cwd: place.folder,
  });
  await program.shows('Log in');
  const [run = ''] = await place.runs();
  const folder = path.join(place.home, 'runs', run);
  const types = () =>
    readFileSync(path.join(folder, 'journal.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => /"type":"([^"]+)"/.exec(line)?.[1]);
  return { place, program, run, folder, types };
}

test('! opens a shell that says where it is; its environment has the run, its kubeconfig, and no secret', async () => {
  const { program, place, run, folder, types } = await aRun();

  program.press('!');
  await program.shows('"exit" leads back to it.');
  expect(program.isAlternate).toBe(false);
  await program.shows('No cluster is pinned yet');
  program.press('env | grep -E "KUBE|DR_WIZARD_[RV]|SECRET|^HOME" > here; echo do""ne\r');
  await program.shows('done');
  const env = readFileSync(place.at('here'), 'utf8');
  expect(env).toContain(`KUBECONFIG=${path.join(folder, 'kubeconfig')}\n`);
  expect(env).toContain(`DR_WIZARD_RUN=${run}\n`);
  expect(env).toContain(`DR_WIZARD_VALUES=${path.join(folder, 'values.txt')}\n`);
  expect(env).toContain('HOME=');
  expect(env).not.toMatch(/SECRET|wrong/);
  program.press('exit 3\r');

  await program.shows('The shell was open for');
  expect(program.isAlternate).toBe(true);
  await vi.waitFor(() => expect(types().slice(-2)).toEqual(['shell-opened', 'shell-left']));
});

test('after a program that ends within a line the first frame begins in the first column', async () => {
  const { program } = await aRun();
  program.press('!');
  await program.shows('"exit" leads back to it.');

  program.press('printf "no new line"; exit\r');

  await program.shows('The shell was open for');
  const { faults } = await checkFrames({
    raw: program.raw,
    sizes: [{ columns: 100, rows: 24, at: 0 }],
  });
  expect(faults).toEqual([]);
});

test('fifteen shells with keys typed ahead: none is lost, none is taken', async () => {
  const { program, types } = await aRun();

  for (let turn = 1; turn <= 15; turn += 1) {
    program.press('!');
    await vi.waitFor(() => expect(program.raw.split('leads back')).toHaveLength(turn + 1));
    program.press(`echo "<${turn}""-abcdefghij>"\r`, 'exit\r');
    await program.shows('The shell was open for');
    expect(program.raw).toContain(`<${turn}-abcdefghij>`);
    // The next key is the wizard's again, and clears the notice.
    program.press('?');
    await program.shows('Keys');
    program.press(KEYS.esc);
    await program.shows((screen) => !screen.includes('The shell was open'));
  }

  expect(types().filter((type) => type === 'shell-left')).toHaveLength(15);
}, 240_000);

test('Ctrl-C and Ctrl-Z are for the program in front: the wizard neither asks nor stops', async () => {
  const { program } = await aRun({ PAGER: 'less' });

  program.press('t');
  await program.shows('run of one');
  program.press('P');
  await program.shows(/ Run .* started.*[\s\S]*\(END\)/);
  program.press(KEYS.ctrlC, '\u001A');
  // A pager that was stopped throws away what was typed until it goes on.
  await vi.waitFor(
    () => {
      program.press('=');
      expect(program.screen()).toMatch(/lines 1-\d+/);
    },
    { interval: 300 },
  );
  program.press('q');
  await vi.waitFor(() => expect(program.isAlternate).toBe(true));
  await program.shows((screen) => !screen.includes('(END)') && !screen.includes('Leave the run?'));
  // What is typed while the picture is put back was meant for the pager.
  await vi.waitFor(
    () => {
      program.press('?');
      expect(program.screen()).toContain('Keys and marks');
    },
    { interval: 300 },
  );
  program.press(KEYS.ctrlC);
  await program.shows('Leave the run?');
});

test('a shell that is killed, even by what nothing can catch, gives the terminal back', async () => {
  const { program, types } = await aRun({ SHELL: '/bin/bash' });

  program.press('!');
  await program.shows('leads back');
  program.press('kill -9 $$\r');

  await program.shows('The shell was open for');
  program.press('?');
  await program.shows('Keys');
  await vi.waitFor(() => expect(types().at(-1)).toBe('shell-left'));
});

test('the screen fits a terminal whose size changed while another program had it', async () => {
  const { program } = await aRun();
  program.press('!');
  await program.shows('leads back');

  program.resize(80, 30);
  program.press('exit\r');

  await program.shows('The shell was open for');
  await program.shows((screen) => screen.split('\n').length === 30 && /INCIDENT/.test(screen));
  expect(program.lines()[29]).not.toBe('');
});

test('a terminal that goes while a shell has it ends both, and the run can be resumed', async () => {
  const { program, place, types } = await aRun();
  program.press('!');
  await program.shows('leads back');
  program.press('echo $$ > pid; echo do""ne\r');
  await program.shows('done');
  const shell = Number(readFileSync(place.at('pid'), 'utf8'));

  process.kill(program.pid, 'SIGHUP');

  expect(await program.exited).toMatchObject({ exitCode: 129 });
  expect(types()).toContain('shell-opened');
  await vi.waitFor(() => expect(() => process.kill(shell, 0)).toThrow('ESRCH'));
});

test('an address opens nowhere without a display: it is copied, and stands there whole', async () => {
  const { program } = await aRun({ DISPLAY: '', WAYLAND_DISPLAY: '' });
  program.press(KEYS.down, KEYS.down, KEYS.down);
  await program.shows(/[❯>] +! 1 +Log in/);
  program.press(KEYS.enter);
  await program.shows('console.example.com');
  program.press('o');

  await program.shows('Copied: open it in your browser');
  const copied = Buffer.from('https://console.example.com/a?b=1&c=2').toString('base64');
  expect(program.raw).toContain(`]52;c;${copied}`);
});

test('vi writes the reason: its lines come back as one, and the field has the cursor', async () => {
  const { program } = await aRun({ VISUAL: '', EDITOR: 'vi -u NONE -N' });
  program.press(KEYS.down, KEYS.down, KEYS.down);
  await program.shows(/[❯>] +! 1 +Log in/);
  program.press(KEYS.enter);
  await program.shows('console.example.com');
  program.press('s');
  await program.shows('skip it');

  program.press('half ', '\u0018');
  await program.shows('.txt');
  program.press('A', 'done', KEYS.enter, 'by hand', KEYS.esc, ':wq', KEYS.enter);

  await program.shows('1 line breaks became spaces');
  expect(program.screen()).toContain('half done by hand');
});

test('an editor that is not there loses nothing of what was typed, and says what to do', async () => {
  const { program } = await aRun({ VISUAL: '/nowhere/editor' });
  program.press(KEYS.down, KEYS.down, KEYS.down);
  await program.shows(/[❯>] +! 1 +Log in/);
  program.press(KEYS.enter);
  await program.shows('console.example.com');
  program.press('s');
  await program.shows('skip it');

  program.press('because', '\u0018');

  await program.shows('/nowhere/editor could not be started.');
  expect(program.screen()).toContain('because');
});
