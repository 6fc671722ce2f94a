import { expect, test } from 'vitest';
import { FAULTS } from '../../src/model/faults/index.ts';
import { en } from '../../src/text/en/index.ts';

test('every fault of the range is named and described in both languages, with the causes that show it', () => {
  const all = Object.entries(FAULTS);
  expect(all.length).toBeGreaterThanOrEqual(14);

  const lacking = all.filter(([, { title, notice, causes }]) => {
    const texts = [title.en, title.zh, notice.en, notice.zh];
    return causes.length === 0 || texts.some((one) => one === undefined || one.trim() === '');
  });
  expect(lacking.map(([id]) => id)).toEqual([]);
  const unknown = all.flatMap(([id, { causes }]) =>
    causes.filter((code) => !Object.hasOwn(en.cause, code)).map((code) => `${id}: ${code}`),
  );
  expect(unknown).toEqual([]);
});
