import { PassThrough } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { lineAsker } from '../../src/frontend/plain/line-asker.ts';
import { typedLine } from '../../src/frontend/plain/typed-line.ts';

function aTerminal() {
  const input = new PassThrough();
  let written = '';
  const asker = lineAsker({ input, write: (text) => (written += text) });
  const never = new AbortController().signal;
  return { input, asker, never, written: () => written };
}

test('a question and its answer stand in one row, and no row is ever touched again', async () => {
  const { input, asker, never, written } = aTerminal();

  const reply = asker.ask({ words: 'Address:' }, never, () => {});
  input.write('1.2.3');
  input.write('.4\r');

  expect(await reply).toEqual({ is: 'said', text: '1.2.3.4' });
  expect(written()).toBe('? Address: 1.2.3.4\n');
});

test('what is wrong is said below, and asked again', async () => {
  const { input, asker, never, written } = aTerminal();
  const check = (text: string) => (text === '2' ? undefined : 'Write 2.');

  const reply = asker.ask({ words: 'Which?', check }, never, () => {});
  input.write('1\r');
  await vi.waitFor(() => expect(written()).toContain('Write 2.'));
  input.write('2\r');

  expect(await reply).toEqual({ is: 'said', text: '2' });
  expect(written()).toBe('? Which? 1\nWrite 2.\n? Which? 2\n');
});

test('a secret is not shown', async () => {
  const { input, asker, never, written } = aTerminal();

  const reply = asker.ask({ words: 'Password:', secret: true }, never, () => {});
  input.write(' hunter2 \r');

  expect(await reply).toEqual({ is: 'said', text: ' hunter2 ' });
  expect(written()).toBe('? Password: \n');
});

test('a prompt that nobody has to answer is said once, however often it gives way', async () => {
  const { asker, written } = aTerminal();

  for (let n = 0; n < 3; n += 1) {
    const paused = new AbortController();
    const reply = asker.ask({ words: 'Nothing needs you:', idle: true }, paused.signal, () => {});
    paused.abort();
    expect(await reply).toEqual({ is: 'withdrawn' });
  }

  expect(written()).toBe('Nothing needs you:\n');
});

test('what was typed while a question gave way is there when it is asked again, and answers no other', async () => {
  const { input, asker, never, written } = aTerminal();
  const paused = new AbortController();

  const first = asker.ask({ words: 'Which?' }, paused.signal, () => {});
  paused.abort();
  await first;
  input.write('12');
  await vi.waitFor(() => expect(input.readableLength).toBe(0));
  const again = new AbortController();
  const second = asker.ask({ words: 'Which?' }, again.signal, () => {});
  expect(written()).toBe('? Which? \n? Which? 12');
  again.abort();
  await second;
  input.write('3');
  await vi.waitFor(() => expect(input.readableLength).toBe(0));
  const other = asker.ask({ words: 'Go?' }, never, () => {});
  input.write('no\r');

  expect(await other).toEqual({ is: 'said', text: 'no' });
});

test('Ctrl-C, Ctrl-D in an empty row and the end of the input interrupt', async () => {
  for (const key of ['ab\u0003', '\u0004']) {
    const { input, asker, never } = aTerminal();
    const reply = asker.ask({ words: 'Which?' }, never, () => {});
    input.write(key);
    expect(await reply).toEqual({ is: 'interrupted' });
  }
  const { input, asker, never } = aTerminal();
  const reply = asker.ask({ words: 'Which?' }, never, () => {});
  input.end();
  expect(await reply).toEqual({ is: 'interrupted' });
});

test.for([
  ['backspace', 'abc', '\u007F', 'ab', '\b \b'],
  ['a wide letter', '弹性', '\u007F', '弹', '\b\b  \b\b'],
  ['the whole row', 'ab', '\u0015', '', '\b \b\b \b'],
  ['a word', 'ab cd ', '\u0017', 'ab ', '\b \b\b \b\b \b'],
  ['arrows', 'a', '\u001B[A\u001B[1;5C\u001BOPb', 'ab', 'b'],
  ['a tab and other controls', 'a', '\t\u0001\u0085', 'a', ''],
] as const)('%s', ([, before, chunk, text, echo]) => {
  expect(typedLine(before, chunk, false)).toEqual({ text, end: null, echo });
});

test('of a paste of several rows only the first is an answer', () => {
  expect(typedLine('', 'one\rtwo\r', false)).toEqual({ text: 'one', end: 'enter', echo: 'one' });
});
