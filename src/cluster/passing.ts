import type { Pool } from 'undici';
import type { Credentials } from './credentials.ts';
import type { Answer, Request } from './transport.ts';

/** A GET that the API server hands on to what is behind it. */
export type Passed = Request & {
  readonly headers: { readonly [name: string]: string };
  readonly longestBody: number;
};
/** Names of headers in lower case. `cut` where the body goes on. */
export type Passing = Answer & {
  readonly headers: { readonly [name: string]: string };
  readonly cut: boolean;
};

export async function askThrough(
  pool: Pool,
  { path, headers: asked, longestBody }: Passed,
  credentials: Credentials,
  signal: AbortSignal,
): Promise<Passing> {
  const { statusCode, headers, body } = await pool.request({
    path,
    method: 'GET',
    headers: { 'user-agent': 'dr-wizard', ...asked, ...credentials.headers },
    signal,
  });
  return {
    status: statusCode,
    headers: oneEach(headers),
    ...(await beginningOf(body, longestBody)),
  };
}

async function beginningOf(
  body: AsyncIterable<Uint8Array>,
  longest: number,
): Promise<{ readonly body: string; readonly cut: boolean }> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > longest) break;
  }
  const text = Buffer.concat(chunks).subarray(0, longest).toString('utf8');
  return { body: text, cut: bytes > longest };
}

function oneEach(headers: { readonly [name: string]: string | string[] | undefined }) {
  const one: { [name: string]: string } = {};
  for (const [name, value = ''] of Object.entries(headers))
    one[name.toLowerCase()] = typeof value === 'string' ? value : value.join(', ');
  return one;
}
