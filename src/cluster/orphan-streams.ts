import diagnostics from 'node:diagnostics_channel';
import type { ClientHttp2Stream } from 'node:http2';
import { isObject } from '../model/json.ts';

/** Told by Node for each stream that a client opens (Node 22.17, 24.2). */
const CREATED = 'http2.client.stream.created';

let isHeard = false;

/**
 * A request over HTTP/2 that was given up leaves its stream behind for a moment, and undici no longer listens to it: where
 * the connection is torn down just then, the stream's error would be nobody's and end the program. Whoever waits for an
 * answer hears of the loss all the same.
 */
export function hearOrphanStreams(): void {
  if (isHeard) return;
  isHeard = true;
  diagnostics.subscribe(CREATED, (message) => {
    if (isObject(message) && isStream(message['stream'])) message['stream'].on('error', ignore);
  });
}

function isStream(value: unknown): value is ClientHttp2Stream {
  return typeof value === 'object' && value !== null && 'on' in value;
}

function ignore(): void {
  // The request's own handlers have told it.
}
