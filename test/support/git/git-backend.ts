import { execFileSync, spawn } from 'node:child_process';
import type { RequestListener } from 'node:http';
import path from 'node:path';
import { GIT_ENV } from './repository.ts';

const BACKEND = path.join(
  execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(),
  'git-http-backend',
);

/** Answers as git's own server over HTTP (`git http-backend`, a CGI program) for the repositories below a folder. */
export function gitBackend(below: string): RequestListener {
  return (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://git.test');
    const backend = spawn(BACKEND, [], {
      env: {
        ...GIT_ENV,
        GIT_PROJECT_ROOT: below,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: pathname,
        QUERY_STRING: search.slice(1),
        REQUEST_METHOD: request.method ?? 'GET',
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
        REMOTE_ADDR: '127.0.0.1',
      },
    });
    request.pipe(backend.stdin);
    let head = Buffer.alloc(0);
    backend.stdout.on('data', (chunk: Buffer) => {
      if (response.headersSent) return void response.write(chunk);
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end === -1) return;
      const lines = head.subarray(0, end).toString().split('\r\n');
      const headers = lines.map(
        (line) => [line.split(': ')[0] ?? '', line.slice(line.indexOf(': ') + 2)] as const,
      );
      const status = Number(headers.find(([name]) => name === 'Status')?.[1].split(' ')[0] ?? 200);
      response.writeHead(status, Object.fromEntries(headers.filter(([name]) => name !== 'Status')));
      response.write(head.subarray(end + 4));
    });
    backend.stdout.on('end', () => response.end());
  };
}
