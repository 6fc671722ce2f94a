import { expect, test } from 'vitest';
import { abortable } from '../../src/cluster/abortable.ts';

test('settles as the work does', async () => {
  const { signal } = new AbortController();

  await expect(abortable(Promise.resolve(1), signal)).resolves.toBe(1);
  await expect(abortable(Promise.reject(new Error('lost')), signal)).rejects.toThrow('lost');
});

test.each(['before', 'meanwhile'])(
  'what fails after it was given up %s is nobody’s',
  async (when) => {
    const controller = new AbortController();
    const work = Promise.withResolvers<never>();
    if (when === 'before') controller.abort();
    const given = abortable(work.promise, controller.signal);
    controller.abort();

    await expect(given).rejects.toThrow('aborted');
    // Left to itself this would end the program, and the test with it.
    work.reject(new Error('closed'));
    await new Promise((resolve) => setImmediate(resolve));
  },
);
