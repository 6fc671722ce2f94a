import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { Json } from '../../model/json.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found, type Found } from '../../model/verdict.ts';
import { answered, jsonEvidence, result } from '../result.ts';
import { contentsOf } from './contents.ts';
import { judgeJenkinsBackup } from './jenkins-backup.ts';
import { judgeNacosExport } from './nacos-export.ts';
import { judgeManifests, judgeScript } from './other-contents.ts';

export const KINDS = ['jenkins-thinbackup', 'nacos-export', 'manifests', 'deploy-script'] as const;
type With = {
  readonly path: string;
  readonly kind: (typeof KINDS)[number];
  readonly namespaces?: readonly string[];
};

export type Judged = { readonly found: Found; readonly finds: { readonly [name: string]: Json } };

export const contentsFit: ProbeDef<With> = {
  id: 'archives/contents-fit',
  group: 'tools',
  doc: {
    en: 'An archive or a folder holds what the later steps need of it.',
    zh: '归档或目录中有后续步骤所需的内容。',
  },
  with: {
    path: { type: 'path', doc: { en: 'The archive, or the folder.', zh: '归档文件或目录。' } },
    kind: {
      type: 'string',
      oneOf: KINDS,
      doc: { en: 'What it has to be.', zh: '应为何种内容。' },
    },
    namespaces: {
      type: 'list',
      of: { type: 'string', doc: { en: 'A namespace of Nacos.', zh: 'Nacos 命名空间。' } },
      optional: true,
      doc: {
        en: 'The namespaces that an export of Nacos has to hold; without them, those that it says it holds.',
        zh: 'Nacos 导出中必须有的命名空间；不写时为导出自身所列。',
      },
    },
  },
  finds: {
    jobs: { type: 'int', doc: { en: 'Jobs of Jenkins.', zh: 'Jenkins 任务数。' } },
    keys: {
      type: 'bool',
      doc: { en: 'Whether it holds the keys of Jenkins.', zh: '是否含有 Jenkins 的密钥。' },
    },
    date: { type: 'string', doc: { en: 'The date of the backup.', zh: '备份日期。' } },
    items: { type: 'int', doc: { en: 'Items of configuration.', zh: '配置项数。' } },
    counts: {
      type: 'map',
      of: { type: 'int', doc: { en: 'Items of a namespace.', zh: '该命名空间的配置项数。' } },
      doc: { en: 'Items by namespace of Nacos.', zh: '各 Nacos 命名空间的配置项数。' },
    },
    objects: { type: 'int', doc: { en: 'Kubernetes objects.', zh: 'Kubernetes 对象数。' } },
    bytes: { type: 'int', doc: { en: 'Bytes of the script.', zh: '脚本字节数。' } },
  },
  needsTarget: false,
  everyMs: 5000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

async function look(input: With, ports: Readers, signal: AbortSignal): Promise<ProbeResult> {
  const { path, kind } = input;
  const judged = await judgedAs(input, ports, signal);
  const object = judged.found.object ?? { kind: 'File', name: path };
  const evidence = [jsonEvidence('contents', [{ path, kind, ...judged.finds }])];
  return result({ ...judged.found, object }, { finds: judged.finds, evidence });
}

async function judgedAs(input: With, ports: Readers, signal: AbortSignal): Promise<Judged> {
  const { path, kind, namespaces = [] } = input;
  if (kind === 'deploy-script') return judgeScript(path, ports);
  const contents = await contentsOf(path, ports, signal);
  if (contents === undefined)
    return { found: found('wait', aCause('archive-not-here', { path })), finds: {} };
  if ('code' in contents) return { found: found('fail', contents), finds: {} };
  switch (kind) {
    case 'jenkins-thinbackup':
      return judgeJenkinsBackup(contents);
    case 'nacos-export':
      return judgeNacosExport(contents, namespaces, ports);
    case 'manifests':
      return judgeManifests(contents, ports);
  }
}
