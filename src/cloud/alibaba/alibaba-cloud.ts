import * as calls from '../../cloud-calls/alibaba.ts';
import type { CloudCall } from '../../cloud-calls/call.ts';
import type { CloudPlace, CloudReader, CloudWriter } from '../../model/cloud.ts';
import { WizardError } from '../../model/error.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { CloudOptions } from '../cloud-options.ts';
import { list, number, text } from './answer.ts';
import { exchangeThrough } from './exchange.ts';
import {
  addressOf,
  clusterOf,
  egressOf,
  keyPairOf,
  quotasOf,
  recordOf,
  zoneOf,
} from './read-answers.ts';
import { createSessions, type Ask, type Sessions } from './session.ts';
import { alibabaWriter } from './writer.ts';

/** More pages than these nobody has, but a server that never says it was the last one. */
const MOST_PAGES = 100;

/** Alibaba Cloud, through its OpenAPI. */
export function alibabaCloud(options: CloudOptions): CloudWriter {
  const sessions = createSessions(options, exchangeThrough(options.dialer));
  const reader = alibabaReader(sessions);
  return { ...reader, ...alibabaWriter(sessions, options) };
}

function alibabaReader(sessions: Sessions): CloudReader {
  const asked = async (place: CloudPlace, call: CloudCall, signal: AbortSignal) =>
    (await sessions.reading(place, signal))(call);
  return {
    who: (place, signal) => sessions.who(place, signal),
    async keyPair(place, name, publicKey, signal) {
      const answer = await asked(place, calls.describeKeyPairs(place, name), signal);
      const all = list(answer, 'KeyPairs', 'KeyPair').map((one) => keyPairOf(one, publicKey));
      return all.find((one) => one.name === name);
    },
    async clusters(place, signal) {
      const read = await sessions.reading(place, signal);
      const all = await pages(read, (page) => calls.describeClusters(place, page), {
        rows: ['clusters'],
        total: ['page_info', 'total_count'],
      });
      return all.map(clusterOf).filter(({ id }) => id !== '');
    },
    egress: async (place, vpc, signal) =>
      egressOf(await asked(place, calls.describeNatGateways(place, vpc), signal)),
    async addresses(place, query, signal) {
      const read = await sessions.reading(place, signal);
      const page = (index: number) => calls.describeEipAddresses(place, query, index);
      const rows = ['EipAddresses', 'EipAddress'];
      const all = (await pages(read, page, { rows, total: ['TotalCount'] })).map(addressOf);
      // A filter that the cloud does not know it leaves out: what comes is then everybody's.
      return all.filter((one) =>
        'id' in query
          ? one.id === query.id
          : 'name' in query
            ? one.name === query.name
            : one.instance === query.instance,
      );
    },
    async zones(place, signal) {
      const read = await sessions.reading(place, signal);
      const all = await pages(read, (page) => calls.describeDomains(place, page), {
        rows: ['Domains', 'Domain'],
        total: ['TotalCount'],
      });
      return all.map(zoneOf);
    },
    async records(place, zone, signal) {
      const read = await sessions.reading(place, signal);
      const page = (index: number) => calls.describeDomainRecords(place, zone.id, index);
      const rows = ['DomainRecords', 'Record'];
      return (await pages(read, page, { rows, total: ['TotalCount'] })).map(recordOf);
    },
    async quotas(place, signal) {
      const read = await sessions.reading(place, signal);
      const quota = await read(calls.describeUserQuota(place));
      const answer = await read(calls.listAddressQuotas(place));
      const eip = list(answer, 'Quotas').find(
        (one) => text(one, 'QuotaActionCode') === calls.ADDRESS_QUOTA,
      );
      return quotasOf(number(quota, 'cluster_quota'), eip);
    },
  };
}

/** All rows of all pages. A list that came incomplete must not be taken for the whole: something would be made twice. */
async function pages(
  read: Ask,
  call: (page: number) => CloudCall,
  { rows, total }: { readonly rows: readonly string[]; readonly total: readonly string[] },
): Promise<readonly JsonObject[]> {
  const all: JsonObject[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const asked = call(page);
    const answer: Json = await read(asked);
    const some = list(answer, ...rows);
    all.push(...some);
    const told = text(answer, ...total);
    if (told === '') throw incomplete(asked);
    if (all.length >= Number(told)) return all;
    if (some.length === 0) throw incomplete(asked);
  }
  throw incomplete(call(MOST_PAGES));
}

function incomplete({ product, action }: CloudCall): WizardError {
  return new WizardError('not-proven', 'cloud-garbage', { call: `${product} ${action}` });
}
