import type { ActionResult } from '../../model/catalogue.ts';
import { WizardError } from '../../model/error.ts';
import type { Command, Writers } from '../../model/ports.ts';
import type { Raw } from '../../model/verdict.ts';
import { shortText } from '../../readiness/read-object.ts';

export type About = { readonly release: string; readonly namespace: string };

/** Runs helm to its end, or attaches to the one that runs under this attempt's key. */
export async function runHelm(
  words: readonly string[],
  stdin: string | undefined,
  about: About,
  { shell, writer, attempt }: Writers,
  signal: AbortSignal,
): Promise<ActionResult['evidence']> {
  const command: Command = {
    argv: ['helm', ...words],
    env: {},
    ...(stdin === undefined ? {} : { stdin }),
  };
  if ((await shell.known(attempt.key)) === 'never-started') await writer.prove?.(signal);
  const ended = await shell.run(attempt.key, command, (text) => attempt.output(text), signal);
  const evidence = [{ name: 'helm', text: ended.output }];
  if (ended.exitCode === 0) return evidence;
  throw failure(ended.output, ended.exitCode ?? ended.signal ?? '?', about, evidence);
}

/** What helm says when it fails, as what to do. Sources: pkg/action, pkg/cmd of helm 3 and 4. */
function failure(
  output: string,
  exitCode: number | string,
  { release, namespace }: About,
  evidence: readonly Raw[],
): WizardError {
  const about = { release, namespace };
  const is = (code: string, params = {}) =>
    new WizardError('not-proven', code, { ...about, ...params }, { evidence });
  const words = (pattern: RegExp) =>
    pattern
      .exec(output)
      ?.slice(1)
      .map((one) => shortText(one));

  // Its end reads as that of an API server that is gone.
  const webhook = words(/failed calling webhook "([^"\n]+)"/)?.[0];
  if (webhook !== undefined) {
    const params = { kind: 'HelmRelease', name: release, webhook };
    return new WizardError('not-proven', 'api-webhook-failed', params, { evidence });
  }
  if (
    /Kubernetes cluster unreachable|(?:connection refused|i\/o timeout|TLS handshake timeout|connect: no route to host)\s*$/.test(
      output,
    )
  )
    return new WizardError('cluster-unreachable', 'helm-cluster-unreachable', about, { evidence });
  const forbidden = words(/cannot (\w+) resource "([\w./-]+)" in API group "[^"]*"/);
  if (forbidden !== undefined) {
    const [verb = '-', resource = '-'] = forbidden;
    return new WizardError(
      'forbidden',
      'api-forbidden',
      { verb, resource, namespace },
      { evidence },
    );
  }
  if (
    /another operation \(install\/upgrade\/rollback\) is in progress|cannot re-?use a name that is still in use/.test(
      output,
    )
  )
    return is('helm-release-busy');
  const taken = words(/(\S+ "[^"]+" in namespace "[^"]*") exists and cannot be imported/);
  if (taken !== undefined) return is('helm-object-taken', { object: taken[0] ?? '-' });
  const missing = words(/missing in charts\/ directory: ([^\n]+)/);
  if (missing !== undefined)
    return is('helm-chart-incomplete', { chart: release, missing: missing[0] ?? '-' });
  const versions = words(
    /chart requires kubeVersion: (.+?) which is incompatible with Kubernetes (\S+)/,
  );
  if (versions !== undefined) {
    const [wants = '-', has = '-'] = versions;
    return is('helm-chart-other-kubernetes', { wants, has });
  }
  return is('helm-failed', { exitCode, lastLine: errorIn(output) });
}

/** What it says first are warnings; the error begins with its own word and may have lines of its own. */
function errorIn(output: string): string {
  const lines = output.trimEnd().split('\n');
  const from = lines.findLastIndex((one) => /^Error:/i.test(one));
  return shortText(lines.slice(from).join(' ')) || '-';
}
