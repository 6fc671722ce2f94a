import { reachOfAddress } from '../../model/address.ts';
import type { ProbeDef } from '../../model/catalogue.ts';
import { aCause, found } from '../../model/verdict.ts';
import { portFault } from '../port-fault.ts';
import { result } from '../result.ts';

type With = { readonly host: string; readonly port: number };

/** The name is not known, or nobody who knows could be asked. */
const NAME_CODES = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NONAME']);
/** The machine itself refuses to try: says nothing about the other side. */
const OWN_CODES = new Set(['EACCES', 'EPERM', 'EMFILE', 'ENFILE', 'EINVAL', 'EADDRNOTAVAIL']);

export const portOpen: ProbeDef<With> = {
  id: 'net/port-open',
  group: 'hosts',
  doc: {
    en: 'A TCP port takes connections from this machine.',
    zh: '从本机可以连上某个 TCP 端口。',
  },
  with: {
    host: { type: 'address', doc: { en: 'Address or host name.', zh: '地址或主机名。' } },
    port: { type: 'int', doc: { en: 'TCP port, 1 to 65535.', zh: 'TCP 端口，1 到 65535。' } },
  },
  finds: {
    address: {
      type: 'ip',
      doc: { en: 'The address that took the connection.', zh: '接受连接的地址。' },
    },
  },
  needsTarget: false,
  everyMs: 2000,
  async look({ host, port }, { net }, signal) {
    const object = { kind: 'Host', name: host };
    const fault = portFault(port, host);
    if (fault !== undefined) return result(found('unknown', { ...fault, object }));
    const answer = await net.connect(host, port, signal);
    const evidence = [{ name: 'connect', text: JSON.stringify({ host, port, ...answer }) }];
    if (answer.open) {
      const { address } = answer;
      // Where another host has connected, it knows the address of a name, and does not tell.
      const finds = reachOfAddress(address) === undefined ? {} : { address };
      return result({ ...found('pass', null), object }, { finds, evidence });
    }
    const { code } = answer;
    const own = OWN_CODES.has(code);
    const cause = aCause(
      own ? 'port-untested' : causeCode(code),
      { host, port, code },
      { object, healsByItself: !own },
    );
    return result(found(own ? 'unknown' : 'wait', cause), { evidence });
  },
};

function causeCode(code: string): string {
  if (NAME_CODES.has(code)) return 'host-not-found';
  if (code === 'ECONNREFUSED') return 'port-refused';
  if (code === 'ETIMEDOUT') return 'port-timeout';
  return 'port-unreachable';
}
