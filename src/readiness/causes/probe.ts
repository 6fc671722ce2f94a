import type { KubeObject } from '../../model/ports.ts';
import { textAt, at } from '../read-object.ts';
import { eventsAbout, isSince, type Told } from './events.ts';
import type { Part } from './parts.ts';
import type { Ground } from './told.ts';

export type ProbeName = 'Readiness' | 'Liveness' | 'Startup';

const FIELDS = {
  Readiness: 'readinessProbe',
  Liveness: 'livenessProbe',
  Startup: 'startupProbe',
} as const satisfies { readonly [name in ProbeName]: string };

export function hasProbe(part: Part, probe: ProbeName): boolean {
  return at(part.spec, FIELDS[probe]) !== undefined;
}

/** What a probe that fails got for an answer, if it has failed since then. */
export function failedAnswer(
  pod: KubeObject,
  ground: Ground,
  part: Part,
  probe: ProbeName,
  since: string | undefined,
): string | undefined {
  const failed = unhealthy(pod, ground, part, probe).find((event) => isSince(event.at, since));
  return failed && answerIn(failed);
}

/** The probe for which the container was ended, with its answer; undefined where it ended by itself. */
export function endedByProbe(
  pod: KubeObject,
  ground: Ground,
  part: Part,
  ended: unknown,
): { readonly probe: 'Liveness' | 'Startup'; readonly answer: string } | undefined {
  const startedAt = textAt(ended, 'startedAt');
  const exitCode = at(ended, 'exitCode');
  for (const probe of ['Startup', 'Liveness'] as const) {
    const failed = unhealthy(pod, ground, part, probe).find((event) =>
      isSince(event.at, startedAt),
    );
    if (failed === undefined) continue;
    const killed = eventsAbout(pod, ground, 'Killing', part.field).some(
      ({ message, at: when }) =>
        message.includes(`failed ${probe.toLowerCase()} probe`) && isSince(when, startedAt),
    );
    // Without that event, which is no warning: who is told to end goes well, or by the signal.
    const isLikely = exitCode === 0 || exitCode === 137 || exitCode === 143;
    if (killed || isLikely) return { probe, answer: answerIn(failed) };
  }
  return undefined;
}

function unhealthy(pod: KubeObject, ground: Ground, part: Part, probe: ProbeName): readonly Told[] {
  return eventsAbout(pod, ground, 'Unhealthy', part.field).filter(({ message }) =>
    message.startsWith(`${probe} probe `),
  );
}

function answerIn({ message }: Told): string {
  return message.replace(/^\w+ probe (?:failed|errored)(?: and resulted in \w+ state)?: ?/, '');
}
