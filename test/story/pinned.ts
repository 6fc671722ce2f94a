import { answersInHand } from '../support/operator/answers-in-hand.ts';
import { askedBy } from '../support/operator/asked.ts';
import { Robot } from '../support/operator/robot.ts';
import type { Size } from '../support/operator/frames.ts';
import { PROGRAM } from '../support/program.ts';
import { PtyProgram } from '../support/terminal/pty.ts';
import { ROLL_OUT, ROOT, type RollOut } from './roll-out-world.ts';

/** At the outline of a run whose cluster is pinned and whose services are waited for. */
export async function pinned(world: RollOut, size: Size): Promise<Robot> {
  const { site, answers, incident, env } = world;
  const program = new PtyProgram(process.execPath, [PROGRAM, ...incident], {
    ...size,
    cwd: ROOT,
    env,
  });
  const robot = new Robot(program, answersInHand(`${ROLL_OUT}/runbook.yaml`, site, answers));
  const isPinned = () => /pinned [0-9a-f]{8}/.test(robot.look().header[0]);
  await robot.until((now) => askedBy(now).is === 'outline', 'the outline', 30_000);
  while (!isPinned() || askedBy(robot.look()).is !== 'outline') await robot.act();
  return robot;
}
