import { resolveThrough, SWITCHBOARD } from '../switchboard/ask.ts';
import type { Program } from './program.ts';

const USAGE = 1;
const NO_SUCH_NAME = 2;

/** `getent ahosts NAME`, as glibc's in a container: the names are those that the inside of the range sees. */
export const getent: Program = async ({ argv, env, stdout, stderr }) => {
  const [database, name] = argv;
  if (database !== 'ahosts' || name === undefined) {
    stderr.write('Usage: getent ahosts NAME\n');
    return USAGE;
  }
  const addresses = await resolveThrough(env[SWITCHBOARD] ?? '', name);
  if (addresses.length === 0) return NO_SUCH_NAME;
  for (const address of addresses) stdout.write(`${address.padEnd(15)} STREAM ${name}\n`);
  return 0;
};
