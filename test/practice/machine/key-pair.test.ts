import { expect, onTestFinished, test, vi } from 'vitest';
import { makeKeyPair } from '../../../src/practice/machine/key-pair.ts';
import { utils } from '../../../src/practice/machine/ssh2.ts';

test('one ed25519 key in two hundred could be read by nobody: another is made in its place', () => {
  const whole = utils.generateKeyPairSync('ed25519');
  const short = { ...whole, private: whole.private.replace(/\n.{20}/, '\n') };
  const make = vi.spyOn(utils, 'generateKeyPairSync').mockReturnValueOnce(short);
  onTestFinished(() => make.mockRestore());

  const made = makeKeyPair({ type: 'ed25519' });

  expect(utils.parseKey(short.private)).toBeInstanceOf(Error);
  expect(utils.parseKey(made.private)).not.toBeInstanceOf(Error);
  expect(make).toHaveBeenCalledTimes(2);
});
