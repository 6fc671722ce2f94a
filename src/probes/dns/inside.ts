import type { DnsAnswer, DnsQuestion, DnsReader, DnsServer } from '../../model/dns.ts';
import { WizardError } from '../../model/error.ts';
import type { InsideAnswer, Readers } from '../../model/ports.ts';

/** The cluster as a resolver: what its pods see of a private name, where no resolver can be asked for it from here. */
export const INSIDE: DnsServer = { role: 'inside', name: 'pod', address: 'pod', port: 0 };

type Asked = { readonly answer: InsideAnswer; readonly at: number; readonly ms: number };

/** The same reader, which also asks that one. A pod is asked once for both kinds of addresses. */
export function withInside({ dns, cluster, clock }: Readers): DnsReader {
  const asking = new Map<string, Promise<Asked>>();

  async function askPod(name: string, signal: AbortSignal): Promise<Asked> {
    const from = clock.mono();
    const [settled] = await Promise.allSettled([cluster.lookup(name, signal)]);
    signal.throwIfAborted();
    const answer = settled.status === 'fulfilled' ? settled.value : nobody(settled.reason);
    return { answer, at: clock.now(), ms: Math.round(clock.mono() - from) };
  }

  function once(name: string, signal: AbortSignal): Promise<Asked> {
    const known = asking.get(name);
    if (known !== undefined) return known;
    const asked = askPod(name, signal).finally(() => asking.delete(name));
    asking.set(name, asked);
    return asked;
  }

  return {
    ...dns,
    ask: async (question, server, signal) =>
      server.role === 'inside'
        ? answerOf(question, server, await once(question.name, signal))
        : dns.ask(question, server, signal),
  };
}

/** No cluster, or one that can't be reached, is an answer here too. */
function nobody(reason: unknown): InsideAnswer {
  if (!(reason instanceof WizardError)) throw reason;
  return { is: 'nobody', code: reason.code };
}

function answerOf(question: DnsQuestion, server: DnsServer, { answer, at, ms }: Asked): DnsAnswer {
  const { name, type } = question;
  const all = answer.is === 'answer' ? answer.addresses : [];
  const own = all.filter((value) => (type === 'AAAA') === value.includes(':'));
  const records = own.map((value) => ({ name, type, ttl: 0, value }));
  return {
    server: 'pod' in answer ? { ...server, address: `${answer.namespace}/${answer.pod}` } : server,
    question,
    is: outcomeOf(answer, own.length),
    records,
    authority: [],
    additional: [],
    authoritative: false,
    authentic: false,
    negativeTtl: null,
    transport: 'pod',
    code: answer.is === 'nobody' ? answer.code : answer.program,
    at,
    ms,
  };
}

function outcomeOf({ is }: InsideAnswer, count: number): DnsAnswer['is'] {
  if (is === 'nobody') return 'unreachable';
  if (is === 'not-found') return 'nxdomain';
  return count > 0 ? 'answer' : 'nodata';
}
