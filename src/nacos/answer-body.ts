import { isObject, type JsonObject } from '../model/json.ts';
import type { Response } from './request.ts';

const MOST_SHOWN = 300;

/** undefined where it is no JSON object. */
export function objectIn({ body }: Pick<Response, 'body'>): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** `data` of an answer that says it is a good one: code 0 in Nacos 2 and 3, 200 in the API of Nacos 1. */
export function dataIn(response: Response): unknown {
  const { code, data } = objectIn(response) ?? {};
  return response.status === 200 && (code === 0 || code === 200) ? data : undefined;
}

/** The words of an answer for a person: its message, or how it begins. */
export function wordsOf(response: Response): string {
  const { message, data } = objectIn(response) ?? {};
  const text = [message, data, response.body].find(isText) ?? '';
  return text.trim().slice(0, MOST_SHOWN);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
