import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import { WizardError } from '../../model/error.ts';
import { aCause, found, type ObjectRef } from '../../model/verdict.ts';
import { isAtLeast } from '../../model/version.ts';
import { answered, result } from '../result.ts';
import type { Readers } from '../../model/ports.ts';

const PROGRAMS = ['kubectl', 'helm', 'ssh', 'git'] as const;
type With = { readonly program: (typeof PROGRAMS)[number]; readonly atLeast?: string };

export const version: ProbeDef<With> = {
  id: 'command/version',
  group: 'tools',
  doc: {
    en: 'A program is installed on this machine, in a version that is new enough.',
    zh: '本机已安装某个程序，且版本足够新。',
  },
  with: {
    program: {
      type: 'string',
      oneOf: PROGRAMS,
      doc: { en: 'The program.', zh: '程序名。' },
    },
    atLeast: {
      type: 'string',
      optional: true,
      doc: { en: 'The lowest version that will do.', zh: '可接受的最低版本。' },
    },
  },
  finds: {
    version: { type: 'string', doc: { en: 'The version it reports.', zh: '程序报告的版本。' } },
  },
  needsTarget: false,
  everyMs: 5000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

async function look({ program, atLeast }: With, { inspect }: Readers, signal: AbortSignal) {
  const object = { kind: 'Program', name: program };
  const [settled] = await Promise.allSettled([inspect.version(program, signal)]);
  signal.throwIfAborted();
  if (settled.status === 'rejected') return broken(settled.reason, object);
  const said = settled.value;
  if (said === undefined)
    return result(found('fail', aCause('program-missing', { program }, { object })));
  const evidence = [{ name: 'version', text: said.raw }];
  const finds = { version: said.version };
  const enough = atLeast === undefined ? true : isAtLeast(said.version, atLeast);
  if (enough === true) return result({ ...found('pass', null), object }, { finds, evidence });
  const params = { program, version: said.version, atLeast: atLeast ?? '-' };
  return enough === false
    ? result(found('fail', aCause('program-too-old', params, { object })), { finds, evidence })
    : result(found('unknown', aCause('version-unreadable', params, { object })), { evidence });
}

/** It is here and does not run: built for another machine, or its libraries are gone. Only one that is slow may be well. */
function broken(reason: unknown, object: ObjectRef): ProbeResult {
  if (!(reason instanceof WizardError) || reason.code !== 'program-failed') throw reason;
  const { code, params } = reason;
  const verdict = params['why'] === 'ETIMEDOUT' ? 'unknown' : 'fail';
  return result(found(verdict, aCause(code, params, { object })));
}
