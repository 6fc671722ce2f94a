import { WizardError } from '../model/error.ts';
import type { FileInPod, PodFileReader, PodPlace } from '../model/pod-files.ts';
import type { Exec, Ran } from './exec.ts';

/** Neither was found: the program is not in the image, or nothing there can be run. */
const ABSENT = new Set([126, 127]);

/** The path is a word of its own: nothing of it is read by the shell. */
const FILE = `if [ ! -e "$1" ]; then echo missing; exit 0; fi
if [ ! -f "$1" ]; then echo other; exit 0; fi
wc -c <"$1" && sha256sum <"$1"`;
const TEXT = `if [ ! -f "$1" ]; then echo missing; exit 0; fi
echo there && head -c "$2" <"$1"`;
const NAMES = `if [ ! -d "$1" ]; then echo missing; exit 0; fi
echo there && ls -1 "$1/"`;

/** Asks about files in a container. */
export function createPodFiles(exec: Exec): PodFileReader {
  async function asked(
    place: PodPlace,
    question: string,
    path: string,
    signal: AbortSignal,
    ...more: readonly string[]
  ): Promise<string> {
    checkPath(path);
    const argv = ['sh', '-c', question, 'sh', path, ...more];
    const ran = await exec(containerOf(place), argv, signal);
    if (ran.exitCode !== 0) throw commandError(ran, 'sh', place, path);
    return ran.stdout;
  }

  return {
    async file(place, path, signal): Promise<FileInPod | undefined> {
      const said = await asked(place, FILE, path, signal);
      if (said.trim() === 'missing') return undefined;
      if (said.trim() === 'other') throw about('pod-file-other', place, path);
      const [, bytes, sha256] = /^\s*(\d+)\s+([0-9a-f]{64})\b/.exec(said) ?? [];
      if (bytes === undefined || sha256 === undefined) throw about('pod-file-unread', place, path);
      return { bytes: Number(bytes), sha256 };
    },
    async names(place, folder, signal) {
      const [first, ...names] = (await asked(place, NAMES, folder, signal)).split('\n');
      return first === 'there' ? names.filter((name) => name !== '') : undefined;
    },
    async text(place, path, maxBytes, signal) {
      const said = await asked(place, TEXT, path, signal, String(maxBytes));
      return said.startsWith('there\n') ? said.slice('there\n'.length) : undefined;
    },
  };
}

export function containerOf({ namespace, pod, container }: PodPlace) {
  return { namespace, name: pod, ...(container === undefined ? {} : { container }) };
}

/** Only from the root on, so that it is no option and means the same wherever a command runs. */
export function checkPath(path: string): void {
  if (!path.startsWith('/') || path.includes('\0') || path.endsWith('/'))
    throw new WizardError('usage', 'pod-path-invalid', { path });
}

/** What a program in a container came to, as a code. */
export function commandError(
  ran: Ran,
  program: string,
  place: PodPlace,
  path: string,
): WizardError {
  const said = ran.stderr;
  if (/no space left on device/i.test(said)) return about('pod-disk-full', place, path);
  if (/read-only file system/i.test(said)) return about('pod-read-only', place, path);
  if (/permission denied/i.test(said)) return about('pod-permission', place, path);
  const absent =
    ABSENT.has(ran.exitCode ?? 0) || /: not found|executable file not found/i.test(said);
  const code = absent ? 'pod-program-missing' : 'pod-command-failed';
  return new WizardError(
    'not-proven',
    code,
    { ...placeParams(place), program, exitCode: ran.exitCode ?? '-' },
    { evidence: [{ name: 'pod-command', text: said }] },
  );
}

export function about(code: string, place: PodPlace, path: string): WizardError {
  return new WizardError('not-proven', code, { ...placeParams(place), path });
}

export function placeParams({ namespace, pod }: PodPlace) {
  return { namespace, pod };
}
