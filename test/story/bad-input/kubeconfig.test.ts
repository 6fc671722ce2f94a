import { expect, test } from 'vitest';
import { answers, aPlace, aSection } from './a-place.ts';

const TOKEN = 'planted-token-0815';
const PIN =
  '{ id: pin, title: { en: Pin, zh: 锁定 }, pin: target, prove: [{ probe: kubernetes/api-ready }] }';

const cluster = (server: string) => ({
  apiVersion: 'v1',
  kind: 'Config',
  contexts: [
    { name: 'recovery', context: { cluster: 'c', user: 'u' } },
    { name: 'old', context: { cluster: 'c', user: 'u' } },
  ],
  clusters: [{ name: 'c', cluster: { server } }],
  users: [{ name: 'u', user: { token: TOKEN } }],
});

const FILES = {
  'one.yaml': aSection(PIN),
  'good.yaml': cluster('https://127.0.0.1:1'),
  'plain.yaml': cluster('http://127.0.0.1:1'),
  'no-yaml.yaml': `users: [{ name: u, user: { token: ${TOKEN} }\n`,
  'no-config.yaml': `${TOKEN}\n`,
  'no-user.yaml': { ...cluster('https://127.0.0.1:1'), users: [] },
};

/** What is asked for, and the two lines that are said about it. */
const WRONG: readonly (readonly [
  what: string,
  file: string,
  context: string,
  says: string,
  remedy: string,
])[] = [
  [
    'a kubeconfig that is not there',
    'nowhere.yaml',
    'recovery',
    'There is no kubeconfig nowhere.yaml.',
    'Name the right one with --kubeconfig, or download it from the cluster’s console.',
  ],
  [
    'a kubeconfig that is not YAML',
    'no-yaml.yaml',
    'recovery',
    'The kubeconfig no-yaml.yaml is damaged at 2:1.',
    'Mend it there, or download it again from the cluster’s console.',
  ],
  [
    'a kubeconfig that is something else',
    'no-config.yaml',
    'recovery',
    'The kubeconfig no-config.yaml is damaged at 1:1.',
    'Mend it there, or download it again from the cluster’s console.',
  ],
  [
    'a kubeconfig whose user is missing',
    'no-user.yaml',
    'recovery',
    'The kubeconfig no-user.yaml is damaged at users[u].',
    'Mend it there, or download it again from the cluster’s console.',
  ],
  [
    'a context that does not exist',
    'good.yaml',
    'recvery',
    'There is no context recvery in good.yaml; the nearest: recovery, old.',
    'Name one that is there with --context; kubectl config get-contexts lists them.',
  ],
  [
    'an API server without TLS',
    'plain.yaml',
    'recovery',
    'The API server http://127.0.0.1:1 speaks plain HTTP: credentials would go there in the clear.',
    'Use its https:// address.',
  ],
];

test.each(WRONG)('%s: verify says so and ends with 2', async (_what, file, context, ...lines) => {
  const place = await aPlace(FILES);

  const ended = await place.run(['verify', 'one.yaml', '--kubeconfig', file, '--context', context]);

  expect(place.said(ended)).toEqual(lines);
  expect(ended.exitCode).toBe(2);
  expect(ended.stderr).not.toContain(TOKEN);
});

test.each(WRONG)(
  '%s: a run by answers stops at the pin with 2, and can be gone on with',
  async (_what, file, context, says, remedy) => {
    const place = await aPlace({ ...FILES, 'answers.yaml': answers({ target: { context } }) });

    const ended = await place.run([
      'incident',
      'one.yaml',
      '--answers',
      'answers.yaml',
      '--kubeconfig',
      file,
    ]);

    const said = place.said(ended);
    const [run] = await place.runs();
    expect(said).toContain('  1 Pin: which cluster is the new one (target)');
    expect(said).toContain(`  ${says} ${remedy}`);
    expect(said).toContain(`The run is open. Go on with: dr-wizard resume ${run}`);
    expect(ended.stderr).not.toContain(TOKEN);
    expect(ended.exitCode).toBe(2);
  },
);

test.each(['nowhere.yaml', 'no-yaml.yaml', 'no-config.yaml'])(
  'verify without a context refuses the kubeconfig %s all the same, with 2 and without a sheet',
  async (file) => {
    const place = await aPlace(FILES);

    const ended = await place.run(['verify', 'one.yaml', '--kubeconfig', file]);

    const [, , , says, remedy] = WRONG.find((row) => row[1] === file) ?? [];
    expect(place.said(ended)).toEqual([says, remedy]);
    expect([ended.exitCode, ended.stdout]).toEqual([2, '']);
  },
);

test('in Chinese too', async () => {
  const place = await aPlace(FILES);

  const ended = await place.run([
    'verify',
    'one.yaml',
    '--kubeconfig',
    'good.yaml',
    '--context',
    'recvery',
    '--lang',
    'zh-CN',
  ]);

  expect(place.said(ended)).toEqual([
    'good.yaml 中没有 context recvery；最接近的有：recovery, old。',
    '用 --context 指定已有的名称；可用 kubectl config get-contexts 查看。',
  ]);
  expect(ended.exitCode).toBe(2);
});
