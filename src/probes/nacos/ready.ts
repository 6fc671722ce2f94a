import { readyFound } from '../../membership/nacos-ready.ts';
import { versionNotes } from '../../membership/nacos-seen.ts';
import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { Readers } from '../../model/ports.ts';
import { answered, jsonEvidence, result } from '../result.ts';
import { worstOf } from '../worst-of.ts';
import { askPods, type ServersInput } from './ask-pods.ts';
import { SERVER_FIELDS } from './fields.ts';

export const ready: ProbeDef<ServersInput> = {
  id: 'nacos/ready',
  group: 'apps',
  doc: {
    en: 'Every Nacos server says that it is ready, whatever its HTTP status.',
    zh: '每个 Nacos 服务都报告自己已就绪，以内容为准，不看 HTTP 状态码。',
  },
  with: SERVER_FIELDS,
  finds: {
    version: {
      type: 'string',
      doc: {
        en: 'Version of the servers, of several all of them.',
        zh: '服务的版本，不止一个时全部列出。',
      },
    },
    servers: {
      type: 'list',
      of: { type: 'name', doc: { en: 'Name of a pod.', zh: 'Pod 名称。' } },
      doc: { en: 'The pods that were asked.', zh: '查询过的 Pod。' },
    },
  },
  needsTarget: true,
  everyMs: 3000,
  look: (input, ports, signal) => answered(lookAt(input, ports, signal)),
};

async function lookAt(
  input: ServersInput,
  ports: Readers,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const { asked, faults } = await askPods(input, ports, signal, (server) =>
    ports.nacos.readiness(server, signal),
  );
  const abouts = asked.flatMap(({ seen }) => (seen.is === 'answer' ? [seen.about] : []));
  const versions = [...new Set(abouts.map(({ version }) => version))].toSorted();
  const is = worstOf([...faults, ...asked.map(readyFound)], versionNotes(abouts));
  return result(is, {
    finds: {
      servers: asked.map(({ name }) => name),
      ...(versions.length === 0 ? {} : { version: versions.join(', ') }),
    },
    evidence: [
      jsonEvidence(
        'servers',
        asked.map(({ name, seen }) => ({ server: name, ...seen })),
      ),
    ],
  });
}
