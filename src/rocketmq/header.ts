import { isObject } from '../model/json.ts';
import { Garbage } from './garbage.ts';

export type Header = {
  readonly code: number;
  readonly flag: number;
  /** The number of the question that it answers. */
  readonly opaque: number;
  readonly version: number;
  readonly remark: string;
};

export function jsonHeader(written: Buffer): Header {
  const { code, flag, opaque, version = 0, remark } = objectIn(written);
  if (!isInt(code) || !isInt(flag) || !isInt(opaque) || !isInt(version))
    throw new Garbage('HEADER');
  return { code, flag, opaque, version, remark: typeof remark === 'string' ? remark : '' };
}

const CODE = 0;
const VERSION = 3;
const OPAQUE = 5;
const FLAG = 9;
const REMARK_LENGTH = 13;
const REMARK = 17;

/** RocketMQ's own form, of servers that are set to `rocketmq.serialize.type=ROCKETMQ`. What follows the remark is not read. */
export function binaryHeader(written: Buffer): Header {
  if (written.length < REMARK) throw new Garbage('HEADER');
  const length = written.readInt32BE(REMARK_LENGTH);
  if (length < 0 || REMARK + length > written.length) throw new Garbage('HEADER');
  return {
    code: written.readInt16BE(CODE),
    version: written.readInt16BE(VERSION),
    opaque: written.readInt32BE(OPAQUE),
    flag: written.readInt32BE(FLAG),
    remark: written.toString('utf8', REMARK, REMARK + length),
  };
}

function objectIn(written: Buffer): { readonly [key: string]: unknown } {
  let value: unknown;
  try {
    value = JSON.parse(written.toString('utf8'));
  } catch {
    throw new Garbage('HEADER');
  }
  if (!isObject(value)) throw new Garbage('HEADER');
  return value;
}

function isInt(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
