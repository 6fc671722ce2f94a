import { Agent, request as httpsRequest } from 'node:https';
import { text } from 'node:stream/consumers';
import type { Credential } from './certificates.ts';

export type Answer = { readonly status: number; readonly body: unknown };
export type SendRequest = (method: string, path: string, body?: object) => Promise<Answer>;

/** Plain requests to the API server, without a Kubernetes client between the test and the answer. */
export function createRequest(server: string, ca: string, client: Credential): SendRequest {
  const agent = new Agent({ ca, cert: client.certificate, key: client.key, keepAlive: false });
  return (method, path, body) =>
    new Promise((resolve, reject) => {
      const sent = body === undefined ? undefined : JSON.stringify(body);
      const call = httpsRequest(
        new URL(path, server),
        {
          agent,
          method,
          headers: sent === undefined ? {} : { 'content-type': contentType(method) },
        },
        (response) => {
          const status = response.statusCode ?? 0;
          text(response).then((answer) => resolve({ status, body: parse(answer) }), reject);
        },
      );
      call.on('error', reject);
      call.end(sent);
    });
}

function contentType(method: string): string {
  return method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
}

function parse(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch {
    return answer;
  }
}
