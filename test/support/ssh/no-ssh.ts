import type { SshReader, SshWriter } from '../../../src/model/ssh.ts';

const nobody = () => Promise.reject(new Error('this world has no such host'));

/** Keys and hosts of a world that has none. */
export const NO_SSH: SshReader & SshWriter = {
  keyFile: nobody,
  login: nobody,
  version: nobody,
  makeKey: nobody,
  writePublicHalf: nobody,
  closeKey: nobody,
  run: nobody,
  attach: nobody,
};
