import { expect, test } from 'vitest';
import { createAskedSecrets } from '../../src/secrets/asked-secrets.ts';

const NEVER = new AbortController().signal;

test('who needs a secret waits until somebody gives it', async () => {
  const asked = createAskedSecrets();
  const changes: string[] = [];
  asked.onChange(() => changes.push(asked.waiting().join(' ')));

  const [one, two] = [asked.ask('one', NEVER), asked.ask('two', NEVER)];
  asked.give('nobody-asked', 'x');
  asked.give('two', 'swordfish');

  expect(await two).toBe('swordfish');
  asked.give('one', 'marlin');
  expect(await one).toBe('marlin');
  expect(changes).toEqual(['one', 'one two', 'one', '']);
});

test('who is aborted waits no more', async () => {
  const asked = createAskedSecrets();
  const controller = new AbortController();

  const one = asked.ask('one', controller.signal);
  controller.abort(new Error('stop'));

  await expect(one).rejects.toThrow('stop');
  await expect(asked.ask('one', controller.signal)).rejects.toThrow('stop');
  expect(asked.waiting()).toEqual([]);
});
