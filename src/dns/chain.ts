import type { DnsQuestion, DnsRecord } from '../model/dns.ts';
import { plainName } from './names.ts';

/**
 * What of an answer section belongs to the question: from its name along the CNAMEs to the records at their end, in this
 * order. A loop ends where it closes; what else a server sent along is left out.
 */
export function chainOf(
  question: DnsQuestion,
  answers: readonly DnsRecord[],
): readonly DnsRecord[] {
  const byName = Map.groupBy(answers, ({ name }) => name);
  const chain: DnsRecord[] = [];
  const seen = new Set<string>();
  let name: string | undefined = plainName(question.name);
  while (name !== undefined && !seen.has(name)) {
    seen.add(name);
    const here: readonly DnsRecord[] = byName.get(name) ?? [];
    chain.push(...here.filter(({ type }) => type === question.type || type === 'CNAME'));
    name = question.type === 'CNAME' ? undefined : here.find(({ type }) => type === 'CNAME')?.value;
  }
  return withoutDoubles(chain);
}

function withoutDoubles(records: readonly DnsRecord[]): readonly DnsRecord[] {
  const byKey = new Map(records.map((record) => [JSON.stringify(record), record]));
  return [...byKey.values()];
}
