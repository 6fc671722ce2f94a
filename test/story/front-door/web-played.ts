import type { RequestListener } from 'node:http';
import type { Authorities } from '../../support/tls/authorities.ts';
import { sent } from '../../support/tls/fault-row.ts';
import type { Pair, Played } from './fault-servers.ts';

/** Who serves a name of its own, and how. */
export type Own = {
  readonly host: string;
  play(pki: Authorities, host: string): Promise<Played>;
};
type Issue = (pki: Authorities, host: string) => Promise<Pair>;

export function raw(name: string, play: Extract<Played, { raw: unknown }>['raw']): Own {
  return { host: `${name}.web.example`, play: async () => ({ raw: play }) };
}

async function right({ inter, leaf }: Authorities, host: string): Promise<Pair> {
  return sent(await leaf(host), inter);
}

export function shaken(name: string, play: Extract<Played, { tls: unknown }>['tls']): Own {
  return {
    host: `${name}.web.example`,
    play: async (pki, host) => ({ pair: await right(pki, host), tls: play }),
  };
}

export function web(name: string, listener: RequestListener, issue: Issue = right): Own {
  return {
    host: `${name}.web.example`,
    play: async (pki, host) => ({ pair: await issue(pki, host), web: listener }),
  };
}

export function redirects(name: string, location: string): Own {
  return web(name, (_, response) => {
    response.writeHead(302, { location }).end();
  });
}
