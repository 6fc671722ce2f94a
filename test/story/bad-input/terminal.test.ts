import stringWidth from 'string-width';
import { afterEach, expect, test } from 'vitest';

import { PROGRAM } from '../../support/program.ts';
import { disposeAll, KEYS, PtyProgram } from '../../support/terminal/pty.ts';
import { aPlace, aSection, withoutTime } from './a-place.ts';

const FILES = {
  'one.yaml': aSection(
    '{ id: login, title: { en: Log in, zh: 登录 }, manual: {}, attest: { en: Logged in., zh: 已登录。 } }',
    '{ id: pin, title: { en: Pin, zh: 锁定 }, pin: target, prove: [{ probe: kubernetes/api-ready }] }',
  ),
};

afterEach(disposeAll);

test('without a terminal and without answers a run says what needs a person, and ends with 1', async () => {
  const place = await aPlace(FILES);

  const ended = await place.run(['incident', 'one.yaml']);

  const [run] = await place.runs();
  expect(withoutTime(place.said(ended))).toEqual([
    `Run ${run} started: INCIDENT, one`,
    '',
    'Nobody can be asked here, and this needs a person:',
    '  the start of the outage (outageStarted)',
    '  which cluster is lost (lostCluster)',
    '  1.1 Log in: your word (steps.login.attest)',
    'Give the answers in a file (--answers FILE), or go on in a terminal with: dr-wizard resume',
    '',
    `Run ${run}, INCIDENT`,
    '  1 blocked, 1 your turn',
    `The run is open. Go on with: dr-wizard resume ${run}`,
  ]);
  expect([ended.exitCode, ended.stdout]).toEqual([1, '']);
});

test('the same in Chinese', async () => {
  const place = await aPlace(FILES);

  const ended = await place.run(['incident', 'one.yaml', '--lang', 'zh-CN']);

  const said = place.said(ended);
  const at = said.findIndex((line) => line.includes('outageStarted'));
  expect(said.slice(at - 1, at + 4)).toEqual([
    expect.stringMatching(/\p{sc=Han}/u),
    expect.stringMatching(/\p{sc=Han}.*outageStarted/u),
    expect.stringMatching(/\p{sc=Han}.*lostCluster/u),
    expect.stringMatching(/登录.*steps\.login\.attest/u),
    expect.stringMatching(/--answers FILE.*dr-wizard resume/u),
  ]);
  expect(ended.exitCode).toBe(1);
});

test('as JSON, standard output holds events alone and what is missing stands beside it', async () => {
  const place = await aPlace(FILES);

  const ended = await place.run(['incident', 'one.yaml', '--output', 'ndjson']);

  const kinds = ended.stdout
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(kinds).toEqual([
    expect.objectContaining({ apiVersion: 'dr-wizard/v1', kind: 'Event', type: 'run-started' }),
  ]);
  expect(ended.stderr).toContain('  1.1 Log in: your word (steps.login.attest)\n');
  expect(ended.stderr).toContain('--answers FILE');
  expect(ended.exitCode).toBe(1);
});

test('without a command and without a terminal there is nobody to ask what is wanted', async () => {
  const place = await aPlace();

  const ended = await place.run([]);

  expect(place.said(ended)).toEqual([
    'A question has to be asked, and there is no terminal.',
    'Name the command, such as: dr-wizard incident --site FILE --answers FILE',
  ]);
  expect([ended.exitCode, await place.runs()]).toEqual([2, []]);
});

test.each([
  [
    'incdent',
    'There is no command incdent.',
    'Write incident, or see which there are: dr-wizard --help',
  ],
  [
    'incident --plian',
    'There is no option --plian here.',
    'Write --plain, or see which there are: dr-wizard incident --help',
  ],
  ['incident --output xml', 'The option --output cannot be xml.', 'Choose one of: text, ndjson'],
  [
    'incident --site',
    'The option --site <FILE> has no value.',
    'Write it behind the option. See: dr-wizard incident --help',
  ],
  [
    'drill',
    'A drill happens somewhere: nothing says where.',
    'Drill in a world of its own on this machine: dr-wizard drill --practice. On a practice cluster: dr-wizard drill --context NAME. To remove what a drill left: dr-wizard drill --cleanup RUN',
  ],
  ['report', 'The argument RUN is missing.', 'Add it. See: dr-wizard report --help'],
  [
    'verify --once --watch',
    'The options --once and --watch exclude each other.',
    'Leave one of them out. See: dr-wizard verify --help',
  ],
  [
    'verify one.yaml --only podz',
    'There is no group, section or step podz.',
    'Look the ids up with: dr-wizard print',
  ],
  [
    'incdent --lang zh-CN',
    '没有 incdent 这个命令。',
    expect.stringMatching(/incident.*dr-wizard --help/),
  ],
])('dr-wizard %s is refused with 2 and a remedy', async (line, ...says) => {
  const place = await aPlace(FILES);

  const ended = await place.run(line.split(' '));

  expect(ended.stderr.trimEnd().split('\n')).toEqual(says);
  expect([ended.exitCode, ended.stdout, await place.runs()]).toEqual([2, '', []]);
});

test.each([
  [80, 'en', 'drill', 'dr-wizard drill --practice'],
  [40, 'en', 'drill', 'dr-wizard drill --context NAME'],
  [40, 'zh-CN', 'drill', 'dr-wizard drill --cleanup RUN'],
  [80, 'en', 'drill --practice --scenario nosuch', 'Choose one of'],
  [40, 'en', 'verify one.yaml --only podz', 'dr-wizard print'],
])('%i columns, %s: dr-wizard %s is refused in whole words', async (columns, lang, line, whole) => {
  const place = await aPlace(FILES);
  const argv = [PROGRAM, ...line.split(' '), '--lang', lang];
  const program = new PtyProgram(process.execPath, argv, {
    columns,
    env: { DR_WIZARD_HOME: place.home, LANG: 'C.UTF-8' },
    cwd: place.folder,
  });

  expect(await program.exited).toMatchObject({ exitCode: 2 });

  // Before the words a line tells that the program loads; it is written over.
  const lines = program.raw.split('\r\n').map((one) => one.split('\r').at(-1) ?? '');
  expect(lines.filter((one) => stringWidth(one) > columns)).toEqual([]);
  expect(lines.some((one) => one.includes(whole))).toBe(true);
});

test('a terminal of 39 columns is told in one line what is needed, and the run waits', async () => {
  const place = await aPlace(FILES);
  const program = new PtyProgram(process.execPath, [PROGRAM, 'incident', 'one.yaml'], {
    columns: 39,
    env: { DR_WIZARD_HOME: place.home, LANG: 'C.UTF-8' },
    cwd: place.folder,
  });

  const screen = await program.shows('INCIDENT Needs 40x15; has 39x24.');
  expect(screen.trim()).toBe('INCIDENT Needs 40x15; has 39x24.');

  program.resize(40, 24);
  await program.shows('Say when the outage began');
  program.press(KEYS.ctrlC);
  await program.shows('Leave the run?');
  program.press(KEYS.ctrlC);
  expect(await program.exited).toMatchObject({ exitCode: 130 });
});
