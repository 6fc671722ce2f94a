import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { Readers } from '../../model/ports.ts';
import { assessNames } from './assess-names.ts';
import { followNames } from './follow-names.ts';
import { lookAt } from './look-at-name.ts';
import { askedOf, type PointsToWith } from './points-to-input.ts';

export const pointsTo: ProbeDef<PointsToWith> = {
  id: 'dns/points-to',
  group: 'dns',
  doc: {
    en: 'Every authoritative server of every name gives the new answer; resolvers are told beside it.',
    zh: '每个域名的每台权威服务器都返回新的结果，同时列出各解析器的结果。',
  },
  with: {
    records: {
      type: 'list',
      of: {
        type: 'map',
        doc: { en: 'A name and what it is to lead to.', zh: '一个域名和它应解析到的地址。' },
      },
      doc: {
        en: 'Names and values: name, value (IP address or host name) or values, type, expect (direct, via), target, view (public, private), to.',
        zh: '域名与记录值：name、value（IP 或主机名）或 values、type、expect（direct、via）、target、view（public、private）、to。',
      },
    },
    resolvers: {
      type: 'list',
      optional: true,
      doc: {
        en: 'Resolvers to ask: an IP address, or a map with address, port, name, required, view, doh. Without them those of this machine.',
        zh: '要查询的解析器：IP 地址，或带有 address、port、name、required、view、doh 的映射。不写时使用本机的解析器。',
      },
    },
    before: {
      type: 'list',
      optional: true,
      doc: {
        en: 'What dns/recorded found before anything was changed: tells an old answer from a wrong one.',
        zh: '修改前 dns/recorded 记录的结果，用来区分旧结果与错误结果。',
      },
    },
    targets: {
      type: 'map',
      of: { type: 'address', doc: { en: 'Address or host name.', zh: '地址或主机名。' } },
      optional: true,
      doc: {
        en: 'The value of each row that has none: by what the row says in `to`.',
        zh: '没有写记录值的行使用的值，按该行的 to 查找。',
      },
    },
    source: {
      type: 'string',
      optional: true,
      doc: {
        en: 'Where the values come from, shown beside them.',
        zh: '记录值的来源，与记录值一起显示。',
      },
    },
  },
  finds: {},
  needsTarget: false,
  everyMs: 2000,
  look: lookAtNames,
  follow: followNames,
};

/** Every name at every server at once: nothing waits for what it does not need. */
async function lookAtNames(
  input: PointsToWith,
  ports: Readers,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const asked = askedOf(input, ports, signal);
  await Promise.all(asked.names.map((name) => lookAt(name)));
  return assessNames(asked, ports.clock.now());
}
