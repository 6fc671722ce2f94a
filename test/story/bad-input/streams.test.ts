import { expect, test } from 'vitest';
import { aPlace, aSection } from './a-place.ts';

const FILES = {
  'one.yaml': aSection('{ id: a, title: { en: A }, manual: {}, attest: { en: Seen. } }'),
};

/** The program with its streams led elsewhere by a shell. */
function led(streams: string) {
  return { node: 'sh', nodeArgs: ['-c', `"$@" ${streams}`, 'sh', process.execPath] };
}

test.each(['print one.yaml', 'lint one.yaml', '--help', '--version'])(
  'dr-wizard %s on a full disk says that its output is not whole, and ends with 1',
  async (line) => {
    const place = await aPlace(FILES);

    const ended = await place.run(line.split(' '), led('> /dev/full'));

    expect(place.said(ended)).toEqual([
      'Standard output could not be written (disk full): what it holds is not whole.',
      'Free space there, or send it elsewhere, then do it again.',
      expect.stringMatching(/\p{sc=Han}/u),
      expect.stringMatching(/\p{sc=Han}/u),
    ]);
    expect(ended.exitCode).toBe(1);
  },
);

test.each(['print', '--version', '--help'])(
  'a reader of dr-wizard %s that has enough is no fault',
  async (line) => {
    const place = await aPlace();

    const ended = await place.run([line], led('| head -c 1'));

    expect([ended.stdout.length, ended.stderr]).toEqual([1, '']);
  },
);

test.each(['incident one.yaml', 'lint nowhere.yaml'])(
  'what dr-wizard %s would say where nobody can hear it changes nothing',
  async (line) => {
    const place = await aPlace(FILES);
    const heard = await place.run(line.split(' '));

    const full = await place.run(line.split(' '), led('2> /dev/full'));
    const closed = await place.run(line.split(' '), led('<&- 2>&-'));

    expect([full.exitCode, closed.exitCode]).toEqual([heard.exitCode, heard.exitCode]);
  },
);
