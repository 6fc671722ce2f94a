import net from 'node:net';
import type { Question } from '../../../src/rocketmq/frame.ts';
import { listening, type WebServer } from '../http/servers.ts';

/** A question as it came, with the number that its answer has to have. */
export type Asked = Question & { readonly opaque: number };

/** Something that speaks RocketMQ's protocol on loopback, or does not, until the test is over. */
export function playRemoting(
  onQuestion: (question: Asked, socket: net.Socket) => void,
): Promise<WebServer> {
  return listening(
    net.createServer((socket) => {
      // A question fits into one piece.
      socket.once('data', (frame: Buffer) => onQuestion(asked(frame), socket));
    }),
  );
}

function asked(frame: Buffer): Asked {
  const header = JSON.parse(frame.subarray(8, 8 + frame.readUIntBE(5, 3)).toString('utf8'));
  return { code: header.code, opaque: header.opaque, fields: header.extFields };
}

export type Answer = {
  readonly code?: number;
  readonly body?: string | object;
  readonly remark?: string;
  readonly opaque?: number;
  readonly flag?: number;
  /** In RocketMQ's own form instead of JSON. */
  readonly binary?: true;
};

/** A frame as RocketMQ 5.3.3 writes it. */
export function answerFrame(opaque: number, answer: Answer = {}): Buffer {
  const { code = 0, flag = 1, body = '', remark } = answer;
  const header = { code, flag, language: 'JAVA', opaque: answer.opaque ?? opaque, version: 479 };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const written = answer.binary
    ? binary(header, remark ?? '')
    : Buffer.from(JSON.stringify({ ...header, remark, serializeTypeCurrentRPC: 'JSON' }));
  const lengths = Buffer.alloc(8);
  lengths.writeInt32BE(4 + written.length + Buffer.byteLength(text), 0);
  lengths.writeInt32BE(written.length, 4);
  if (answer.binary) lengths.writeUInt8(1, 4);
  return Buffer.concat([lengths, written, Buffer.from(text)]);
}

function binary(
  header: { readonly code: number; flag: number; opaque: number; version: number },
  remark: string,
): Buffer {
  const fixed = Buffer.alloc(17);
  fixed.writeInt16BE(header.code, 0);
  fixed.writeInt16BE(header.version, 3);
  fixed.writeInt32BE(header.opaque, 5);
  fixed.writeInt32BE(header.flag, 9);
  fixed.writeInt32BE(Buffer.byteLength(remark), 13);
  return Buffer.concat([fixed, Buffer.from(remark), Buffer.alloc(4)]);
}

/** Cluster info as RocketMQ 5.3.3 writes it: its maps by numbers are no JSON. */
export const CLUSTER_BODY =
  '{"brokerAddrTable":{"broker-a":{"brokerAddrs":{0:"10.0.0.1:10911",1:"10.0.0.2:10911"},' +
  '"brokerName":"broker-a","cluster":"DefaultCluster","enableActingMaster":false}},' +
  '"clusterAddrTable":{"DefaultCluster":["broker-a"]}}';
