import { afterEach, expect, vi } from 'vitest';
import { clusterTest, type Cluster } from '../support/control-plane/index.ts';
import { checkFrames } from '../support/operator/frames.ts';
import { wordsOf } from '../support/operator/words.ts';
import { disposeAll, KEYS } from '../support/terminal/pty.ts';
import { blocksOf, unbroken } from './causes-on-screen.ts';
import { pinned } from './pinned.ts';
import { aDeployment, aRollOut } from './roll-out-world.ts';

afterEach(disposeAll);

const BROKEN = { 'test.dr-wizard/waiting': 'ImagePullBackOff' };
const SIZE = { columns: 80, rows: 24 };

async function apply(
  { request }: Cluster,
  deployment: ReturnType<typeof aDeployment>,
): Promise<void> {
  const { namespace } = deployment.metadata;
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments`;
  const { status, body } = await request('POST', path, deployment);
  if (status !== 201) throw new Error(JSON.stringify(body));
}

clusterTest(
  'an operator sees at a glance what is not ready and why, looks closer by keys, and sees it mended',
  async ({ cluster }) => {
    const world = await aRollOut(cluster, ['pay', 'risk', 'hold']);
    const { namespace } = world;
    await apply(cluster, aDeployment(namespace, 'pay', 6, BROKEN));
    await apply(cluster, aDeployment(namespace, 'risk', 3));
    await apply(cluster, aDeployment(namespace, 'hold', 1, BROKEN));
    const robot = await pinned(world, SIZE);
    const has = (text: string) => () => robot.program.screen().includes(text);
    const { cluster: words } = wordsOf('en');

    await robot.until(has('Ready 3/10'), 'the progress of the step');
    const isAtCluster = () => /^Cluster +Ready/.test(robot.look().title);
    await robot.press('p', isAtCluster, 'the cluster');
    await robot.press('/', has(`${wordsOf('en').outline.search} `), 'the field');
    const isFound = () => robot.look().rows.some((row) => row.startsWith('* 6 pods: image'));
    await robot.press('pay:', isFound, 'the cause of the six');
    await robot.press(
      KEYS.enter,
      ({ focus }) => focus?.text.includes('6 pods') === true,
      'its row',
    );
    await robot.press(KEYS.enter, has(`${words.seenAt}  6`), 'its pods');
    await robot.press(KEYS.enter, has(words.object.log), 'one of them');
    await robot.press('t', has(words.events.title), 'its events');
    await robot.until(() => !has(words.events.reading)(), 'they are read');
    await robot.press('l', () => robot.look().title.endsWith(words.log.title), 'its log');
    await robot.press(KEYS.esc, has('Scheduled'), 'back at the events');
    await robot.press(KEYS.esc, has(words.object.log), 'back at it');
    await robot.press(KEYS.esc, has(words.heldUp), 'back at the cause');
    expect(robot.program.screen()).toContain(`Deployment ${namespace}/pay`);

    await cluster.kubectl(['-n', namespace, 'delete', 'deployment', 'pay']);
    await apply(cluster, { ...aDeployment(namespace, 'pay', 6) });
    await robot.until(has(words.gone), 'it is no longer so', 30_000);
    await robot.press(KEYS.esc, isAtCluster, 'back at the cluster');
    await robot.press(KEYS.esc, has(words.right), 'all of it, without the field');

    const { count, faults } = await checkFrames({
      raw: robot.program.raw,
      sizes: [{ ...SIZE, at: 0 }],
    });
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThan(10);
  },
);

clusterTest(
  'one of many that breaks is named on the screen within two seconds',
  async ({ cluster }) => {
    const world = await aRollOut(cluster, ['hold']);
    const { namespace } = world;
    for (let n = 0; n < 10; n += 1) await apply(cluster, aDeployment(namespace, `fine-${n}`, 2));
    await apply(cluster, aDeployment(namespace, 'hold', 1, BROKEN));
    await cluster.kubectl(['-n', namespace, 'rollout', 'status', 'deployment/fine-9']);
    const robot = await pinned(world, SIZE);
    await robot.press('p', () => /Ready [\d,]+\/[\d,]+/.test(robot.look().title), 'all is read');
    await robot.press('/', () => robot.look().focus?.field === '', 'the field');
    await robot.press('brk', () => robot.look().focus?.field === 'brk', 'nothing of that name');

    await apply(cluster, aDeployment(namespace, 'brk', 1, BROKEN));
    const isWaiting = async () =>
      (
        await cluster.kubectl(['-n', namespace, 'get', 'pods', '-l', 'app=brk', '-o', 'json'])
      ).includes('ImagePullBackOff');
    await vi.waitFor(async () => expect(await isWaiting()).toBe(true), 20_000);
    const saidAt = Date.now();
    const isTold = (block: string) => block.includes(unbroken('brk:1 cannot be pulled'));
    await robot.until((now) => blocksOf(now).some(isTold), 'the cause');

    expect(Date.now() - saidAt).toBeLessThan(2000);
  },
);
