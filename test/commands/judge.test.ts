import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AN_EVENT, aList, aNode, json, judged } from '../support/judged.ts';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(path.join(os.tmpdir(), 'judge-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

function write(file: string, content: string): void {
  mkdirSync(path.dirname(path.join(cwd, file)), { recursive: true });
  writeFileSync(path.join(cwd, file), content);
}

const judgedHere = (paths: readonly string[], how: Parameters<typeof judged>[1] = {}) =>
  judged(paths, { cwd, ...how });

describe('files', () => {
  test('are told all that is wrong with them, and the good ones are judged all the same', async () => {
    write('good.json', json(aNode('good')));
    write('broken.json', '{\n  "kind": "Pod",\n  "metadata": {{}\n}\n');
    write('twice.json', '{"kind": "Pod",\n"kind": "Pod"}');
    write('broken.yaml', 'kind: Pod\n---\nkind: Pod\nkind: Pod\n---\na: [1\n');
    write('words.yaml', 'apiVersion: v1\n---\nhello\n');

    const { exitCode, out, err } = await judgedHere([
      'good.json',
      'broken.json',
      'twice.json',
      'broken.yaml',
      'words.yaml',
      'gone.yaml',
    ]);

    expect(exitCode).toBe(2);
    expect(out).toContain('pass         Node good\n');
    expect(err).toContain(`broken.json:3:16  This is not JSON.
  3 |   "metadata": {{}
    |                ^
  found     {}
  expected  "…" | }
`);
    expect(err).toContain('twice.json:2:1  The key "kind" stands twice in one place.');
    expect(err).toContain('broken.yaml:4:1  The key "kind" stands twice in one place.');
    expect(err).toContain('broken.yaml:7:1  The indentation does not fit');
    expect(err).toContain('words.yaml:3:1  This is no Kubernetes object.\n  3 | hello\n');
    expect(err).toContain('gone.yaml:1:1  There is no file gone.yaml.');
  });

  test('may be folders, of which only manifests are read', async () => {
    write('m/deep/b.json', json(aNode('b')));
    write('m/a.yaml', json(aNode('a')));
    write('m/README.md', 'none');
    write('m/.git/c.yaml', json(aNode('c')));

    expect((await judgedHere(['m', '-'], { stdin: json(aNode('d')) })).out).toBe(
      'pass         Node a\npass         Node b\npass         Node d\n\n3 pass\n',
    );
  });

  test('without a name are none: an unset variable does not judge the folder one is in', async () => {
    write('good.json', json(aNode('good')));

    expect(await judgedHere([''])).toMatchObject({ exitCode: 2, out: '' });
  });

  test('that hold nothing are faulty, whatever the others are', async () => {
    mkdirSync(path.join(cwd, 'empty'));
    write('good.json', json(aNode('good')));
    write('events.json', aList([]));
    write('void.json', '');

    expect((await judgedHere(['good.json', 'events.json'])).exitCode).toBe(0);
    expect(await judgedHere(['good.json', 'void.json', 'empty'])).toEqual({
      exitCode: 2,
      out: 'pass         Node good\n\n1 pass\n',
      err: [
        'There is nothing in void.json; Kubernetes objects are expected, as YAML or JSON.\nCheck the path, and the command that wrote it.\n',
        'There is nothing in empty; Kubernetes objects are expected, as YAML or JSON.\nCheck the path, and the command that wrote it.\n',
      ].join(''),
    });
  });
});

describe('what is told', () => {
  test.each([
    [
      'nothing',
      '',
      'en',
      'Nothing came on standard input; Kubernetes objects are expected, as YAML or JSON.\nRun the command before the pipe',
    ],
    [
      'nothing',
      '',
      'zh-CN',
      '标准输入没有任何内容；此处需要 YAML 或 JSON 格式的 Kubernetes 对象。\n单独执行管道前面的命令',
    ],
    ['no object', aList([]), 'en', 'No object was given, so nothing is ready.\nCheck the'],
    ['no object', aList([]), 'zh-CN', '没有给出任何对象，因此谈不上就绪。\n检查命名空间'],
    ['events alone', json(AN_EVENT), 'en', 'Only events were given'],
    ['events alone', json(AN_EVENT), 'zh-CN', '只给出了事件'],
    ['half a file', '{"a": [1,', 'en', 'stdin:1:10  The JSON ends in the middle.'],
    ['half a file', '{"a": [1,', 'zh-CN', 'stdin:1:10  JSON 到一半就结束了。'],
  ] as const)('of %s is why nothing was judged', async (_what, stdin, lang, said) => {
    const { exitCode, out, err } = await judgedHere(['-'], { stdin, lang, output: 'json' });

    expect(exitCode).toBeGreaterThan(0);
    expect(JSON.parse(out)).toEqual({
      apiVersion: 'dr-wizard/v1',
      kind: 'JudgementList',
      counts: { pass: 0, wait: 0, fail: 0, unknown: 0 },
      items: [],
    });
    expect(err).toContain(said);
  });

  test('is the worst first, with what to do, and how many there are of each', async () => {
    write('m.json', aList([aNode('a'), aNode('b', 'False'), { kind: 'Pod', metadata: {} }]));

    const { out, err } = await judgedHere(['m.json']);

    expect(out).toMatch(
      /^cannot tell {2}What stands at m\.json:1 items\[2\] has no apiVersion, [^\n]*\n {13}Write its apiVersion;[^\n]*\nnot yet {6}Node b[^\n]*\n {13}\S[^]*\npass {9}Node a\n\n1 cannot tell, 1 not yet, 1 pass\n$/,
    );
    expect(err).toBe('');
  });

  test('is Chinese where that is wanted', async () => {
    const { out } = await judgedHere(['-'], {
      stdin: aList([aNode('a'), aNode('b', 'False')]),
      lang: 'zh-CN',
    });

    expect(out).toMatch(/^还没好 {4}Node b/);
    expect(out).toMatch(/\n通过 {6}Node a\n\n还没好 1, 通过 1\n$/);
  });

  test('is folded by words where it goes to a terminal', async () => {
    const stdin = json({ kind: 'Pod' });

    const { out } = await judgedHere(['-'], { stdin, columns: 40 });

    expect(out).toBe(`cannot tell  What stands at stdin:1 has
             no apiVersion, so nobody
             knows what it is: kind
             Write its apiVersion; if a
             command wrote this, repair
             what it tells of.

1 cannot tell
`);
  });

  test('of foreign text is shown, and cannot move the cursor', async () => {
    const stdin = json({ ...aNode('a\u001b[2J\u202eb'), kind: 'N\u0007' });

    const { out } = await judgedHere(['-'], { stdin });

    for (const sign of ['\u001b', '\u0007', '\u202e']) expect(out).not.toContain(sign);
    expect(out).toContain('⟨07⟩');
  });

  test('before anything is typed is what it waits for', async () => {
    const { err } = await judgedHere(['-'], { isTyped: true, stdin: json(aNode('a')) });

    expect(err).toMatch(/^Waiting for objects to be typed in; Ctrl-D ends them\.\nPipe them in/);
  });
});
