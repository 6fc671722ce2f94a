import { describe, expect, vi } from 'vitest';
import { ensureRelease } from '../../../src/actions/helm/ensure-release.ts';
import { releaseDeployed } from '../../../src/probes/helm/release-deployed.ts';
import { clusterTest as test } from '../../support/control-plane/index.ts';
import { aChart, hanging } from '../../support/helm/chart.ts';
import { aHelmWorld, hasHelm, killHelm, outcomeOf } from '../../support/helm/helm-world.ts';
import { NEVER } from '../../support/probes/readers.ts';
import { WAIT } from '../../support/probes/real-cluster.ts';

describe.each(([3, 4] as const).filter(hasHelm))('helm %i', (major) => {
  test('a helm that was killed leaves what nobody touches unasked, and the way out is right', async ({
    cluster,
  }) => {
    const namespace = await cluster.createNamespace('helm');
    const world = await aHelmWorld(cluster, major);
    const release = cluster.freshName('web');
    const about = { release, namespace };
    const hangs = {
      ...about,
      chart: aChart({ templates: { 'hook.yaml': hanging('pre-install') } }),
    };
    const right = { ...about, chart: aChart() };

    const acting = ensureRelease.act(hangs, world.attempt(), NEVER);
    const ended = outcomeOf(acting);
    await vi.waitFor(async () => {
      const seen = await releaseDeployed.look(about, world.again(), NEVER);
      expect(seen).toMatchObject({ verdict: 'wait', cause: { code: 'helm-pending-install' } });
    }, WAIT);
    expect(killHelm(release)).toBe(true);
    expect(await ended).toMatchObject({ code: 'helm-failed', params: { exitCode: 'SIGKILL' } });

    await expect(ensureRelease.act(right, world.attempt(), NEVER)).rejects.toMatchObject({
      code: 'helm-pending-install',
      params: { release, namespace, revision: 1 },
    });
    world.helm(['uninstall', release, `--namespace=${namespace}`]);
    expect(await ensureRelease.act(right, world.attempt(), NEVER)).toMatchObject({ changed: true });

    const upgrade = {
      ...about,
      chart: aChart({ version: '1.3.0', templates: { 'hook.yaml': hanging('pre-upgrade') } }),
    };
    const upgrading = ensureRelease.act(upgrade, world.attempt(), NEVER);
    const cut = outcomeOf(upgrading);
    await vi.waitFor(async () => {
      const seen = await releaseDeployed.look(about, world.again(), NEVER);
      expect(seen).toMatchObject({ verdict: 'wait', cause: { code: 'helm-pending-upgrade' } });
    }, WAIT);
    expect(killHelm(release)).toBe(true);
    expect(await cut).toMatchObject({ params: { exitCode: 'SIGKILL' } });

    await expect(ensureRelease.act(right, world.attempt(), NEVER)).rejects.toMatchObject({
      code: 'helm-pending-upgrade',
    });
    world.helm(['rollback', release, `--namespace=${namespace}`]);
    expect(await ensureRelease.act(right, world.attempt(), NEVER)).toMatchObject({
      changed: false,
    });
  });

  test('one that runs is attached to after the wizard has died: nothing starts twice', async ({
    cluster,
  }) => {
    const namespace = await cluster.createNamespace('helm');
    const world = await aHelmWorld(cluster, major);
    const release = cluster.freshName('web');
    const about = { release, namespace };
    const chart = aChart({ templates: { 'hook.yaml': hanging('pre-install') } });
    const input = { ...about, chart };
    const dying = new AbortController();

    const first = ensureRelease.act(input, world.attempt(), dying.signal);
    const died = outcomeOf(first);
    await vi.waitFor(async () => {
      const seen = await releaseDeployed.look(about, world.again(), NEVER);
      expect(seen.cause?.code).toBe('helm-pending-install');
    }, WAIT);
    dying.abort(new Error('the wizard dies'));
    expect(await died).toMatchObject({ message: 'the wizard dies' });
    const resumed = ensureRelease.act(input, world.again(), NEVER);
    const job = `${release}-hook`;
    // The release is written down before its hook is made, and the Job begins when its controller says so.
    await vi.waitFor(async () => {
      const began = ['get', 'job', job, '-n', namespace, '--output=jsonpath={.status.startTime}'];
      expect(await cluster.kubectl(began)).not.toBe('');
    }, WAIT);
    const conditions = ['SuccessCriteriaMet', 'Complete'].map((type) => ({ type, status: 'True' }));
    const now = new Date().toISOString();
    const status = { conditions, active: 0, ready: 0, succeeded: 1, completionTime: now };
    const patch = ['--subresource=status', '--type=merge', `--patch=${JSON.stringify({ status })}`];
    await cluster.kubectl(['patch', 'job', job, '-n', namespace, ...patch]);

    const result = await resumed;

    expect(result).toMatchObject({ changed: true, created: [{ what: { name: release } }] });
    expect(await releaseDeployed.look(about, world.again(), NEVER)).toMatchObject({
      verdict: 'pass',
      finds: { revision: 1 },
    });
  });
});
