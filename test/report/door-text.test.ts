import { expect, test } from 'vitest';
import { doorTable } from '../../src/core/front-door-table.ts';
import { doorText } from '../../src/report/door-text.ts';
import { texts, type Lang } from '../../src/text/index.ts';
import { aRightRow, DEMO_DOOR, LARGE_DOOR } from '../support/demo-door.ts';

const options = (lang: Lang) => ({
  texts: texts(lang),
  time: (at: number) => new Date(at).toISOString().slice(11, 19),
  zone: 'UTC',
});

test('the front door is a table to read, below it why a name is not right', async () => {
  for (const lang of ['en', 'zh-CN'] as const)
    await expect(doorText(doorTable(DEMO_DOOR), options(lang))).toMatchFileSnapshot(
      `golden/door-${lang}.txt`,
    );
});

test('where no name was looked at there is nothing', () => {
  expect(doorText(doorTable([]), options('en'))).toBe('');
});

test('of two hundred names only those are shown that are not right, where it has to be brief', () => {
  const table = doorTable(LARGE_DOOR);

  const all = doorText(table, options('en'));
  const brief = doorText(table, { ...options('en'), isBrief: true });

  expect(all).toContain('service-000');
  expect(brief).not.toContain('service-000');
  expect(brief).toContain('service-007');
  expect(brief).toContain('and 190 more names');
  expect(brief.split('\n').length).toBeLessThan(50);
});

test('foreign text in it shows as text', () => {
  const row = { ...aRightRow('a.example.com'), name: 'a\u001b[2J\u202eb.example.com' };

  const text = doorText(doorTable([row]), options('en'));

  expect(text).toContain('a⟨202E⟩b.example.com');
  expect(text).not.toContain('\u001b');
});
