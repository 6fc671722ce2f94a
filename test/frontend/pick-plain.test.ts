import { expect, test } from 'vitest';
import { pickPlain } from '../../src/frontend/pick-plain.ts';
import { texts } from '../../src/text/index.ts';
import { anAsker, CTRL_C } from '../support/an-asker.ts';

const OPTIONS = [
  { value: 'incident', label: 'recover it' },
  { value: 'drill', label: 'rehearse' },
];

async function picked(answer: string) {
  let output = '';
  const asker = anAsker(() => answer);
  const write = (text: string) => (output += text);
  const value = await pickPlain(
    { asker, texts: texts('en'), write },
    'What is to be done?',
    OPTIONS,
  );
  return { value, output };
}

test('a choice is made by its number or by its words, from a list that can be read aloud', async () => {
  expect(await picked('2')).toEqual({
    value: 'drill',
    output: '  1  recover it\n  2  rehearse\nWhat is to be done? 2\n\n',
  });
  expect((await picked('recover it')).value).toBe('incident');
});

test('Ctrl-C leaves without a choice', async () => {
  expect((await picked(CTRL_C)).value).toBeNull();
});
