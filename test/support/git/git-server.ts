import http from 'node:http';
import { listening, type WebServer } from '../http/servers.ts';
import { gitBackend } from './git-backend.ts';

export type GitServer = WebServer & {
  readonly url: (name: string) => string;
  /** `user:password` of each request so far; '' without. */
  readonly logins: readonly string[];
};

/** Git's own server over HTTP for the repositories below a folder, for the running test. */
export async function startGitServer(below: string, login?: string): Promise<GitServer> {
  const logins: string[] = [];
  const serve = gitBackend(below);
  const server = http.createServer((request, response) => {
    const [, basic = ''] = /^Basic (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    const given = Buffer.from(basic, 'base64').toString();
    logins.push(given);
    if (login !== undefined && given !== login) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' });
      response.end('HTTP Basic: Access denied');
      return;
    }
    serve(request, response);
  });
  const web = await listening(server);
  return { ...web, logins, url: (name) => `http://127.0.0.1:${web.port}/${name}.git` };
}
