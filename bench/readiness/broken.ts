import { setTimeout as pause } from 'node:timers/promises';
import type { Check, JudgementList } from '../../src/model/report.ts';
import type { ControlPlane } from '../../test/support/control-plane/control-plane.ts';
import { runProgram } from '../../test/support/program.ts';
import type { Ours } from './ours.ts';
import { readAudit, type Workload } from './plane.ts';
import { printGoal, seconds } from './table.ts';

const SETTLE_MS = 3000;
const PATIENCE_MS = 60_000;
const WAITING = 'test.dr-wizard/waiting';

/** Gives one of them an image that cannot be pulled: how soon is it told, and is anything else told? Then repairs it. */
export async function measureBroken(
  plane: ControlPlane,
  ours: Ours,
  broken: Workload,
): Promise<void> {
  const from = Date.now();
  await annotate(plane, broken, 'ImagePullBackOff');
  const isNamed = ({ cause }: Check): boolean => cause?.code.startsWith('image-') === true;
  const told = await ours.tells(isNamed, from, PATIENCE_MS);
  const { firstPodStatus } = readAudit(plane, from);
  const after = told.at - firstPodStatus;
  await pause(SETTLE_MS);
  const last = ours.last();
  const causes = [...(last?.cause ? [last.cause] : []), ...(last?.others ?? [])];
  const about = new Set(causes.map(({ object }) => object?.name ?? '').map(workloadOf));
  console.log(`  told: ${last?.message ?? '-'}`);
  for (const cause of causes.slice(1)) console.log(`  beside it: ${cause.code} ${cause.count}`);
  printGoal('after a pod said so', seconds(after), '≤ 2.00 s', after <= 2000);
  const isAlone = about.size === 1 && about.has(broken.name);
  printGoal('workloads that causes are about', [...about].join(', '), 'only that one', isAlone);
  await judgeAll(plane);

  const repairedAt = Date.now();
  await annotate(plane, broken, null);
  const passed = await ours.tells(({ verdict }) => verdict === 'pass', repairedAt, PATIENCE_MS);
  await pause(SETTLE_MS);
  const ready = readAudit(plane, repairedAt).lastPodReady;
  console.log(`  repaired: told ${seconds(passed.at - ready)} after its last pod was ready`);
}

/** The same by what kubectl gives: how many pass? */
async function judgeAll({ kubectl }: ControlPlane): Promise<void> {
  const kinds = 'deployments,replicasets,pods,events';
  const objects = await kubectl(['get', kinds, '-A', '--output=json']);
  const from = performance.now();
  const { stdout } = await runProgram(['judge', '-', '--output', 'json'], { input: objects });
  const ms = performance.now() - from;
  const { items }: JudgementList = JSON.parse(stdout);
  const deployments = items.filter(({ object }) => object?.kind === 'Deployment');
  const passed = deployments.filter(({ verdict }) => verdict === 'pass').length;
  const figure = `${passed} of ${deployments.length} pass, judged in ${seconds(ms)}`;
  const isMet = passed === deployments.length - 1;
  printGoal('kubectl get … | dr-wizard judge -', figure, 'all but one', isMet);
}

/** A pod is called after its Deployment, with the hashes of its ReplicaSet and its own. */
function workloadOf(name: string): string {
  return /^app-\d+/.exec(name)?.[0] ?? name;
}

async function annotate(
  { request }: ControlPlane,
  { namespace, name }: Workload,
  reason: string | null,
): Promise<void> {
  const annotations = { [WAITING]: reason };
  const { status } = await request(
    'PATCH',
    `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`,
    { spec: { template: { metadata: { annotations } } } },
  );
  if (status !== 200) throw new Error(`${name} is not patched: ${status}`);
}
