import { byHand } from '../../cloud-calls/by-hand.ts';
import type { ActionDef } from '../../model/catalogue.ts';
import { ACCOUNT_FIELD, CLOUD_FIELD, cloudPlaceOf } from '../../model/cloud-place.ts';
import { WizardError } from '../../model/error.ts';
import type { Json } from '../../model/json.ts';
import { aCause } from '../../model/verdict.ts';
import { cloudHinders } from './hindered.ts';

type With = {
  readonly cloud: Json;
  readonly account?: string;
  readonly id: string;
  readonly name: string;
};

/** No machine deletes a cluster: a person does, and this looks whether it is gone. */
export const demandClusterGone: ActionDef<With> = {
  id: 'cloud/demand-cluster-gone',
  doc: {
    en: 'Changes nothing: looks whether a cluster that the run created has been deleted.',
    zh: '不作任何更改：查询本次运行创建的集群是否已被删除。',
  },
  with: {
    cloud: CLOUD_FIELD,
    account: ACCOUNT_FIELD,
    id: { type: 'string', doc: { en: 'Its id.', zh: '集群编号。' } },
    name: { type: 'string', doc: { en: 'Its name.', zh: '集群名称。' } },
  },
  needsTarget: false,
  startsProcess: false,
  plan: ({ cloud, account, id, name }) => ({
    will: [aCause('will-demand-cluster-gone', { name, id })],
    byHand: byHand(cloudPlaceOf(cloud, account), []),
    atRisk: name,
  }),
  hindered: cloudHinders,
  async act({ id, name, ...input }, { cloud }, signal) {
    const all = await cloud.clusters(cloudPlaceOf(input.cloud, input.account), signal);
    const there = all.find((one) => one.id === id && one.said !== 'deleted');
    if (there !== undefined)
      throw new WizardError('not-proven', 'cloud-cluster-stays', { name, id, said: there.said });
    const text = `none of ${all.length} clusters has the id ${id}`;
    return { changed: false, created: [], evidence: [{ name: 'clusters', text }] };
  },
};
