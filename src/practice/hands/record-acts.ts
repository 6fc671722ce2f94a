import type { JsonObject } from '../../model/json.ts';
import { wordOf } from '../word-of.ts';
import type { Act, Place } from './act.ts';
import { NotDone } from './not-done.ts';
import type { Page } from './read-page.ts';

/** Types that only one record of a name can be of at a time. */
const ALONE = ['A', 'AAAA', 'CNAME'];

/** Sets each record of the table to what its row says; where there is none of that name it is added. */
export const setRecords: Act = async (place, _input, { records }) => {
  for (const row of records) await setRecord(place, row);
};

/** Sets the time to live of each record of the table, and changes nothing else of it. */
export const lowerTtl: Act = async ({ browser }, _input, { records }) => {
  for (const row of records) {
    const name = wordOf(row, 'name');
    const ttl = wordOf(row, 'ttl');
    for (const task of recordsOf(await browser.look(), name).map(([id]) => id))
      await browser.send(task, { ttl });
  }
};

async function setRecord({ browser }: Place, row: JsonObject): Promise<void> {
  const [name, type] = [wordOf(row, 'name'), wordOf(row, 'type')];
  const filled = { value: wordOf(row, 'value'), ttl: wordOf(row, 'ttl') };
  const page = await browser.look();
  const there = recordsOf(page, name).filter(([, known]) => known === type);
  for (const [task] of there) await browser.send(task, filled);
  if (there.length > 0) return;
  const zone = zoneOf(page, name);
  const host = name === zone ? '@' : name.slice(0, -zone.length - 1);
  await browser.send(`add-record-${zone}`, { host, type, ...filled });
}

/** The forms of records of a name, each with its type, as their titles say. */
function recordsOf({ forms }: Page, name: string): readonly (readonly [string, string])[] {
  return [...forms].flatMap(([task, { title }]) => {
    const [shown, type = ''] = title.split(' ');
    return task.startsWith('record-') && shown === name && ALONE.includes(type)
      ? [[task, type] as const]
      : [];
  });
}

/** The innermost zone in the console that a name lies in. */
function zoneOf({ forms }: Page, name: string): string {
  const added = 'add-record-';
  const [zone] = [...forms.keys()]
    .flatMap((task) => (task.startsWith(added) ? [task.slice(added.length)] : []))
    .filter((one) => name === one || name.endsWith(`.${one}`))
    .toSorted((a, b) => b.length - a.length);
  if (zone === undefined)
    throw new NotDone({
      en: `No zone in the console holds ${name}.`,
      zh: `控制台中没有管理 ${name} 的域名。`,
    });
  return zone;
}
