import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, vi } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  clusterTest,
  startControlPlane,
  type Cluster,
  type ControlPlane,
} from '../../support/control-plane/index.ts';
import { answers, aPlace, aSection, withoutTime, type Place } from './a-place.ts';

const Kubeconfig = z.looseObject({
  clusters: z.array(z.looseObject({ name: z.string(), cluster: z.unknown() })).length(1),
  users: z.array(z.looseObject({ name: z.string(), user: z.unknown() })).length(1),
});

const ANSWERS = { target: { context: 'test' } };

/** Pinned to the shared cluster, with one manual step before the change. */
async function aPinnedRun(cluster: Cluster) {
  const name = cluster.freshName('bad');
  const place = await aPlace({
    'one.yaml': aSection(
      '{ id: pin, title: { en: Pin }, pin: target, timeout: 20s, prove: [{ probe: kubernetes/api-ready }] }',
      '{ id: look, title: { en: Look }, manual: {}, attest: { en: Seen. } }',
      `{ id: make, title: { en: Make }, timeout: 20s, uses: kubernetes/ensure-namespaces, with: { names: [${name}] }, prove: [{ probe: kubernetes/namespaces-active, with: { names: [${name}] } }] }`,
    ),
    'answers.yaml': answers(ANSWERS),
    'go-on.yaml': answers({ ...ANSWERS, steps: { look: { attest: 'seen' } } }),
  });
  const begun = await place.run([
    'incident',
    'one.yaml',
    '--answers',
    'answers.yaml',
    '--kubeconfig',
    cluster.kubeconfig,
  ]);
  expect(begun.stderr).toContain('1.1 Pin: passed');
  expect(begun.exitCode).toBe(1);
  const [run = ''] = await place.runs();
  return { place, run, name };
}

/** Makes the run's own kubeconfig lead to another cluster, as a moved endpoint would. */
async function leadTo(other: ControlPlane, place: Place, run: string): Promise<void> {
  const file = path.join(place.home, 'runs', run, 'kubeconfig');
  const own = Kubeconfig.parse(parse(await readFile(file, 'utf8')));
  const its = Kubeconfig.parse(parse(await readFile(other.kubeconfig, 'utf8')));
  const led = {
    ...own,
    clusters: own.clusters.map((one) => ({ ...one, cluster: its.clusters[0]?.cluster })),
    users: own.users.map((one) => ({ ...one, user: its.users[0]?.user })),
  };
  await writeFile(file, JSON.stringify(led));
}

clusterTest(
  'once its endpoint leads to another cluster a run believes nothing of it, writes nothing there and ends with 7',
  async ({ cluster }) => {
    const other = await startControlPlane({ nodes: 0 });
    try {
      const { place, run, name } = await aPinnedRun(cluster);
      // What the step would make is there already: it must not be adopted from there.
      await other.kubectl(['create', 'namespace', name]);
      await leadTo(other, place, run);

      const ended = await place.run(['resume', run, '--answers', 'go-on.yaml']);

      const said = withoutTime(place.said(ended));
      expect(said.join('\n')).toMatch(
        /1\.3 Make: failed\. This is another cluster than the pinned one: UID \S+ instead of \S+\. Nothing was changed\. Check endpoint and VPN; pin the right cluster in a run of its own\./,
      );
      expect(ended.exitCode).toBe(7);
      const journal = await readFile(path.join(place.home, 'runs', run, 'journal.jsonl'), 'utf8');
      expect(journal).not.toMatch(/"type":"step-(adopted|passed)","step":"make"/);
      await settled(other);
      expect(
        (await other.writes({ name })).map(({ verb, userAgent }) => [verb, userAgent]),
      ).toEqual([['create', expect.stringMatching(/^kubectl/)]]);
      expect(await cluster.writes({ name })).toEqual([]);
    } finally {
      await other.stop();
    }
  },
  120_000,
);

clusterTest(
  'answers that mean another cluster by its UID are not pinned: 7',
  async ({ cluster }) => {
    const place = await aPlace({
      'one.yaml': aSection(
        '{ id: pin, title: { en: Pin }, pin: target, prove: [{ probe: kubernetes/api-ready }] }',
      ),
      'answers.yaml': answers({
        target: { context: 'test', uid: '00000000-0000-4000-8000-000000000000' },
      }),
    });

    const ended = await place.run([
      'incident',
      'one.yaml',
      '--answers',
      'answers.yaml',
      '--kubeconfig',
      cluster.kubeconfig,
    ]);

    expect(place.said(ended).join('\n')).toMatch(
      /The cluster behind context test is \S+, and the answers mean 00000000-\S+\. Correct target\.context or target\.uid in the file of answers\./,
    );
    expect(ended.stderr).not.toMatch(/Pinned/);
    expect(ended.exitCode).toBe(7);
  },
);

/** A write of our own has come through: what was written before stands in the log as well. */
async function settled(other: ControlPlane): Promise<void> {
  await other.kubectl(['create', 'configmap', 'last-write', '--namespace=default']);
  await vi.waitFor(async () => {
    expect(await other.writes({ name: 'last-write' })).toHaveLength(1);
  }, 10_000);
}
