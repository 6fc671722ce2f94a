import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SCENES } from '../../support/scenes.ts';

const FOLDER = 'docs/screens';
const taken = readFileSync(`${FOLDER}/pictures.txt`, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(/ +/));
const names = taken.map(([name = '']) => name).toSorted();

test('each picture that is taken is there, and is told of', () => {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.png'));
  const told = readFileSync(`${FOLDER}/README.md`, 'utf8').matchAll(/^\| `([\w-]+)\.png`/gm);

  expect(files.map((file) => file.replace('.png', '')).toSorted()).toEqual(names);
  expect(Array.from(told, ([, name = '']) => name).toSorted()).toEqual(names);
});

test('each picture is of the practice drill or of a scene that there is', () => {
  const unknown = taken.filter(([, of = '']) => of !== 'drill' && SCENES[of] === undefined);

  expect(unknown).toEqual([]);
});
