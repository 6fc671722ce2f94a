// DNS servers of a small world: a root, one zone with two servers, resolvers that know both. Each answers after a pause.
import dgram from 'node:dgram';
import { once } from 'node:events';
import packet from 'dns-packet';

export const ZONE = 'front.test';
/** All of them on one port, each at an address of its own. */
export const ROOT = '127.0.0.10';
export const AUTHORITIES: readonly string[] = ['127.0.0.11', '127.0.0.12'];
export const RESOLVERS: readonly string[] = [21, 22, 23, 24, 25].map((n) => `127.0.0.${n}`);
export const SILENT = '127.0.0.30';

type Record = packet.Answer;

const TTL = 300;
const SOA_DATA = { mname: 'ns1.front.test', rname: 'ops.front.test', serial: 1 };
const soa = (name: string): Record => ({
  type: 'SOA',
  name: name === '' ? '.' : name,
  ttl: TTL,
  data: { ...SOA_DATA, refresh: 60, retry: 60, expire: 60, minimum: 60 },
});
const address = (name: string, data: string): Record => ({ type: 'A', name, ttl: TTL, data });
const served = (name: string, data: string): Record => ({ type: 'NS', name, ttl: TTL, data });
const NAME_SERVERS = AUTHORITIES.map((_, index) => `ns${index + 1}.${ZONE}`);
const GLUE = AUTHORITIES.map((at, index) => address(NAME_SERVERS[index] ?? '', at));
const ROOT_SERVER = 'a.root.test';

/** What the zone says of a name; undefined where it has none of it. */
function inZone(name: string, type: string, to: string): readonly Record[] | undefined {
  if (name === ZONE && type === 'NS') return NAME_SERVERS.map((one) => served(ZONE, one));
  if (name === ZONE) return type === 'SOA' ? [soa(ZONE)] : [];
  const own = GLUE.filter((one) => one.name === name);
  if (own.length > 0) return type === 'A' ? own : [];
  return /^n\d+\.front\.test$/.test(name) ? (type === 'A' ? [address(name, to)] : []) : undefined;
}

function inRoot(name: string, type: string): readonly Record[] | undefined {
  if (name === '') {
    if (type === 'SOA') return [soa('')];
    return type === 'NS' ? [served('.', ROOT_SERVER)] : [];
  }
  if (name === ROOT_SERVER) return type === 'A' ? [address(name, ROOT)] : [];
  return name === 'test' || name === 'root.test' ? [] : undefined;
}

type Said = Pick<packet.Packet, 'answers' | 'authorities' | 'additionals'> & {
  readonly flags: number;
};

function said(at: string, name: string, type: string, to: string): Said {
  const isBelow = name === ZONE || name.endsWith(`.${ZONE}`);
  const isResolver = RESOLVERS.includes(at);
  if (at === ROOT && isBelow && !(name === ZONE && type === 'DS'))
    return {
      flags: 0,
      authorities: NAME_SERVERS.map((one) => served(ZONE, one)),
      additionals: GLUE,
    };
  const isRoot = !isBelow || type === 'DS';
  const found = isRoot
    ? type === 'DS' && isBelow
      ? []
      : inRoot(name, type)
    : inZone(name, type, to);
  const flags =
    (isResolver ? packet.RECURSION_AVAILABLE : packet.AUTHORITATIVE_ANSWER) |
    (found === undefined ? 3 : 0);
  const authorities = found === undefined || found.length === 0 ? [soa(isRoot ? '' : ZONE)] : [];
  return { flags, answers: [...(found ?? [])], authorities };
}

/** Starts all of them; they end with the process. */
export async function startDns(port: number, to: string, pauseMs: number): Promise<void> {
  for (const at of [ROOT, ...AUTHORITIES, ...RESOLVERS, SILENT]) {
    const socket = dgram.createSocket({ type: 'udp4', recvBufferSize: 4 * 1024 * 1024 });
    socket.on('message', (message, from) => {
      if (at === SILENT) return;
      const { id, questions = [], flags = 0 } = packet.decode(message);
      const [question] = questions;
      if (question === undefined) return;
      const name = question.name === '.' ? '' : question.name.toLowerCase();
      const { flags: own, ...rest } = said(at, name, question.type, to);
      const answer = packet.encode({
        type: 'response',
        id: id ?? 0,
        flags: own | (flags & packet.RECURSION_DESIRED),
        questions,
        ...rest,
      });
      setTimeout(() => socket.send(answer, from.port, from.address), pauseMs);
    });
    socket.bind(port, at);
    await once(socket, 'listening');
  }
}
