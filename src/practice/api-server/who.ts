import type { TLSSocket } from 'node:tls';
import { ApiFault } from '../store/faults.ts';
import type { User } from './asked.ts';

/** Who shows a token, by the token. */
export type Tokens = ReadonlyMap<string, User>;

/** Who asks: by a client certificate of the authority, or by a token. Throws `ApiFault` 401 where it is nobody. */
export function whoAsks(
  socket: TLSSocket | undefined,
  authorization: string | undefined,
  tokens: Tokens,
): User {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  const user = token === undefined ? certified(socket) : tokens.get(token);
  if (user !== undefined) return { ...user, groups: [...user.groups, 'system:authenticated'] };
  if (token === undefined && !hasCertificate(socket))
    return { name: 'system:anonymous', groups: ['system:unauthenticated'] };
  throw new ApiFault(401, 'Unauthorized', 'Unauthorized');
}

function hasCertificate(socket: TLSSocket | undefined): boolean {
  return Object.keys(socket?.getPeerCertificate() ?? {}).length > 0;
}

function certified(socket: TLSSocket | undefined): User | undefined {
  if (socket?.authorized !== true) return undefined;
  // Node says one text for one value and a list for several.
  const subject: { readonly [key: string]: string | string[] | undefined } = {
    ...socket.getPeerCertificate().subject,
  };
  const [name] = [subject['CN'] ?? ''].flat();
  if (name === undefined || name === '') return undefined;
  const certificate = socket.getPeerCertificate().fingerprint256.replaceAll(':', '').toLowerCase();
  return { name, groups: [subject['O'] ?? []].flat(), certificate };
}
