import { configsFound, countIn, type ExpectedConfigs } from '../../membership/nacos-configs.ts';
import { versionNotes } from '../../membership/nacos-seen.ts';
import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { Json } from '../../model/json.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found } from '../../model/verdict.ts';
import { answered, jsonEvidence, result } from '../result.ts';
import { worstOf } from '../worst-of.ts';
import { askPods, loginOf, type LoginInput, type ServersInput } from './ask-pods.ts';
import { LOGIN_FIELDS, SERVER_FIELDS } from './fields.ts';

type With = ServersInput &
  LoginInput & { readonly expected: { readonly [namespace: string]: Json } };

export const configsThere: ProbeDef<With> = {
  id: 'nacos/configs-there',
  group: 'apps',
  doc: {
    en: 'Every Nacos server has as many configurations in each of its namespaces as the export.',
    zh: '每个 Nacos 服务中，各命名空间的配置数量与导出的一致。',
  },
  with: {
    ...SERVER_FIELDS,
    expected: {
      type: 'map',
      of: { type: 'int', doc: { en: 'Configurations.', zh: '配置数量。' } },
      doc: {
        en: 'How many there have to be, by the id or the name of the namespace of Nacos; public is the first one.',
        zh: '应有的数量，以 Nacos 命名空间的 ID 或名称为键；public 是默认命名空间。',
      },
    },
    ...LOGIN_FIELDS,
  },
  finds: {
    counts: {
      type: 'map',
      of: { type: 'int', doc: { en: 'Configurations.', zh: '配置数量。' } },
      doc: {
        en: 'How many there are in each expected namespace, the fewest of all servers.',
        zh: '各预期命名空间的配置数量，取各服务中最少的。',
      },
    },
  },
  needsTarget: true,
  everyMs: 10_000,
  look: (input, ports, signal) => answered(lookAt(input, ports, signal)),
};

async function lookAt(input: With, ports: Readers, signal: AbortSignal): Promise<ProbeResult> {
  const expected = expectedOf(input.expected);
  if (expected === undefined) {
    const entry = JSON.stringify(input.expected).slice(0, 200);
    return result(found('unknown', aCause('nacos-expected-malformed', { entry })));
  }
  // Of an export without anything in it nothing could be missing.
  if (expected.every(({ count }) => count === 0))
    return result(found('unknown', aCause('nacos-nothing-expected')));
  const login = loginOf(input);
  const { asked, faults } = await askPods(input, ports, signal, (server) =>
    ports.nacos.namespaces(server, login, signal),
  );
  const judged = asked.map((one) => configsFound(one, expected));
  const answers = asked.flatMap(({ seen }) => (seen.is === 'answer' ? [seen] : []));
  const notes = [
    ...judged.flatMap((one) => one.notes),
    ...versionNotes(answers.map(({ about }) => about)),
  ];
  const counts = expected.flatMap(({ namespace }) => {
    const all = answers.flatMap(({ namespaces }) => countIn(namespace, namespaces) ?? []);
    return all.length === 0 ? [] : [[namespace, Math.min(...all)] as const];
  });
  return result(worstOf([...faults, ...judged.flatMap(({ all }) => all)], notes), {
    finds: { counts: Object.fromEntries(counts) },
    evidence: [
      jsonEvidence(
        'servers',
        asked.map(({ name, seen }) => ({ server: name, ...seen })),
      ),
    ],
  });
}

function expectedOf(map: With['expected']): readonly ExpectedConfigs[] | undefined {
  const all: ExpectedConfigs[] = [];
  for (const [namespace, count] of Object.entries(map)) {
    if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0) return undefined;
    all.push({ namespace, count });
  }
  return all;
}
