import https from 'node:https';
import { text } from 'node:stream/consumers';
import { parse } from 'yaml';
import * as z from 'zod';

const Kubeconfig = z.object({
  clusters: z.tuple([
    z.object({
      cluster: z.object({ server: z.string(), 'certificate-authority-data': z.string() }),
    }),
  ]),
  users: z.tuple([
    z.object({
      user: z.object({
        token: z.string().optional(),
        'client-certificate-data': z.string().optional(),
        'client-key-data': z.string().optional(),
      }),
    }),
  ]),
});

export type Step = {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  /** As it stands, in place of `body`. */
  readonly text?: string;
  readonly type?: string;
  readonly accept?: string;
};
export type Reply = { readonly status: number; readonly body: unknown };
export type ApiClient = (step: Step) => Promise<Reply>;

/** Plain requests as a kubeconfig says, or by another login; the same to whatever API server. */
export function apiClient(kubeconfig: string, login?: { readonly token: string }): ApiClient {
  const { clusters, users } = Kubeconfig.parse(parse(kubeconfig));
  const { server, 'certificate-authority-data': ca } = clusters[0].cluster;
  const user: (typeof users)[0]['user'] = login ?? users[0].user;
  const plain = (data: string | undefined): string | undefined =>
    data === undefined ? undefined : Buffer.from(data, 'base64').toString();
  const [cert, key] = [plain(user['client-certificate-data']), plain(user['client-key-data'])];
  return ({ method, path, body, text: given, type, accept = 'application/json' }) =>
    new Promise((resolve, reject) => {
      const sent = given ?? (body === undefined ? undefined : JSON.stringify(body));
      const request = https.request(
        new URL(path, server),
        {
          method,
          agent: false,
          ca: plain(ca),
          ...(cert === undefined ? {} : { cert, key }),
          headers: {
            accept,
            ...(user.token === undefined ? {} : { authorization: `Bearer ${user.token}` }),
            ...(sent === undefined
              ? {}
              : {
                  'content-type': type ?? 'application/json',
                  'content-length': Buffer.byteLength(sent),
                }),
          },
        },
        (answer) => {
          const status = answer.statusCode ?? 0;
          text(answer).then((told) => resolve({ status, body: read(told) }), reject);
        },
      );
      request.on('error', reject);
      request.end(sent);
    });
}

/** A watch tells one object a line. */
function read(told: string): unknown {
  try {
    const lines: readonly unknown[] = told
      .trimEnd()
      .split(/\n(?=\{)/)
      .map((line) => JSON.parse(line));
    return lines.length === 1 ? lines[0] : lines;
  } catch {
    return told;
  }
}
