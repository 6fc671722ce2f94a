import { expect, test } from 'vitest';
import { isLoopback, registryNamed } from '../../src/model/registry.ts';

test.each([
  ['registry.example.com', 'registry.example.com', 'registry.example.com', null],
  ['Registry.Example.COM', 'registry.example.com', 'registry.example.com', null],
  ['https://registry.example.com', 'registry.example.com', 'registry.example.com', null],
  ['https://registry.example.com/v2/', 'registry.example.com', 'registry.example.com', null],
  ['http://registry.example.com/v1', 'registry.example.com', 'registry.example.com', null],
  ['registry.example.com:5000', 'registry.example.com:5000', 'registry.example.com', 5000],
  ['registry.example.com/team/a/', 'registry.example.com/team/a', 'registry.example.com', null],
  [
    'https://registry.example.com:5000/v2/team',
    'registry.example.com:5000/team',
    'registry.example.com',
    5000,
  ],
  ['registry.example.com/v2beta', 'registry.example.com/v2beta', 'registry.example.com', null],
  ['127.0.0.1:5000', '127.0.0.1:5000', '127.0.0.1', 5000],
  ['[::1]:5000', '[::1]:5000', '::1', 5000],
  ['localhost:5000', 'localhost:5000', 'localhost', 5000],
])('%s is one registry in whatever form it is written', (written, id, host, port) => {
  expect(registryNamed(written)).toEqual({ id, key: id, host, port });
});

test.each(['docker.io', 'https://index.docker.io/v1/', 'index.docker.io', 'registry-1.docker.io'])(
  '%s is filed under the only name that is looked for',
  (written) => {
    expect(registryNamed(written)).toEqual({
      id: 'index.docker.io',
      key: 'https://index.docker.io/v1/',
      host: 'registry-1.docker.io',
      port: null,
    });
  },
);

test.each([
  '',
  ' ',
  'https://',
  'registry.example.com:0',
  'registry.example.com:99999',
  'user:password@registry.example.com',
  'registry.example.com?x=1',
  'registry example.com',
  '$(id)',
  '-registry.example.com',
  'registry.example.com\nother',
])('%j names none', (written) => {
  expect(registryNamed(written)).toBeUndefined();
});

test.each([
  ['127.0.0.1', true],
  ['[::1]', true],
  ['LOCALHOST', true],
  ['127.example.com', false],
  ['10.0.0.1', false],
])('%s stays on this machine: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
