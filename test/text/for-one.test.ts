import { expect, test } from 'vitest';
import { texts } from '../../src/text/index.ts';
import { zh } from '../../src/text/zh/index.ts';

const words = texts('zh-CN');
const PARAMS = { name: 'shop-0', workload: 'StatefulSet shop', claim: 'data', class: 'ssd' };

test('of a single object Chinese does not say how many there are', () => {
  const counted = Object.keys(zh.cause).filter((code) =>
    /[（，](?:共|影响)? ?1 个/.test(words.said({ code, params: {}, count: 1 }).says),
  );

  expect(counted).toEqual([]);
});

test.each([
  ['pod-preempted', 'Pod shop-0（StatefulSet shop）被更高优先级的 Pod 抢占。'],
  ['claim-provisioning', 'PVC data 的卷尚未就位（存储类 ssd）。'],
  ['unschedulable-no-nodes', 'Pod shop-0 找不到可用节点：集群中没有节点。'],
  ['image-not-found', 'Pod shop-0：镜像仓库 {{registry}} 中没有镜像 {{image}}。'],
  ['claim-not-provisioned', '无法为 PVC data（存储类 ssd）创建卷：{{message}}'],
])('of a single object %s says its sentence whole', (code, sentence) => {
  expect(words.said({ code, params: PARAMS, count: 1 }).says).toBe(sentence);
});

test('of several objects Chinese says how many there are', () => {
  const { says } = words.said({ code: 'pod-preempted', params: PARAMS, count: 3 });

  expect(says).toBe('Pod shop-0（StatefulSet shop，共 3 个）被更高优先级的 Pod 抢占。');
});
