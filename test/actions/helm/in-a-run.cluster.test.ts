import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, vi } from 'vitest';
import { clusterTest as test } from '../../support/control-plane/index.ts';
import { helmFolder } from '../../support/control-plane/programs.ts';
import { aBook } from '../../support/helm/a-book.ts';
import { aChart, packed } from '../../support/helm/chart.ts';
import { hasHelm } from '../../support/helm/helm-world.ts';
import { archived } from '../../support/helm/machine.ts';
import { WAIT } from '../../support/probes/real-cluster.ts';
import { runProgram } from '../../support/program.ts';
import { aRegistry, hasRegistry } from '../../support/registry/registry.ts';
import { filesBelow, formsOf } from '../../support/secret-forms.ts';

const PASSWORD = 'pa55/w0rd+planted&"here"';

describe.skipIf(!hasHelm(3) || !hasRegistry())('the built program', () => {
  test('a run installs helm, logs in, makes the pull secret and the release; the next one finds it all so', async ({
    cluster,
  }) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'helm-in-a-run-'));
    const namespace = await cluster.createNamespace('helm');
    const release = cluster.freshName('web');
    const host = await aRegistry({ auth: { users: { puller: PASSWORD } } });
    const helm = archivedHelm(folder);
    const user = cluster.freshName('ops');
    const kubeconfig = await cluster.kubeconfigFor({ user, groups: ['system:masters'] });
    const chart = packed(aChart());
    const argv = aBook(folder, { kubeconfig, namespace, release, chart, host, helm });
    const home = path.join(folder, 'home');
    const env = { PATH: emptyPath(folder), PLANTED: PASSWORD, DR_WIZARD_HOME: home };

    const first = await runProgram(argv, { cwd: folder, env });
    const writes = await cluster.writes({ user });
    const second = await runProgram(argv, { cwd: folder, env: { ...env, PATH: withHelm() } });

    expect([first.exitCode, first.stderr.match(/is (?:late|failed).*/g)]).toEqual([0, null]);
    expect([second.exitCode, second.stderr.match(/is (?:late|failed).*/g)]).toEqual([0, null]);
    expect(writes.map(({ verb, resource }) => `${verb} ${resource}`)).toContain(
      'create configmaps',
    );
    await vi.waitFor(async () => {
      const all = (await cluster.writes({ user })).slice(writes.length);
      const ours = all.filter(
        ({ resource }) => resource === 'secrets' || resource === 'configmaps',
      );
      expect(ours).toEqual([]);
    }, WAIT);
    for (const file of await filesBelow(home)) {
      const text = readFileSync(file, 'latin1');
      for (const form of formsOf(PASSWORD))
        expect([file, text.includes(form)]).toEqual([file, false]);
    }
    for (const form of formsOf(PASSWORD)) expect(first.stderr + second.stderr).not.toContain(form);
  });
});

/** The real helm as its release page has it. */
function archivedHelm(folder: string) {
  const from = path.join(folder, 'page', 'linux-amd64');
  mkdirSync(from, { recursive: true });
  copyFileSync(path.join(helmFolder(3), 'helm'), path.join(from, 'helm'));
  return archived(path.join(folder, 'page'), ['linux-amd64']);
}

/** All programs but helm. */
function emptyPath(folder: string): string {
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  symlinkSync(process.execPath, path.join(bin, 'node'));
  return bin;
}

function withHelm(): string {
  return `${helmFolder(3)}:/usr/bin:/bin`;
}
