import { expect, test } from 'vitest';
import { isObject } from '../src/model/json.ts';
import { zh } from '../src/text/zh/index.ts';

/** One thing has one name: the runbook's, and for things of Kubernetes the one its documentation uses. */
const INSTEAD_OF = [
  ['预案', '手册'],
  ['操作手册', '手册'],
  ['环境文件', '站点文件'],
  ['站点配置', '站点文件'],
  ['API 服务器', 'API server'],
  ['凭证', '凭据'],
  ['密钥 {{name}}：{{where}}', '机密'],
  ['密钥 {{secret}}', '机密'],
  ['重新检查', '再检查'],
  ['再次检查', '再检查'],
  ['动作', '操作'],
  ['您', '你'],
] as const;

const TEXTS = textsOf(zh);

test.each(INSTEAD_OF)('no text says %s instead of %s', (other) => {
  expect(TEXTS.filter((text) => text.includes(other))).toEqual([]);
});

function textsOf(tree: unknown): readonly string[] {
  if (typeof tree === 'string') return [tree];
  return isObject(tree) ? Object.values(tree).flatMap(textsOf) : [];
}
