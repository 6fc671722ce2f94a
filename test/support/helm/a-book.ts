import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';

const both = (text: string) => ({ en: text, zh: text });

/** Helm installed, a pull secret and a release, as the shipped sections have them. */
const SECTION = {
  apiVersion: 'dr-wizard/v1',
  id: 'all',
  title: both('All of it'),
  needs: [],
  steps: [
    {
      id: 'pin-target',
      title: both('Pin the target'),
      pin: 'target',
      prove: [{ probe: 'kubernetes/api-ready' }],
    },
    {
      id: 'helm',
      title: both('helm is new enough'),
      manual: {
        checklist: [both('Install helm.')],
        assist: {
          uses: 'helm/install',
          with: {
            archive: '${{ site.values.archive }}',
            sha256: '${{ site.values.sha256 }}',
            atLeast: '3.10.0',
          },
        },
      },
      prove: [
        {
          probe: 'command/version',
          with: { program: 'helm', atLeast: '3.10.0' },
          finds: { version: 'helm.version' },
        },
      ],
    },
    {
      id: 'login',
      title: both('The registry takes the login'),
      timeout: '10s',
      prove: [
        {
          probe: 'registry/login',
          with: {
            host: '${{ site.registry.host }}',
            username: 'puller',
            password: '${{ secrets.registry.password }}',
            plain: true,
          },
        },
      ],
    },
    {
      id: 'pull-secret',
      title: both('Pull secret'),
      uses: 'kubernetes/ensure-docker-config-secret',
      with: {
        namespace: '${{ site.values.namespace }}',
        name: 'regcred',
        host: '${{ site.registry.host }}',
        username: 'puller',
        password: '${{ secrets.registry.password }}',
      },
      timeout: '30s',
      prove: [
        {
          probe: 'kubernetes/pull-secret-there',
          with: {
            namespaces: ['${{ site.values.namespace }}'],
            name: 'regcred',
            host: '${{ site.registry.host }}',
            username: 'puller',
            password: '${{ secrets.registry.password }}',
          },
        },
      ],
    },
    {
      id: 'release',
      title: both('Install the chart'),
      risk: 'cost',
      uses: 'helm/ensure-release',
      with: {
        release: '${{ site.values.release }}',
        namespace: '${{ site.values.namespace }}',
        chart: '${{ site.values.chart }}',
        set: { 'on.off': false, 'on.many': 3 },
        setSecrets: { greeting: '${{ secrets.registry.password }}' },
      },
      timeout: '1m',
      prove: [
        {
          probe: 'helm/release-deployed',
          with: {
            release: '${{ site.values.release }}',
            namespace: '${{ site.values.namespace }}',
            chart: 'small',
          },
          finds: { chart: 'release.chart' },
        },
      ],
    },
  ],
};

export type HelmSite = {
  readonly kubeconfig: string;
  readonly namespace: string;
  readonly release: string;
  readonly chart: string;
  readonly host: string;
  readonly helm: { readonly archive: string; readonly sha256: string };
};

/** The book, its site and answers in a folder. Gives the words of an incident. */
export function aBook(
  folder: string,
  { kubeconfig, host, helm, ...values }: HelmSite,
): readonly string[] {
  const put = (name: string, content: object) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, stringify(content));
    return file;
  };
  const about = { apiVersion: 'dr-wizard/v1', title: both('Helm') };
  put('book/runbook.yaml', {
    ...about,
    kind: 'Runbook',
    id: 'helm-and-registry',
    about: both('For a test.'),
    sections: ['all.yaml'],
  });
  put('book/all.yaml', SECTION);
  const site = put('site.yaml', {
    ...about,
    kind: 'Site',
    id: 'one',
    rto: '1h',
    registry: { host },
    values: { ...values, ...helm },
    secrets: { 'registry.password': { from: 'env', name: 'PLANTED' } },
  });
  const answers = put('answers.yaml', {
    apiVersion: 'dr-wizard/v1',
    kind: 'Answers',
    operator: 'ops',
    lostCluster: 'none',
    outageStarted: '2026-11-22T01:32:00Z',
    go: 'all',
    target: { kubeconfig, context: 'test' },
    steps: { helm: { assist: true }, release: { confirm: values.release } },
  });
  const book = path.join(folder, 'book');
  return ['incident', book, '--site', site, '--plain', '--auto', '--answers', answers];
}
