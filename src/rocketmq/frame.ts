import { Garbage } from './garbage.ts';
import { binaryHeader, jsonHeader, type Header } from './header.ts';

/** A name server of a thousand brokers says less than a hundredth of it. */
const MOST_BYTES = 4_194_304;
const LENGTH_BYTES = 4;
/** Where the header begins. */
const START = 2 * LENGTH_BYTES;
/** Any of them: servers read it only to know whom they talk to. */
const OUR_VERSION = 0;
const IS_RESPONSE = 1;

export type Question = {
  readonly code: number;
  readonly fields?: { readonly [name: string]: string };
};

export type Frame = Header & { readonly isResponse: boolean; readonly body: Buffer };

/** `length · header length · header · body`; the first byte of the header's length names its form, 0 is JSON. */
export function writeFrame({ code, fields = {} }: Question, opaque: number): Buffer {
  const header = Buffer.from(
    JSON.stringify({
      code,
      language: 'OTHER',
      version: OUR_VERSION,
      opaque,
      flag: 0,
      extFields: fields,
      serializeTypeCurrentRPC: 'JSON',
    }),
  );
  const lengths = Buffer.alloc(START);
  lengths.writeInt32BE(LENGTH_BYTES + header.length, 0);
  lengths.writeInt32BE(header.length, LENGTH_BYTES);
  return Buffer.concat([lengths, header]);
}

/** How many bytes the first frame of these takes; undefined while that is not known. Throws where it can be none. */
export function frameBytes(came: Buffer): number | undefined {
  if (came.length < LENGTH_BYTES) return undefined;
  const length = came.readInt32BE(0);
  if (length < LENGTH_BYTES || length > MOST_BYTES) throw new Garbage('FRAME_LENGTH');
  return LENGTH_BYTES + length;
}

/** A frame that has come whole. */
export function readFrame(bytes: Buffer): Frame {
  if (bytes.length < START) throw new Garbage('HEADER_LENGTH');
  const form = bytes.readUInt8(LENGTH_BYTES);
  const headerLength = bytes.readUIntBE(LENGTH_BYTES + 1, 3);
  if (START + headerLength > bytes.length) throw new Garbage('HEADER_LENGTH');
  const written = bytes.subarray(START, START + headerLength);
  const header = headerOf(form, written);
  const isResponse = (header.flag & IS_RESPONSE) === IS_RESPONSE;
  return { ...header, isResponse, body: bytes.subarray(START + headerLength) };
}

/** Servers answer in the form that they are set to, whatever they were asked in. */
function headerOf(form: number, written: Buffer): Header {
  if (form === 0) return jsonHeader(written);
  if (form === 1) return binaryHeader(written);
  throw new Garbage('HEADER_FORM');
}
