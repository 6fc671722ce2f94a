import { describe, expect, test } from 'vitest';
import { AN_EVENT, aList, aNode, json, judged, toldOf } from '../support/judged.ts';

describe('what is given', () => {
  const { apiVersion: _version, kind: _kind, ...bare } = aNode('bare');
  test.each<readonly [how: string, stdin: string | Uint8Array, told: string]>([
    ['one object', json(aNode('a')), '0, pass a'],
    ['a list', aList([aNode('a'), aNode('b')]), '0, pass a, pass b'],
    ['a list whose items do not say what they are', aList([bare], 'NodeList'), '0, pass bare'],
    ['a list in a list', aList([{ kind: 'List', items: [aNode('a')] }]), '0, pass a'],
    ['a bare array, as jq --slurp makes it', json([aNode('a'), [aNode('b')]]), '0, pass a, pass b'],
    ['JSON after JSON', `${json(aNode('a'))}\n${json(aNode('b'))}`, '0, pass a, pass b'],
    [
      'JSON lines',
      `${JSON.stringify(aNode('a'))}\n${JSON.stringify(aNode('b'))}\n`,
      '0, pass a, pass b',
    ],
    [
      'JSON between the marks of YAML',
      `${json(aNode('a'))}\n---\n${json(aNode('b'))}`,
      '0, pass a, pass b',
    ],
    [
      'YAML in braces',
      '{apiVersion: v1, kind: Namespace, metadata: {name: a}, status: {phase: Active}}',
      '0, pass a',
    ],
    [
      'YAML with nothing between documents',
      `---\n# none\n---\n${json(aNode('a'))}\n---\n`,
      '0, pass a',
    ],
    ['lines that end as on Windows', json(aNode('a')).replaceAll('\n', '\r\n'), '0, pass a'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${json(aNode('a'))}`), '0, pass a'],
    [
      'UTF-16, as PowerShell writes it',
      Buffer.from(`\ufeff${json(aNode('节点'))}`, 'utf16le'),
      '0, pass 节点',
    ],
    ['UTF-16 without a mark', Buffer.from(json(aNode('a')), 'utf16le'), '0, pass a'],
    [
      'UTF-16 the other way round',
      Buffer.from(`\ufeff${json(aNode('a'))}`, 'utf16le').swap16(),
      '0, pass a',
    ],
    [
      'something not ready',
      aList([aNode('a'), aNode('b', 'False')]),
      '1, pass a, wait b node-not-ready',
    ],
    [
      'a kind without a rule and without a state',
      json({ apiVersion: 'x/v1', kind: 'X', metadata: { name: 'x' }, status: { a: 1 } }),
      '1, unknown x kind-not-judged',
    ],
    [
      'no kind',
      json({ apiVersion: 'v1', metadata: { name: 'x' } }),
      '1, unknown stdin given-without-kind',
    ],
    [
      'no apiVersion',
      json({ kind: 'Pod', metadata: { name: 'x' } }),
      '1, unknown stdin given-without-kind',
    ],
    [
      'metadata that is null',
      json({ ...aNode('a'), metadata: null }),
      '1, unknown stdin given-without-name',
    ],
    [
      'a name that is a number',
      json({ ...aNode('a'), metadata: { name: 7 } }),
      '1, unknown stdin given-without-name',
    ],
    [
      'a namespace that is a list',
      json({ ...aNode('a'), metadata: { name: 'a', namespace: [] } }),
      '1, unknown stdin given-without-name',
    ],
    ['an empty namespace', json(aNode('a', 'True', { namespace: '', uid: null })), '0, pass a'],
    [
      'something else in a list',
      aList([aNode('a'), null, 'x', 7]),
      '1, pass a, unknown stdin given-no-object, unknown stdin given-no-object, unknown stdin given-no-object',
    ],
    [
      'a list that is none',
      json({ apiVersion: 'v1', kind: 'PodList', items: 'x' }),
      '1, unknown stdin given-without-name',
    ],
    [
      'what kubectl says of an error',
      'error: You must be logged in to the server (Unauthorized)\n',
      '1, unknown stdin given-without-kind',
    ],
    [
      'what the API server says of an error',
      json({ apiVersion: 'v1', kind: 'Status', metadata: {}, status: 'Failure', message: 'no' }),
      '1, unknown stdin given-refusal',
    ],
    [
      'an object whose kind only ends like a list',
      json({ apiVersion: 'x/v1', kind: 'AllowList', metadata: { generateName: 'a-' } }),
      '1, unknown stdin given-without-name',
    ],
    ['nothing', '', '2'],
    ['only blank lines', '\n \r\n', '2'],
    ['an empty list', aList([]), '1'],
    ['a list without items', json({ apiVersion: 'v1', kind: 'List' }), '1'],
    ['null', 'null', '2'],
    ['only events', aList([AN_EVENT], 'EventList'), '1'],
    ['words', 'No resources found in default namespace.\n', '2'],
    ['a number', '7', '2'],
    ['a page of a proxy', '<html><body>Sign in</body></html>', '2'],
    ['JSON that was cut', aList([aNode('a')]).slice(0, -20), '2'],
    [
      'JSON of which only the end was cut',
      `${json(aNode('a'))}${json(aNode('b')).slice(0, 50)}`,
      '2, pass a',
    ],
    ['an archive', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), '2'],
    ['text of another encoding', Buffer.from([0x61, 0x3a, 0x20, 0xb4, 0xf3]), '2'],
  ])('may be %s', async (_how, stdin, told) => {
    expect(await toldOf(stdin)).toBe(told);
  });

  test('may be a watch: each object as it was told last, and none that is gone', async () => {
    const told = (type: string, object: unknown) => JSON.stringify({ type, object });
    const a = (ready: 'True' | 'False', resourceVersion: string) =>
      aNode('a', ready, { uid: '1', resourceVersion });

    expect(
      await toldOf(
        [
          told('ADDED', a('False', '9')),
          told('ADDED', aNode('b', 'False', { uid: '2' })),
          told('BOOKMARK', { kind: 'Node', apiVersion: 'v1', metadata: { resourceVersion: '11' } }),
          told('MODIFIED', a('True', '10')),
          told('DELETED', aNode('b', 'False', { uid: '2' })),
        ].join('\n'),
      ),
    ).toBe('0, pass a');
    expect(await toldOf(`${json(a('True', '10'))}${json(a('False', '9'))}`)).toBe('0, pass a');
  });

  test('may not hide one object behind another of the same name', async () => {
    const twice = aList([aNode('a', 'False', { uid: '1' }), aNode('a', 'True', { uid: '2' })]);

    expect(await toldOf(twice)).toBe('1, unknown a given-twice');
  });

  test('may be 5,000 pods in a list: within seconds, and of YAML as well', async () => {
    const items = Array.from({ length: 5000 }, (_, index) => aNode(`node-${index}`));
    const started = performance.now();

    const { exitCode, out } = await judged(['-'], { stdin: aList(items), output: 'json' });

    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ counts: { pass: 5000, wait: 0, fail: 0, unknown: 0 } });
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
