import { once } from 'node:events';
import https from 'node:https';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { startFileServer } from '../../../src/practice/archives/file-server.ts';
import { createAuthority } from '../../../src/practice/authority.ts';
import { fileServerTest as test, sha256Of } from '../../support/archives/file-server.ts';

const BYTES = Buffer.from('0123456789'.repeat(100));
const PATH = '/a/all.tar.gz';
const AUTHORITY = createAuthority();

type Place = { readonly port: number; readonly host: string; readonly root: string };
type Headers = { readonly [name: string]: string };

async function ask({ port, host, root }: Place, method: string, path: string, headers: Headers) {
  const request = https.request({
    host: '127.0.0.1',
    port,
    servername: host,
    ca: root,
    method,
    path,
    headers: { ...headers, host },
    agent: false,
  });
  request.end();
  const [answer] = await once(request, 'response');
  const body = await buffer(answer);
  const isFile = [200, 206].includes(answer.statusCode);
  const said = (name: string) => String(answer.headers[name] ?? '');
  return {
    status: String(answer.statusCode),
    range: said('content-range'),
    // What a server says beside a refusal is its own.
    ranges: isFile ? said('accept-ranges') : '',
    etag: isFile ? said('etag') : '',
    modified: isFile ? said('last-modified') : '',
    length: isFile ? said('content-length') : '',
    sha256: isFile ? sha256Of(body) : '',
  };
}

const CASES: readonly (readonly [string, string, string, Headers])[] = [
  ['the whole', 'GET', PATH, {}],
  ['its head', 'HEAD', PATH, {}],
  ['its beginning', 'GET', PATH, { range: 'bytes=0-9' }],
  ['all from the middle on', 'GET', PATH, { range: 'bytes=500-' }],
  ['its end', 'GET', PATH, { range: 'bytes=-7' }],
  ['more than there is', 'GET', PATH, { range: 'bytes=990-5000' }],
  ['what is beyond its end', 'GET', PATH, { range: 'bytes=1000-' }],
  ['a range the wrong way round', 'GET', PATH, { range: 'bytes=9-3' }],
  ['a range of no form', 'GET', PATH, { range: 'bytes=x' }],
  ['another unit', 'GET', PATH, { range: 'lines=0-9' }],
  ['the head of a part', 'HEAD', PATH, { range: 'bytes=0-9' }],
  ['a part of another one', 'GET', PATH, { range: 'bytes=0-9', 'if-range': '"other"' }],
  ['what is not there', 'GET', '/a/none.tar.gz', {}],
  ['what may not be put', 'PUT', PATH, {}],
  ['what is not changed', 'GET', PATH, { 'if-none-match': 'ETAG' }],
  ['what is changed', 'GET', PATH, { 'if-none-match': '"other"' }],
  ['a part of the same one', 'GET', PATH, { range: 'bytes=0-9', 'if-range': 'ETAG' }],
  ['a part of the one of a date', 'GET', PATH, { range: 'bytes=0-9', 'if-range': 'DATE' }],
  ['what is not changed since', 'GET', PATH, { 'if-modified-since': 'DATE' }],
];

test.for(CASES)(
  '%s: a file of the range comes as from nginx',
  async ([, method, path, given], { server, expect }) => {
    server.put({ 'all.tar.gz': BYTES });
    const real = { port: server.port, host: 'files.example.test', root: server.root };
    const known = await ask(real, 'HEAD', PATH, {});
    const { root, issue } = await AUTHORITY;
    const madeAt = Date.parse(known.modified);
    const host = 'backup.example.com';
    const own = await startFileServer({ host, issue, files: { [PATH]: { bytes: BYTES, madeAt } } });
    onTestFinished(() => own.close());
    const ours = { port: own.doors[0]?.at.port ?? 0, host, root };
    const words: Headers = { ETAG: known.etag, DATE: known.modified };
    const headers = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, words[value] ?? value]),
    );

    expect(await ask(ours, method, path, headers)).toEqual(await ask(real, method, path, headers));
  },
);
