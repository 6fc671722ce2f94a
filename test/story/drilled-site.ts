import path from 'node:path';
import type { Part } from './world/part.ts';

/** The site that ships, of a company that is nowhere. */
export const EXAMPLE = path.resolve(import.meta.dirname, '../../runbook/sites/example.yaml');

const FOLDER = 'yamls/prod';

/** What the example has otherwise in the world of the tests: its manifests, and a cluster of one node. */
export function drilledSite(operator: string): Part {
  const nacos = (name: string) => ({ folder: path.join(operator, name), kind: 'StatefulSet' });
  const archive = (name: string) => ({ url: `https://backup.example.com/backup/${name}.tar.gz` });
  return {
    site: {
      archives: {
        nacosSandbox: archive('nacos-sandbox'),
        nacosProduction: archive('nacos-production'),
      },
      cluster: { version: '1.37', nodes: 1 },
      ssh: { keyFile: path.join(operator, 'keys/example.pem') },
      repositories: {
        charts: {
          url: 'http://git.example.com/operations/charts.git',
          branch: 'master',
          checkout: path.join(operator, 'charts'),
          deployFolder: `${FOLDER}/disaster-recovery`,
          deployScript: `${FOLDER}/disaster-recovery/recovery-k8s-deployment.sh`,
        },
      },
      rocketmq: {
        manifests: `${FOLDER}/kubernetes-rocketmq`,
        workloads: ['name-server', 'broker'].map((role) => ({
          role,
          kind: 'StatefulSet',
          name: `rocketmq-${role}`,
          need: 'required',
          replicas: 2,
        })),
      },
      jenkins: { manifests: `${FOLDER}/kubernetes-jenkins`, kind: 'Deployment' },
      nacos: {
        login: false,
        sandbox: { namespace: 'sandbox', name: 'nacos-sandbox', ...nacos('nacos-sandbox') },
        production: { namespace: 'prod', name: 'nacos', ...nacos('nacos-production') },
      },
    },
    close: () => undefined,
  };
}

/** What a person says in this drill: the rest is done by machine, or only rehearsed. */
export const drilledAnswers = {
  apiVersion: 'dr-wizard/v1',
  kind: 'Answers',
  operator: 'ops',
  target: { context: 'test' },
  steps: { 'deploy-method': { choose: 'script' } },
} as const;
