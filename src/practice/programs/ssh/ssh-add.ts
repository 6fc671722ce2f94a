import type { Program } from '../program.ts';

const NO_AGENT = 2;

/** ssh-add for a machine that lacks it: there is no agent to be asked. */
export const sshAdd: Program = async ({ stderr }) => {
  stderr.write('Could not open a connection to your authentication agent.\n');
  return NO_AGENT;
};
