import { cpSync, mkdirSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { once } from 'node:events';
import path from 'node:path';
import { tarGzOf } from '../../support/archives/tar.ts';
import { gitBackend } from '../../support/git/git-backend.ts';
import { aRepository } from '../../support/git/repository.ts';
import { onceSaid } from '../once-said.ts';
import { addressOf } from './hosts.ts';
import type { Ground, Part } from './part.ts';

/** Where a site has its repository: `http://HOST/GROUP/NAME.git`. */
type Where = { readonly host: string; readonly group: string; readonly name: string };

const ROXE: Where = { host: 'git.ddesk.io', group: 'roxe-opt', name: 'roxe-charts' };
const FIXTURES = path.resolve(import.meta.dirname, '../../runbook/fixtures/charts');
const BACKUP = 'yamls/prod/kubernetes-jenkins/jenkins-config-backup-2022-03-15.tar.gz';
const SET = 'FULL-2022-03-15_10-30';

export const JOBS = ['gateway', 'front-ends'] as const;

/** The site's GitLab: the repository with script, manifests and the backup of Jenkins is on git's own server. */
export async function charts(
  { folder, home }: Ground,
  { host, group: below, name }: Where = ROXE,
): Promise<Part> {
  const repositories = path.join(folder, 'git');
  const group = path.join(repositories, below);
  mkdirSync(group, { recursive: true });
  const repository = aRepository(group, name);
  cpSync(FIXTURES, repository.work, { recursive: true });
  repository.commit({ [BACKUP]: jenkinsBackup() });
  const serve = gitBackend(repositories);
  const server = http.createServer((request, response) => {
    if (request.url === '/users/sign_in') response.end('<title>Sign in</title>');
    else serve(request, response);
  });
  await once(server.listen(80, addressOf(host)), 'listening');
  // Over ssh it lets in only whom somebody has allowed.
  const ssh = net.createServer((socket) => socket.end('SSH-2.0-GitLab-SSHD\r\n'));
  const leave = onceSaid(home, { 'egress-allowed': () => void ssh.listen(22, addressOf(host)) });
  return {
    values: { 'site.repositories.charts.checkout': path.join(folder, 'operator', 'charts') },
    async close() {
      leave();
      if (ssh.listening) ssh.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What thinBackup stores, with the keys. */
function jenkinsBackup(): Buffer {
  const jobs = JOBS.map(
    (job) => [`${SET}/jobs/${job}/config.xml`, '<flow-definition/>\n'] as const,
  );
  return tarGzOf({
    [`${SET}/config.xml`]: "<?xml version='1.1' encoding='UTF-8'?>\n<hudson></hudson>\n",
    ...Object.fromEntries(jobs),
    [`${SET}/secrets/master.key`]: '0123456789abcdef\n',
    [`${SET}/secrets/hudson.util.Secret`]: 'a test has no secrets\n',
  });
}
