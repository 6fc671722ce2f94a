import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import { durationMs } from '../../model/field-value.ts';
import type { KubeObject, Readers } from '../../model/ports.ts';
import { aCause, found, type Found } from '../../model/verdict.ts';
import { judgeObject } from '../../readiness/index.ts';
import { causeOf } from '../../readiness/judgement.ts';
import { timeOf } from '../../readiness/not-ready-since.ts';
import { textAt } from '../../readiness/read-object.ts';
import { jsonEvidence, result } from '../result.ts';
import { NAMESPACE_FIELD, VELERO } from '../../model/velero.ts';
import { served } from './served.ts';

type With = {
  readonly namespace?: string | null;
  readonly location?: string | null;
  readonly accessMode?: string | null;
};

const DEFAULT_FREQUENCY_MS = 60_000;
/** A look at a slow store takes its time, and clocks differ. */
const GRACE_MS = 5 * 60_000;

export const locationAvailable: ProbeDef<With> = {
  id: 'velero/location-available',
  group: 'apps',
  doc: {
    en: 'Velero reaches the storage in which the backups lie, and has done so lately.',
    zh: 'Velero 能访问存放备份的存储，且最近刚验证过。',
  },
  with: {
    namespace: NAMESPACE_FIELD,
    location: {
      type: 'name',
      optional: true,
      doc: {
        en: 'The BackupStorageLocation; default where none is given.',
        zh: 'BackupStorageLocation 的名称；不写则为 default。',
      },
    },
    accessMode: {
      type: 'string',
      oneOf: ['ReadOnly', 'ReadWrite'],
      optional: true,
      doc: { en: 'The access mode that it has to have.', zh: '必须处于的访问模式。' },
    },
  },
  finds: {},
  needsTarget: true,
  everyMs: 2000,
  look: (input, ports, signal) => served(look(input, ports, signal)),
};

async function look(
  { namespace: given, location, accessMode }: With,
  { cluster, clock }: Readers,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const namespace = given ?? 'velero';
  const name = location ?? 'default';
  const kind = 'BackupStorageLocation';
  const there = await cluster.get({ apiVersion: VELERO, kind, name, namespace }, signal);
  if (there === undefined)
    return result(found('fail', aCause('object-absent', { kind, name: `${namespace}/${name}` })));
  const evidence = [
    jsonEvidence('location', [{ name, spec: there['spec'], status: there['status'] }]),
  ];
  const is = judged(there, clock.now(), accessMode ?? undefined);
  return result(is, { evidence });
}

function judged(location: KubeObject, now: number, accessMode: string | undefined): Found {
  const at = textAt(location, 'status', 'lastValidationTime');
  const frequency = durationMs(textAt(location, 'spec', 'validationFrequency') ?? '');
  const everyMs = frequency ?? DEFAULT_FREQUENCY_MS;
  const said = judgeObject(location);
  // Neither a storage that went away since nor one that came back is noticed by itself.
  const once = causeOf(location, 'velero-location-tried-once', { at: at ?? '-' });
  const is = everyMs > 0 ? said : { ...said, notes: [...said.notes, once] };
  if (is.verdict !== 'pass') return is;
  const seen = timeOf(at);
  // What stands there says nothing any more once nobody looks: its server may be gone.
  if (everyMs > 0 && (seen === undefined || now - seen > 3 * everyMs + GRACE_MS))
    return found('wait', causeOf(location, 'velero-location-stale', { at: at ?? '-' }, true));
  const mode = textAt(location, 'spec', 'accessMode') ?? 'ReadWrite';
  if (accessMode !== undefined && mode !== accessMode)
    return found('wait', causeOf(location, 'velero-access-mode', { mode, asked: accessMode }));
  return is;
}
