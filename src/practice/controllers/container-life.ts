import { textAt } from '../store/json.ts';
import { timeText } from '../store/metadata.ts';
import { pulled } from './images.ts';
import { configFault } from './needs.ts';
import { POD } from './pods-of.ts';
import { wait, type ContainerLife, type ContainerState } from './container-state.ts';

const AGAIN_MS = 2000;
const LOOK_MS = 500;
const CRASH_MS = 300;

/** Lives until it has ended for good, or is stopped: then it rejects. */
export async function live(life: ContainerLife): Promise<void> {
  const { world, own, say, tell, signal } = life;
  const { clock, store, breaks } = world;
  for (;;) {
    await pulled(life);
    const fault = configFault(store, life.pod, life.spec);
    if (fault !== undefined) {
      wait(life, 'CreateContainerConfigError', fault);
      say('Failed', `Error: ${fault}`, 'Warning');
      await clock.sleep(AGAIN_MS, signal);
      continue;
    }
    begin(life);
    const exitCode = life.ends ? await untilEnd(life) : await untilCrash(life);
    end(life, exitCode);
    const policy = life.ends ? (textAt(life.pod, 'spec', 'restartPolicy') ?? 'Always') : 'Always';
    if (exitCode === 0 && life.ends) return tell();
    if (policy === 'Never' || (life.isInit && exitCode === 0)) return tell();
    tell();
    await clock.sleep(LOOK_MS, signal);
    await backOff(life);
  }

  function begin({ at, spec, ends, isInit }: ContainerLife): void {
    say('Created', `Created container: ${at.container}`);
    say('Started', `Started container ${at.container}`);
    own.state = { running: { startedAt: timeText() } };
    own.started = spec['startupProbe'] === undefined;
    own.ready = ends && !isInit;
    tell();
  }

  async function untilCrash({ pod, at }: ContainerLife): Promise<number> {
    let readyAt: number | undefined;
    for (;;) {
      const start = breaks.start(store.get(POD, at) ?? pod, at.container);
      if (start.is === 'crashes') {
        await clock.sleep(CRASH_MS, signal);
        return start.exitCode;
      }
      if (start.is === 'unhealthy') {
        readyAt = undefined;
        say('Unhealthy', `Readiness probe failed: ${start.says}`, 'Warning');
        become(false);
      } else if (!own.ready) {
        if (readyAt === undefined) {
          readyAt = start.afterMs;
          await clock.sleep(start.afterMs, signal);
          continue;
        }
        become(true);
      }
      await clock.sleep(start.is === 'unhealthy' ? AGAIN_MS : LOOK_MS, signal);
    }
  }

  function become(ready: boolean): void {
    if (own.ready === ready && own.started) return;
    own.ready = ready;
    own.started = true;
    tell();
  }
}

async function untilEnd({ world, pod, at, signal }: ContainerLife): Promise<number> {
  const start = world.breaks.start(pod, at.container);
  if (start.is === 'crashes') {
    await world.clock.sleep(CRASH_MS, signal);
    return start.exitCode;
  }
  const [ran] = await Promise.all([
    world.host.run(at, signal),
    world.clock.sleep(CRASH_MS, signal),
  ]);
  return ran.exitCode;
}

function end({ own }: ContainerLife, exitCode: number): void {
  const startedAt = textAt(own.state, 'running', 'startedAt') ?? timeText();
  const reason = exitCode === 0 ? 'Completed' : exitCode === 137 ? 'OOMKilled' : 'Error';
  own.state = {
    terminated: { exitCode, reason, startedAt, finishedAt: timeText(), containerID: idOf(own) },
  };
  own.ready = false;
  own.started = false;
}

function idOf({ restarts }: ContainerState): string {
  return `containerd://${restarts.toString(16).padStart(64, '0')}`;
}

async function backOff(life: ContainerLife): Promise<void> {
  const { world, own, at, pod, say, signal } = life;
  own.lastState = own.state;
  own.restarts += 1;
  const seconds = Math.min(300, 10 * 2 ** (own.restarts - 1));
  const uid = textAt(pod, 'metadata', 'uid') ?? '';
  const where = `${at.name}_${at.namespace}(${uid})`;
  say('BackOff', `Back-off restarting failed container ${at.container} in pod ${where}`, 'Warning');
  wait(
    life,
    'CrashLoopBackOff',
    `back-off ${seconds === 300 ? '5m0s' : `${seconds}s`} restarting failed container=${at.container} pod=${where}`,
  );
  await world.clock.sleep(AGAIN_MS * Math.min(own.restarts, 3), signal);
}
