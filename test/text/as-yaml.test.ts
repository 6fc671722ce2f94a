import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { asYaml } from '../../src/text/as-yaml.ts';

test('an object reads as a person would write it', () => {
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', annotations: { 'example.com/zone': 'a,b' }, labels: {} },
    spec: { ports: [{ name: 'http', port: 80 }], externalIPs: [] },
  };

  expect(asYaml(service)).toBe(`apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    example.com/zone: "a,b"
  labels: {}
spec:
  ports:
    - name: http
      port: 80
  externalIPs: []
`);
});

test('a text of several lines stands as it is', () => {
  const text = 'server {\n  listen 80;\n\n}\n';

  expect(asYaml({ data: { 'nginx.conf': text } })).toBe(
    'data:\n  nginx.conf: |\n    server {\n      listen 80;\n\n    }\n',
  );
});

const TEXTS = [
  '',
  ' ',
  'yes',
  'No',
  '012',
  '1e3',
  '0x1F',
  '1_000',
  '12:30:45',
  '2026-11-23',
  '~',
  '.5',
  '-',
  '- a',
  '? a',
  'a: b',
  'a #b',
  'a:',
  '#a',
  '&a',
  '*a',
  '!a',
  '|',
  '>',
  '%a',
  '@a',
  '`a`',
  "it's",
  '"quoted"',
  '{a}',
  '[a]',
  'a, b',
  'a ',
  'a\tb',
  '\tb',
  'a\nb',
  'a\nb\n',
  'a\n\n',
  '\na',
  ' a\nb',
  'a\n b\n  c',
  'a\n\u0007b',
  'a\r\nb',
  'a\u2028b\nc',
  '部署：服务',
  '部署\n服务\n',
  '‹secret tls.key›',
  '---',
  '...',
  'a\n---\nb',
  '=',
  '<<',
  'https://example.com:8443/a?b=c',
  'registry.example.com/pay:1.2',
];

test.each(TEXTS.map((text) => [JSON.stringify(text), text]))('%s is read back', (_name, text) => {
  const value = { [text]: text, list: [text, [text], { a: text }], n: 1.5, is: true, none: null };

  expect(parse(asYaml(value))).toEqual(value);
  expect(parse(asYaml(value), { version: '1.1' })).toMatchObject({ list: value.list });
});
