import net from 'node:net';
import { once } from 'node:events';

export type RawAnswer = {
  readonly code: unknown;
  /** The names of what the header holds, sorted. */
  readonly header: readonly string[];
  readonly body: string;
};

/** One question in RocketMQ's protocol, and the answer as it came: no reader of the product is between. */
export async function askRaw(
  at: { readonly host: string; readonly port: number },
  code: number,
  extFields: { readonly [name: string]: string } = {},
): Promise<RawAnswer> {
  const socket = net.connect(at);
  await once(socket, 'connect');
  const header = Buffer.from(
    JSON.stringify({
      code,
      extFields,
      flag: 0,
      language: 'OTHER',
      opaque: 7,
      version: 0,
      serializeTypeCurrentRPC: 'JSON',
    }),
  );
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32BE(4 + header.length, 0);
  lengths.writeUInt32BE(header.length, 4);
  socket.write(Buffer.concat([lengths, header]));
  let came = Buffer.alloc(0);
  for await (const chunk of socket) {
    if (chunk instanceof Buffer) came = Buffer.concat([came, chunk]);
    if (came.length >= 4 && came.length >= 4 + came.readUInt32BE(0)) break;
  }
  socket.destroy();
  const length = came.readUIntBE(5, 3);
  const told = JSON.parse(came.toString('utf8', 8, 8 + length));
  return {
    code: told.code,
    header: Object.keys(told).toSorted(),
    body: came.toString('utf8', 8 + length),
  };
}
