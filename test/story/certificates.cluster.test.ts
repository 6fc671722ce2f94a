import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { Report, Verification } from '../../src/model/report.ts';
import { aCa, aFolder, tellsKey } from '../support/certs/pair.ts';
import { clusterTest } from '../support/control-plane/index.ts';
import { made } from '../support/probes/real-cluster.ts';
import { runProgram } from '../support/program.ts';

const DAY_MS = 86_400_000;

const RUNBOOK = `apiVersion: dr-wizard/v1
kind: Runbook
id: certificates
title: { en: Certificates }
about: { en: For a test }
sections: [ main.yaml ]
`;
const MAIN = `apiVersion: dr-wizard/v1
id: main
title: { en: Main }
needs: []
steps:
  - id: pin-target
    title: { en: Pin }
    pin: target
    prove: [ { probe: kubernetes/api-ready } ]
  - id: files
    title: { en: Files }
    needs: []
    prove:
      - probe: certs/files-fit
        with:
          certificates: "\${{ site.certificates }}"
          folder: "\${{ site.certificateFolder }}"
          trust: "\${{ site.trust }}"
  - id: secret
    for-each: { in: "\${{ site.certificates }}", as: c, key: "\${{ c.id }}" }
    title: { en: "Secret \${{ c.id }}" }
    needs: [pin-target, files]
    uses: kubernetes/ensure-tls-secret
    with: { id: "\${{ c.id }}", folder: "\${{ site.certificateFolder }}", hosts: "\${{ c.hosts }}", trust: "\${{ site.trust }}" }
    prove:
      - probe: certs/secret-serves
        with: { hosts: "\${{ c.hosts }}", trust: "\${{ site.trust }}" }
  - id: tell-tale
    title: { en: Somebody prints the key }
    needs: [secret]
    uses: exec
    with: { argv: [sh, leak.sh] }
    prove:
      - probe: certs/files-fit
        with: { certificates: "\${{ site.certificates }}", folder: copies, trust: "\${{ site.trust }}" }
`;

clusterTest(
  'a certificate goes from its files into the Secret, what is owed is debt, and its key is told nowhere',
  async ({ cluster }) => {
    const namespace = await cluster.createNamespace('front');
    const host = `${namespace}.example.com`;
    const ca = await aCa();
    const api = await ca.issue([host], {
      notAfter: 5.5 * DAY_MS,
      key: 'RSA-2048',
      ofPublicCa: true,
    });
    await made(cluster, `/apis/networking.k8s.io/v1/namespaces/${namespace}/ingresses`, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'web', namespace },
      spec: { tls: [{ hosts: [host], secretName: 'api-tls' }], rules: [{ host }] },
    });
    const site = {
      apiVersion: 'dr-wizard/v1',
      kind: 'Site',
      id: 'here',
      title: { en: 'Here' },
      rto: '1h',
      trust: ['root.pem'],
      certificateFolder: 'certs',
      certificates: [{ id: 'api', hosts: [host] }],
    };
    const answers = {
      apiVersion: 'dr-wizard/v1',
      kind: 'Answers',
      operator: 'ops',
      lostCluster: 'none',
      outageStarted: '2026-01-31T01:32:00Z',
      go: 'all',
      target: { context: 'test' },
    };
    const { folder } = aFolder({
      'book/runbook.yaml': RUNBOOK,
      'book/main.yaml': MAIN,
      'site.yaml': JSON.stringify(site),
      'answers.yaml': JSON.stringify(answers),
      'root.pem': ca.root.cert,
      'leak.sh': 'cat certs/api.key\ncp -r certs copies\n',
      'certs/api.pem': api.cert,
      'certs/api.key': api.key,
    });
    const home = path.join(folder, 'home');
    mkdirSync(home);
    const options = { cwd: folder, env: { DR_WIZARD_HOME: home } };
    const run = ['book', '--site', 'site.yaml'];
    const access = ['--kubeconfig', cluster.kubeconfig, '--context', 'test'];

    const sheet = await runProgram(
      ['verify', ...run, '--only', 'certs', '--output', 'json'],
      options,
    );
    const ended = await runProgram(
      ['incident', ...run, '--plain', '--auto', '--answers', 'answers.yaml', ...access],
      options,
    );
    const told = await runProgram(['report', 'last', '--format', 'json'], options);

    const verification: Verification = JSON.parse(sheet.stdout);
    const report: Report = JSON.parse(told.stdout);
    const seen = verification.checks.map(({ step, group, verdict }) => [step, group, verdict]);
    expect([verification.target, sheet.exitCode]).toEqual([null, 1]);
    expect(seen).toEqual([
      ['files', 'certs', 'pass'],
      ['tell-tale', 'certs', 'wait'],
    ]);
    expect(ended.exitCode, ended.stderr).toBe(0);
    expect(report.debt.map(({ step, cause }) => [step, cause.code])).toEqual(
      ['files', 'secret[api]', 'tell-tale'].flatMap((step) => [
        [step, 'certificate-issuer-missing'],
        [step, 'certificate-expires-soon'],
      ]),
    );
    const written = readdirSync(home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
    const said = [sheet, ended, told].map(({ stdout, stderr }) => stdout + stderr);
    expect([...written, ...said].filter((text) => tellsKey(text, api.key))).toEqual([]);
    expect(written.join('')).toContain('‹secret key of certs/api.key›');
  },
);
