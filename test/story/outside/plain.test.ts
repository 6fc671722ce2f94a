import { readFileSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { PROGRAM } from '../../support/program.ts';
import { disposeAll, KEYS, PtyProgram } from '../../support/terminal/pty.ts';
import { aPlace, aSection } from '../bad-input/a-place.ts';

const FILES = {
  'one.yaml': aSection(
    '{ id: login, title: { en: Log in, zh: 登录 }, manual: { open: "https://console.example.com/" }, attest: { en: Logged in., zh: 已登录。 } }',
  ),
};

afterEach(disposeAll);

/** At the question of a run in lines. `TERM=dumb`: nothing is ever taken back there. */
async function atQuestion(term: string) {
  const place = await aPlace(FILES);
  const editor = path.join(place.folder, 'editor');
  await writeFile(editor, '#!/bin/sh\nprintf "half\\ndone by hand\\n" > "$1"\n');
  await chmod(editor, 0o755);
  // A pseudo-terminal names itself: only another program behind it can say otherwise.
  const argv = [process.execPath, PROGRAM, 'incident', 'one.yaml', '--plain'];
  const program = new PtyProgram('/usr/bin/env', [`TERM=${term}`, ...argv], {
    columns: 100,
    rows: 40,
    env: {
      DR_WIZARD_HOME: place.home,
      HOME: place.folder,
      LANG: 'C.UTF-8',
      SHELL: '/bin/sh',
      VISUAL: editor,
    },
    cwd: place.folder,
  });
  await program.shows('Start of the outage:');
  program.press('now', KEYS.enter);
  await program.shows('Lost cluster:');
  const [run = ''] = await place.runs();
  const journal = () => readFileSync(path.join(place.home, 'runs', run, 'journal.jsonl'), 'utf8');
  return { program, journal };
}

test.each(['xterm-256color', 'dumb'])(
  'in lines on %s too there are a shell, an editor for an answer, and the record',
  async (term) => {
    const { program, journal } = await atQuestion(term);

    program.press('? shell', KEYS.enter);
    await program.shows('leads back');
    program.press('echo "<a""-b>"; exit 4', KEYS.enter);
    await program.shows('<a-b>');
    await vi.waitFor(() => expect(journal()).toMatch(/"shell-left","exitCode":4/));
    await program.shows(/Lost cluster:\s*$/);

    program.press('? report', KEYS.enter);
    await program.shows(/# .*[^]*Lost cluster:\s*$/);

    program.press('none of these, or it is not in the kubeconfig', KEYS.enter);
    await program.shows(/Log in[^]*What now\?\s*$/);
    program.press('skip', KEYS.enter);
    await program.shows(/Why\? It goes into the record:\s*$/);
    program.press('? editor', KEYS.enter);
    await vi.waitFor(() => expect(journal()).toMatch(/"reason":"half done by hand"/));
  },
);
