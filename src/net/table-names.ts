import { Resolver } from 'node:dns/promises';
import type { Door } from '../model/door.ts';

const PORT = 53;
const TIMEOUT_MS = 2000;
const TRIES = 2;

/** Gives the addresses of a name. Rejects as the operating system's own lookup does. */
export type LookUp = (host: string) => Promise<readonly string[]>;

/**
 * Looks names up as a machine of the practice range would: by its resolvers, which the table leads to. Nothing is kept
 * here, as no more is kept by a machine.
 */
export function tableNames(doors: () => readonly Door[], resolvers: readonly string[]): LookUp {
  return async (host) => {
    const servers = resolvers.flatMap((address) =>
      doors()
        .filter((one) => one.seen === address && one.port === PORT && one.protocol === 'udp')
        .map(({ at }) => `${at.host}:${at.port}`),
    );
    if (servers.length === 0) throw failed('EAI_AGAIN', host);
    const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
    resolver.setServers(servers);
    try {
      return await resolver.resolve4(host);
    } catch (error) {
      throw failed(isNone(error) ? 'ENOTFOUND' : 'EAI_AGAIN', host);
    }
  };
}

/** There is no such name, or none of that type. */
function isNone(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    ['ENOTFOUND', 'ENODATA'].includes(String(error.code))
  );
}

function failed(code: string, host: string): Error {
  const error: NodeJS.ErrnoException = new Error(`getaddrinfo ${code} ${host}`);
  error.code = code;
  error.syscall = 'getaddrinfo';
  return error;
}
