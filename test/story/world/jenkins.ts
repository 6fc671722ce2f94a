import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { PortForward } from '../../support/control-plane/running-commands.ts';
import { startJenkins, type JenkinsPlugin } from '../../../src/practice/apps/jenkins.ts';
import { onceSaid } from '../once-said.ts';
import { JOBS } from './charts.ts';
import type { Ground, Part } from './part.ts';

const SITE = path.resolve(import.meta.dirname, '../../../runbook/sites/roxe.yaml');
const HERE = '127.0.0.1';
const PORT = 18080;
const USER = 'recovery';

export const JENKINS_FORWARDS: readonly PortForward[] = [{ ports: [8080], target: PORT }];

/** What answers behind the pod of Jenkins: a new one, in which a person does what the runbook asks. */
export async function jenkins({ folder, home }: Ground, token: string): Promise<Part> {
  const { plugins, backup } = asked();
  const [lacking = ''] = plugins.slice(-1).map(({ shortName }) => shortName);
  const server = await startJenkins(
    {
      plugins: plugins.filter(({ shortName }) => shortName !== lacking),
      login: `${USER}:${token}`,
    },
    HERE,
    PORT,
  );
  const leave = [
    onceSaid(home, {
      'jenkins-plugins': () => server.set({ plugins }),
      'configuration-restored': () => leave.push(restart()),
      'credentials-there': () => server.set({ credentials: { _: [...RESTORED, 'kubeconfig'] } }),
    }),
  ];

  /** It starts until somebody has seen that it does. */
  function restart(): () => void {
    const before = server.asked.length;
    server.set({ starting: true, session: 'after-the-restore' });
    const timer = setInterval(() => {
      if (server.asked.length === before) return;
      clearInterval(timer);
      const jobs = JOBS.map((fullName) => ({ fullName }));
      server.set({ starting: false, jobs, credentials: { _: RESTORED } });
    }, 100);
    return () => clearInterval(timer);
  }

  return {
    env: { DR_WIZARD_JENKINS_TOKEN: token },
    // Commands in its pod run on this machine, which has no such folder.
    site: { jenkins: { backup: { ...backup, folder: path.join(folder, 'jenkins_home/backup') } } },
    changes: () =>
      server.asked
        .filter(({ method }) => method !== 'GET' && method !== 'HEAD')
        .map(({ method, path: at }) => `${method} ${at}`),
    async close() {
      for (const stop of leave) stop();
      await server.stop();
    },
  };
}

/** What comes back with the keys; the cluster is another one. */
const RESTORED = ['dockerconfig', 'gitlab-auth'];

type Asked = {
  readonly plugins: readonly JenkinsPlugin[];
  readonly backup: { readonly file: string };
};

function asked(): Asked {
  const { plugins, backup } = parse(readFileSync(SITE, 'utf8')).jenkins;
  return {
    plugins: plugins.map(({ id, version = '1.0' }: { id: string; version?: string }) => ({
      shortName: id,
      version,
    })),
    backup,
  };
}
