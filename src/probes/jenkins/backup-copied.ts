import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { ArchiveSeen } from '../../model/archives.ts';
import type { FileInPod } from '../../model/pod-files.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found, type Found } from '../../model/verdict.ts';
import { answered, jsonEvidence, result } from '../result.ts';
import { backupPath, COPY_FIELDS, jenkinsPod, type CopyInput } from '../../jenkins/backup.ts';

export const backupCopied: ProbeDef<CopyInput> = {
  id: 'jenkins/backup-copied',
  group: 'apps',
  doc: {
    en: 'The backup lies in the pod of Jenkins: as many bytes, and the same checksum.',
    zh: '备份文件已在 Jenkins 的 Pod 中：大小一致，校验值相同。',
  },
  with: COPY_FIELDS,
  finds: {
    sha256: { type: 'string', doc: { en: 'Its checksum.', zh: '校验值。' } },
    bytes: { type: 'int', doc: { en: 'Its size.', zh: '大小（字节）。' } },
  },
  needsTarget: true,
  everyMs: 5000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

async function look(input: CopyInput, ports: Readers, signal: AbortSignal): Promise<ProbeResult> {
  const here = await ports.archives.look(input.file, signal);
  const pod = await jenkinsPod(input, ports.cluster, signal);
  if ('verdict' in pod) return result(pod);
  const path = backupPath(input);
  const there = await ports.podFiles.file(pod, path, signal);
  const object = { kind: 'Pod', name: pod.pod, namespace: pod.namespace };
  const row = {
    pod: `${pod.namespace}/${pod.pod}`,
    path,
    there: there ?? null,
    here: digest(here),
  };
  const finds = there === undefined ? {} : { sha256: there.sha256, bytes: there.bytes };
  return result(
    { ...judge(input, here, path, there), object },
    { finds, evidence: [jsonEvidence('backup', [row])] },
  );
}

function digest(here: ArchiveSeen): object {
  return 'sha256' in here ? { bytes: here.bytes, sha256: here.sha256 } : { is: here.is };
}

function judge(
  { file, namespace, service }: CopyInput,
  here: ArchiveSeen,
  path: string,
  there: FileInPod | undefined,
): Found {
  if (here.is === 'missing') return found('unknown', aCause('file-missing', { path: file }));
  if (!('sha256' in here)) return found('unknown', aCause('jenkins-backup-other', { path: file }));
  const params = { path, namespace, name: service };
  if (there === undefined) return found('fail', aCause('jenkins-backup-missing', params));
  const isSame = there.bytes === here.bytes && there.sha256 === here.sha256;
  return isSame ? found('pass', null) : found('fail', aCause('jenkins-backup-differs', params));
}
