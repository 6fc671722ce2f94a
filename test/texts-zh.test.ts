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

/** What is typed just so. */
const FORMATS = [
  'hsts: "true"',
  'https://主机/路径.git',
  '用户@主机:路径.git',
  '可用区:交换机',
  '名称:',
  ':端口',
];
const HALF_WIDTH = /\p{Script=Han}[,.:;?!()]|[,.:;?!()]\p{Script=Han}|"/u;

test('next to Chinese stand the signs of Chinese, but in commands and formats', () => {
  const sentences = TEXTS.map((text) => {
    const prose = text.replaceAll(/`[^`]*`/g, '');
    return FORMATS.reduce((rest, format) => rest.replaceAll(format, ''), prose);
  });

  expect(sentences.filter((text) => HALF_WIDTH.test(text))).toEqual([]);
});

function textsOf(tree: unknown): readonly string[] {
  if (typeof tree === 'string') return [tree];
  return isObject(tree) ? Object.values(tree).flatMap(textsOf) : [];
}
