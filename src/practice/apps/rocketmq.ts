import net from 'node:net';
import { listen } from '../listen.ts';

/*
 * Name servers and brokers that speak RocketMQ's remoting protocol as 5.3.3 does (RemotingCommand, RequestCode,
 * ResponseCode and ClusterInfo, TopicRouteData, KVTable of its sources): a frame is its length, the length of its header
 * with the header's form in the first byte, the header in JSON, the body.
 */
export type PracticeBroker = {
  readonly name: string;
  readonly cluster: string;
  /** 0 is the master. */
  readonly id: number;
  /** As it registers itself: `host:port`. */
  readonly address: string;
};

export type RocketmqState = {
  /** What a name server knows; a broker that has not registered with it is not there. */
  brokers: readonly PracticeBroker[];
  /** By topic: the brokers that hold it. */
  topics: { readonly [topic: string]: readonly string[] };
  /** What a broker tells of itself; null where this is a name server. */
  runtime: { readonly [key: string]: string } | null;
};

export type RocketmqServer = {
  readonly port: number;
  readonly set: (more: Partial<RocketmqState>) => void;
  close(): Promise<void>;
};

type Answer = { readonly code: number; readonly remark?: string; readonly body?: string };
type Header = {
  readonly code: number;
  readonly opaque: number;
  readonly extFields?: { readonly [name: string]: string };
};

const REQUEST = { brokerRuntime: 28, route: 105, cluster: 106 } as const;
const RESPONSE = { success: 0, systemError: 1, notSupported: 3, noSuchTopic: 17 } as const;
const VERSION_5_3_3 = 479;
const QUEUES = 8;
const READ_AND_WRITE = 6;
/** From which brokers make topics that nobody made: what is made inherits from it. */
const TEMPLATE = 'TBW102';
const INHERITED = 1;

/** A name server, or a broker where `runtime` is given, on a port of loopback. */
export async function startRocketmq(from: Partial<RocketmqState>): Promise<RocketmqServer> {
  let state: RocketmqState = { brokers: [], topics: {}, runtime: null, ...from };
  const server = net.createServer((socket) => {
    let came: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      came = Buffer.concat([came, chunk]);
      while (came.length >= 4 && came.length >= 4 + came.readUInt32BE(0)) {
        const frame = came.subarray(0, 4 + came.readUInt32BE(0));
        came = came.subarray(frame.length);
        const header = headerOf(frame);
        if (header === null) {
          socket.destroy();
          return;
        }
        socket.write(framed(header.opaque, answer(state, header)));
      }
    });
  });
  const listening = await listen(server);
  return {
    port: listening.at.port,
    set: (more) => void (state = { ...state, ...more }),
    close: () => listening.close(),
  };
}

function answer(state: RocketmqState, { code, extFields = {} }: Header): Answer {
  if (state.runtime !== null && code === REQUEST.brokerRuntime)
    return { code: RESPONSE.success, body: JSON.stringify({ table: state.runtime }) };
  if (state.runtime === null && code === REQUEST.cluster)
    return { code: RESPONSE.success, body: clusterBody(state.brokers) };
  if (state.runtime === null && code === REQUEST.route) {
    const topic = extFields['topic'] ?? '';
    const isJson = extFields['acceptStandardJsonOnly'] === 'true';
    return routeAnswer(state, topic, isJson);
  }
  return { code: RESPONSE.notSupported, remark: ` request type ${code} not supported` };
}

/** Its maps by numbers are no JSON, as fastjson writes them. */
function clusterBody(brokers: readonly PracticeBroker[]): string {
  const names = [...new Set(brokers.map(({ name }) => name))];
  const table = names.map((name) => `${JSON.stringify(name)}:${brokerBody(brokers, name, false)}`);
  const clusters: { [cluster: string]: string[] } = {};
  for (const { name, cluster } of brokers) {
    const known = (clusters[cluster] ??= []);
    if (!known.includes(name)) known.push(name);
  }
  return `{"brokerAddrTable":{${table.join(',')}},"clusterAddrTable":${JSON.stringify(clusters)}}`;
}

function brokerBody(brokers: readonly PracticeBroker[], name: string, isJson: boolean): string {
  const own = brokers.filter((one) => one.name === name);
  const quote = isJson ? '"' : '';
  const addresses = own.map(
    ({ id, address }) => `${quote}${id}${quote}:${JSON.stringify(address)}`,
  );
  const cluster = JSON.stringify(own[0]?.cluster ?? '');
  return `{"brokerAddrs":{${addresses.join(',')}},"brokerName":${JSON.stringify(name)},"cluster":${cluster},"enableActingMaster":false}`;
}

function routeAnswer({ brokers, topics }: RocketmqState, topic: string, isJson: boolean): Answer {
  const holders = (topics[topic] ?? []).filter((name) => brokers.some((one) => one.name === name));
  if (holders.length === 0) {
    const remark = `No topic route info in name server for the topic: ${topic}`;
    return { code: RESPONSE.noSuchTopic, remark };
  }
  const queues = holders.map((brokerName) => ({
    brokerName,
    perm: topic === TEMPLATE ? READ_AND_WRITE + INHERITED : READ_AND_WRITE,
    readQueueNums: QUEUES,
    topicSysFlag: 0,
    writeQueueNums: QUEUES,
  }));
  const data = holders.map((name) => brokerBody(brokers, name, isJson));
  const body = `{"brokerDatas":[${data.join(',')}],"filterServerTable":{},"queueDatas":${JSON.stringify(queues)}}`;
  return { code: RESPONSE.success, body };
}

function headerOf(frame: Buffer): Header | null {
  if (frame.length < 8 || frame.readUInt8(4) !== 0) return null;
  const length = frame.readUIntBE(5, 3);
  if (8 + length > frame.length) return null;
  try {
    const { code, opaque, extFields } = JSON.parse(frame.toString('utf8', 8, 8 + length));
    return typeof code === 'number' && typeof opaque === 'number'
      ? { code, opaque, extFields }
      : null;
  } catch {
    return null;
  }
}

function framed(opaque: number, { code, remark, body = '' }: Answer): Buffer {
  const header = Buffer.from(
    JSON.stringify({
      code,
      flag: 1,
      language: 'JAVA',
      opaque,
      ...(remark === undefined ? {} : { remark }),
      serializeTypeCurrentRPC: 'JSON',
      version: VERSION_5_3_3,
    }),
  );
  const text = Buffer.from(body);
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32BE(4 + header.length + text.length, 0);
  lengths.writeUInt32BE(header.length, 4);
  return Buffer.concat([lengths, header, text]);
}
