import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished } from 'vitest';
import { ensureRelease } from '../../../src/actions/helm/ensure-release.ts';
import { uninstallRelease } from '../../../src/actions/helm/uninstall-release.ts';
import { releaseDeployed } from '../../../src/probes/helm/release-deployed.ts';
import { clusterTest as test } from '../../support/control-plane/index.ts';
import { aChart, packed, REFUSED } from '../../support/helm/chart.ts';
import { aHelmWorld, hasHelm, outcomeOf } from '../../support/helm/helm-world.ts';
import { NEVER } from '../../support/probes/readers.ts';

const NASTY = `a "b" $(id) 'c', d=e\nf`;

describe.each(([3, 4] as const).filter(hasHelm))('helm %i', (major) => {
  test('installs, finds it already so, upgrades for other values, and undoes', async ({
    cluster,
  }) => {
    const namespace = await cluster.createNamespace('helm');
    const world = await aHelmWorld(cluster, major);
    const chart = packed(aChart());
    const file = path.join(world.folder, 'values, "own" $(x).yaml');
    writeFileSync(file, 'a: { b: 1, c: yes }\ngreeting: from the file\nempty:\n');
    const input = {
      release: 'web',
      namespace,
      chart,
      values: file,
      set: { greeting: NASTY, 'a.b': 2, 'x\\.y': '-z', flag: 'true' },
    };

    const first = await ensureRelease.act(input, world.attempt(), NEVER);
    const second = await ensureRelease.act(input, world.attempt(), NEVER);
    const other = { ...input, set: { greeting: 'other' } };
    const third = await ensureRelease.act(other, world.attempt('another'), NEVER);
    const seen = await releaseDeployed.look(
      { release: 'web', namespace, chart: 'small', version: '1.2.3' },
      world.again(),
      NEVER,
    );

    expect([first.changed, second.changed, third.changed]).toEqual([true, false, true]);
    expect(third.created).toEqual([]);
    expect(seen).toMatchObject({
      verdict: 'pass',
      finds: { revision: 2, chart: 'small 1.2.3', appVersion: '9.9' },
    });
    const undo = first.created[0]?.undo;
    expect(undo).toMatchObject({
      uses: 'helm/uninstall-release',
      with: { release: 'web', namespace },
    });
    expect(second.created).toEqual(first.created);
    const config = await cluster.kubectl([
      'get',
      'cm',
      'web',
      '-n',
      namespace,
      '-o',
      'jsonpath={.data.values}',
    ]);
    expect(JSON.parse(config)).toEqual({ a: { b: 1, c: true }, greeting: 'other', empty: null });

    const given = undo !== undefined && 'with' in undo ? undo.with : {};
    const withThat = { release: 'web', namespace, ...Object(given) };
    const gone = await uninstallRelease.act(withThat, world.attempt(), NEVER);
    const still = await uninstallRelease.act(withThat, world.attempt(), NEVER);

    expect([gone.changed, still.changed]).toEqual([true, false]);
    expect(
      await cluster.kubectl(['get', 'cm,secret', '-n', namespace, '-o', 'name']),
    ).not.toContain('web');
  });

  test('values reach the chart letter by letter, of whatever type', async ({ cluster }) => {
    const namespace = await cluster.createNamespace('helm');
    const world = await aHelmWorld(cluster, major);
    const set = { greeting: NASTY, 'a.b': 2, 'x\\.y': '-z', flag: 'true', on: true };

    await ensureRelease.act(
      { release: 'web', namespace, chart: aChart(), set },
      world.attempt(),
      NEVER,
    );

    const config = await cluster.kubectl([
      'get',
      'cm',
      'web',
      '-n',
      namespace,
      '-o',
      'jsonpath={.data.values}',
    ]);
    expect(JSON.parse(config)).toEqual({
      greeting: NASTY,
      a: { b: 2 },
      'x.y': '-z',
      flag: 'true',
      on: true,
    });
  });

  test('a failed one is told, and brought right by the next attempt', async ({ cluster }) => {
    const namespace = await cluster.createNamespace('helm');
    const world = await aHelmWorld(cluster, major);
    const about = { release: 'web', namespace };
    const broken = { ...about, chart: aChart({ templates: { 'service.yaml': REFUSED } }) };

    await expect(ensureRelease.act(broken, world.attempt(), NEVER)).rejects.toMatchObject({
      code: 'helm-failed',
      params: { lastLine: expect.stringContaining('Service') },
    });
    const failed = await releaseDeployed.look(about, world.again(), NEVER);
    const result = await ensureRelease.act({ ...about, chart: aChart() }, world.attempt(), NEVER);
    const right = await releaseDeployed.look(about, world.again(), NEVER);

    expect(failed).toMatchObject({ verdict: 'fail', cause: { code: 'helm-release-failed' } });
    expect(right).toMatchObject({ verdict: 'pass', finds: { revision: 2 } });
    expect(result.created).toMatchObject([{ what: { kind: 'HelmRelease', name: 'web' } }]);
  });

  test('a release that was uninstalled with its history kept is installed again', async ({
    cluster,
  }) => {
    const namespace = await cluster.createNamespace('helm');
    const world = await aHelmWorld(cluster, major);
    const input = { release: 'web', namespace, chart: aChart() };
    await ensureRelease.act(input, world.attempt(), NEVER);
    world.helm(['uninstall', 'web', `--namespace=${namespace}`, '--keep-history']);

    const before = await releaseDeployed.look(input, world.again(), NEVER).catch(String);
    const result = await ensureRelease.act(input, world.attempt(), NEVER);

    expect(before).toMatchObject({ verdict: 'fail' });
    expect(result).toMatchObject({ changed: true, created: [{ what: { name: 'web' } }] });
  });

  test('what belongs to others stays: an object, another chart, a newer version', async ({
    cluster,
  }) => {
    const namespace = await cluster.createNamespace('helm');
    const world = await aHelmWorld(cluster, major);
    await cluster.kubectl(['create', 'configmap', 'taken', '-n', namespace]);
    const refusedFor = (input: object) =>
      outcomeOf(
        ensureRelease.act(
          { release: 'web', namespace, chart: aChart(), ...input },
          world.attempt(),
          NEVER,
        ),
      ).then((outcome) => Object(outcome).code ?? 'done');

    expect(await refusedFor({ release: 'taken' })).toBe('helm-object-taken');
    expect(await refusedFor({})).toBe('done');
    expect(await refusedFor({ chart: aChart({ name: 'other' }) })).toBe('helm-release-other-chart');
    expect(await refusedFor({ chart: aChart({ version: '1.2.2' }) })).toBe('helm-release-newer');
    expect(
      await refusedFor({ chart: aChart({ about: 'kubeVersion: ">= 99"\n', version: '2.0.0' }) }),
    ).toBe('helm-chart-other-kubernetes');
    expect(await refusedFor({ namespace: 'no-such-namespace' })).toBe('helm-namespace-missing');
    const needs =
      'dependencies: [{ name: db, version: 1.0.0, repository: "https://example.test" }]\n';
    expect(await refusedFor({ chart: aChart({ about: needs, version: '3.0.0' }) })).toBe(
      'helm-chart-incomplete',
    );
    expect(
      await refusedFor({
        chart: aChart({
          about: needs,
          files: { 'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n' },
          version: '3.0.0',
        }),
      }),
    ).toBe('done');
  });

  test('a right that helm lacks half-way is named', async ({ cluster }) => {
    const namespace = await cluster.createNamespace('helm');
    const user = cluster.freshName('nobody');
    const viewing = ['clusterrolebinding', user];
    await cluster.kubectl(['create', ...viewing, '--clusterrole=view', `--user=${user}`]);
    onTestFinished(async () => void (await cluster.kubectl(['delete', ...viewing])));
    const secrets = ['--verb=*', '--resource=secrets', `--namespace=${namespace}`];
    await cluster.kubectl(['create', 'role', 'secrets', ...secrets]);
    const bound = ['--role=secrets', `--user=${user}`, `--namespace=${namespace}`];
    await cluster.kubectl(['create', 'rolebinding', 'secrets', ...bound]);
    const world = await aHelmWorld({ kubeconfig: await cluster.kubeconfigFor({ user }) }, major);
    const input = { release: 'web', namespace, chart: aChart() };

    await expect(ensureRelease.act(input, world.attempt(), NEVER)).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'api-forbidden',
      params: { verb: expect.stringMatching(/create|patch/), resource: 'configmaps', namespace },
    });
  });
});
