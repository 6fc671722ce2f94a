import type { ClusterOverview, ClusterWatch } from '../../model/overview.ts';
import type { StepId } from '../../model/runbook.ts';
import { overviewLines } from '../../text/overview-lines.ts';
import type { Desk } from './desk.ts';

/** A large cluster takes some seconds; after that what is known by then is told. */
const PATIENCE_MS = 20_000;

/** Whether the cluster says more about a step, or a milestone, than its proofs do. */
export function canShowCluster({ handle }: Pick<Desk, 'handle'>, id: StepId): boolean {
  const { steps, runbook } = handle.book;
  const proofs =
    steps.get(id)?.proofs ?? runbook.milestones.find((one) => one.id === id)?.proofs ?? [];
  return (
    handle.cluster() !== null &&
    proofs.some((proof) => proof.is === 'probe' && proof.probe.startsWith('kubernetes/'))
  );
}

/** The pinned cluster at a glance, read now, as lines. */
export async function showCluster(desk: Desk): Promise<ClusterOverview | null> {
  const cluster = desk.handle.cluster();
  if (cluster === null) return null;
  const { texts, voice } = desk;
  desk.say(voice.t('ask.clusterReading'));
  const overview = await readOnce(cluster);
  if (overview !== null)
    desk.say(...overviewLines(overview, { texts, now: desk.now(), time: voice.time }));
  return overview;
}

function readOnce(cluster: ClusterWatch): Promise<ClusterOverview | null> {
  return new Promise((resolve) => {
    const end = () => {
      const now = cluster.now();
      clearTimeout(timer);
      off();
      resolve(now);
    };
    const timer = setTimeout(end, PATIENCE_MS);
    const isRead = () => {
      const now = cluster.now();
      return now !== null && (now.isWhole || now.lost !== undefined);
    };
    const off = cluster.onChange(() => isRead() && end());
    if (isRead()) end();
  });
}
