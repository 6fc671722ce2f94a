import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { aboutOf } from '../../src/language/about.ts';

test.each(['cluster-recovery', 'standby-switchover'])(
  'what %s says of itself is read as the YAML library reads it',
  (name) => {
    const file = path.resolve(import.meta.dirname, `../../runbook/${name}/runbook.yaml`);
    const text = readFileSync(file, 'utf8');
    const whole: unknown = parse(text);
    const about: unknown =
      whole !== null && typeof whole === 'object' && Reflect.get(whole, 'about');

    expect(aboutOf(text)).toEqual(about);
  },
);

test('a runbook without it has none', () => {
  expect(aboutOf('id: x\ntitle: { en: X }\n')).toEqual({});
});
