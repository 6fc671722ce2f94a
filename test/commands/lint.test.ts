import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lint } from '../../src/commands/lint.ts';
import type { Lang } from '../../src/text/index.ts';
import { catalogue } from '../support/catalogue.ts';
import { aCheck, aRunbookFile, aSectionFile, aSite } from '../support/lint-text.ts';

const RUNBOOKS = path.join(import.meta.dirname, '..', 'runbooks');

async function linted(
  paths: readonly string[],
  {
    cwd = RUNBOOKS,
    lang = 'en',
    output = 'text',
  }: { cwd?: string; lang?: Lang; output?: 'text' | 'json' } = {},
): Promise<{ text: string; exitCode: number }> {
  let text = '';
  const out = (more: string) => {
    text += more;
  };
  const exitCode = await lint({ cwd, lang, out }, { paths, output }, catalogue);
  return { text, exitCode };
}

const TEN = [
  ['faulty/cluster.yaml', 9, 5, 'unknown-key', 'tiemout', 'timeout'],
  [
    'faulty/cluster.yaml',
    13,
    16,
    'unknown-probe',
    'kubernetes/node-ready',
    'kubernetes/nodes-ready',
  ],
  ['faulty/cluster.yaml', 17, 13, 'unknown-need', 'pim', 'pin'],
  [
    'faulty/cluster.yaml',
    18,
    11,
    'unknown-action',
    'kubernetes/ensure-namespace',
    'kubernetes/ensure-namespaces',
  ],
  ['faulty/cluster.yaml', 22, 24, 'wrong-type', 'prod', 'list'],
  ['faulty/services.yaml', 8, 5, 'needs-cycle', 'apply → answers → apply', ''],
  ['faulty/services.yaml', 9, 27, 'cel-syntax', '=', ''],
  ['faulty/services.yaml', 10, 5, 'missing-with-key', '', 'path'],
  ['faulty/services.yaml', 18, 28, 'value-never-found', 'values.ingress.external', ''],
  ['faulty/services.yaml', 19, 9, 'duplicate-id', 'nodes', ''],
] as const;

describe('a runbook with ten faults of ten kinds', () => {
  test('is told all of them at once, as JSON', async () => {
    const { text, exitCode } = await linted(['faulty'], { output: 'json' });

    const report: unknown = JSON.parse(text);
    expect(exitCode).toBe(2);
    expect(report).toEqual({
      apiVersion: 'dr-wizard/v1',
      kind: 'LintReport',
      faults: TEN.map(([file, line, column, code, found, expected]) => ({
        file,
        line,
        column,
        code,
        found,
        expected,
        message: expect.stringMatching(/^[A-Z{"].*\.?$/),
      })),
    });
  });

  test('is told all of them at once, as text with the line and what helps', async () => {
    const { text, exitCode } = await linted(['faulty']);

    expect(exitCode).toBe(2);
    for (const [file, line, column] of TEN) expect(text).toContain(`${file}:${line}:${column}  `);
    expect(text).toContain(`faulty/cluster.yaml:9:5  There is no key "tiemout" here.
  9 |     tiemout: 5m
    |     ^
  found     tiemout
  expected  timeout
  Write one of those expected, or take it out.
`);
    expect(text).toMatch(/\n10 faults\.\n$/);
  });

  test('is told all of them in Chinese', async () => {
    const { text } = await linted(['faulty'], { lang: 'zh-CN' });

    expect(text).toContain('faulty/services.yaml:8:5  它们永远互相等待：apply → answers → apply');
    expect(text).toMatch(/\n共 10 处错误。\n$/);
  });

  test('tells of one file only its own, and knows the others', async () => {
    const { text, exitCode } = await linted(['faulty/services.yaml'], { output: 'json' });

    expect(exitCode).toBe(2);
    expect(JSON.parse(text)).toMatchObject({
      faults: TEN.filter(([file]) => file === 'faulty/services.yaml').map(
        ([file, line, , code]) => ({ file, line, code }),
      ),
    });
  });
});

describe('what is named', () => {
  let cwd = '';
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(cwd, file)), { recursive: true });
    writeFileSync(path.join(cwd, file), text);
  };
  beforeEach(() => {
    cwd = mkdtempSync(path.join(os.tmpdir(), 'lint-'));
    write('books/one/runbook.yaml', aRunbookFile('  - steps.yaml\n'));
    write(
      'books/one/steps.yaml',
      aSectionFile('steps', aCheck('a', `if: 'site.registry.host == "x"',`)),
    );
    write(
      'books/sites/good.yaml',
      aSite('registry: { host: { ask: { type: hostname, title: { en: Host } } } }\n'),
    );
  });
  afterEach(() => rmSync(cwd, { recursive: true }));

  test('may be a folder of folders: every runbook with every site, and what is left to be asked', async () => {
    expect(await linted(['books'], { cwd })).toEqual({
      exitCode: 0,
      text: 'books/sites/good.yaml:5:13  site.registry.host is not known yet: the run asks for it.\n1 value is left to be asked.\nNo faults.\n',
    });
  });

  test('may be a runbook and a site that does not fit it', async () => {
    write('bare.yaml', aSite());

    const { text, exitCode } = await linted(['books/one', 'bare.yaml'], { cwd, output: 'json' });

    expect(exitCode).toBe(2);
    expect(JSON.parse(text)).toMatchObject({
      faults: [
        {
          file: 'books/one/steps.yaml',
          line: 4,
          code: 'site-lacks',
          message: 'The site "here" has no site.registry.host.',
        },
      ],
    });
  });

  test('may be a site or answers alone', async () => {
    write('answers.yaml', 'apiVersion: dr-wizard/v1\nkind: Answers\nto: x\n');

    expect((await linted(['books/sites/good.yaml'], { cwd })).exitCode).toBe(0);
    expect((await linted(['answers.yaml'], { cwd })).text).toContain(
      'answers.yaml:3:1  There is no key "to" here.',
    );
  });

  test('may be a section that no runbook lists', async () => {
    write('books/one/alone.yaml', aSectionFile('alone', aCheck('b', 'tiemout: 5m,')));

    expect((await linted(['books/one/alone.yaml'], { cwd })).text).toContain(
      'books/one/alone.yaml:4:32  ',
    );
  });

  test('is a fault with its remedy where it is not there, or holds nothing', async () => {
    mkdirSync(path.join(cwd, 'empty'));

    const { text, exitCode } = await linted(['gone', 'gone.yaml', 'empty'], { cwd });

    expect(exitCode).toBe(2);
    expect(text).toContain('There is no file gone.');
    expect(text).toContain('There is no file gone.yaml.');
    expect(text).toContain('Correct the path, or add the file.');
    expect(text).toContain('There is no runbook, site, scenario or file of answers in empty.');
    expect(text).toContain('Name a folder with a runbook.yaml, or a file.');
  });

  test('of a kind that nobody knows is said, with the kinds there are', async () => {
    write('x.yaml', 'kind: Runbok\n');

    expect((await linted(['x.yaml'], { cwd, output: 'json' })).text).toContain(
      '"expected": "Runbook"',
    );
  });

  test('may hold control characters: they are shown, not obeyed', async () => {
    write('x.yaml', 'kind: Section\nid: "a\\e[2J\u001b[2Jb"\n');

    const { text } = await linted(['x.yaml'], { cwd });

    expect(text).not.toContain('\u001b');
  });
});
