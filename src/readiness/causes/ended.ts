import type { KubeObject } from '../../model/ports.ts';
import type { Cause } from '../../model/verdict.ts';
import { numberAt, textAt } from '../read-object.ts';
import { theEnd } from './foreign-words.ts';
import { registryOf } from './image.ts';
import type { Part } from './parts.ts';
import { endedByProbe } from './probe.ts';
import { told, type Ground } from './told.ts';

/** The signals that end programs, by their numbers on Linux: a shell says 128 and the number. */
const SIGNALS: { readonly [number: number]: string } = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  4: 'SIGILL',
  5: 'SIGTRAP',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  10: 'SIGUSR1',
  11: 'SIGSEGV',
  12: 'SIGUSR2',
  13: 'SIGPIPE',
  14: 'SIGALRM',
  15: 'SIGTERM',
  24: 'SIGXCPU',
  25: 'SIGXFSZ',
  31: 'SIGSYS',
};

/** The name of the signal behind an exit code; undefined where a program chose the code itself. */
function signalOf(exitCode: number): string | undefined {
  return SIGNALS[exitCode - 128];
}

/** Why a container ended that should run; undefined where it was to end so. */
export function endCause(
  pod: KubeObject,
  ground: Ground,
  part: Part,
  ended: unknown,
): Cause | undefined {
  const exitCode = numberAt(ended, 'exitCode');
  const words = textAt(ended, 'message') ?? '';
  const signal = signalOf(exitCode ?? 0);
  const isFinal = ['Never', 'OnFailure'].includes(textAt(pod, 'spec', 'restartPolicy') ?? '');
  const params = {
    container: part.name,
    role: part.role,
    image: part.image,
    registry: registryOf(part.image),
    node: textAt(pod, 'spec', 'nodeName') ?? '-',
    restarts: numberAt(part.status, 'restartCount') ?? 0,
    exitCode: exitCode ?? '?',
    signal: signal ?? '-',
    exit: signal === undefined ? String(exitCode ?? '?') : `${exitCode ?? ''} (${signal})`,
    words: lastWords(words),
  };
  if (textAt(ended, 'reason') === 'OOMKilled') return memoryCause(pod, ground, part, params);
  const probe = endedByProbe(pod, ground, part, ended);
  if (probe !== undefined)
    return told(
      probe.probe === 'Liveness' ? 'probe-liveness' : 'probe-startup-restarts',
      pod,
      ground,
      { ...params, answer: probe.answer },
    );
  if (/exec format error/i.test(words)) return told('image-architecture', pod, ground, params);
  if (exitCode === 0)
    return part.role === 'init' || (part.role === 'main' && isFinal)
      ? undefined
      : told('container-ended', pod, ground, params);
  const isOver =
    textAt(pod, 'spec', 'restartPolicy') === 'Never' || textAt(pod, 'status', 'phase') === 'Failed';
  return told(isOver ? 'container-failed' : 'crash-loop', pod, ground, params);
}

function memoryCause(
  pod: KubeObject,
  ground: Ground,
  { spec, status }: Part,
  params: { readonly [name: string]: string | number },
): Cause {
  const limit =
    textAt(status, 'resources', 'limits', 'memory') ??
    textAt(spec, 'resources', 'limits', 'memory');
  return limit === undefined
    ? told('out-of-memory-node', pod, ground, params)
    : told('out-of-memory', pod, ground, { ...params, limit });
}

/** The end of what it wrote: there stands why. */
function lastWords(message: string): string {
  const lines = message.trimEnd().slice(-2_000).split('\n');
  return theEnd(lines.slice(-3).join(' '));
}
