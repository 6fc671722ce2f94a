import { systemClock } from '../clock/system-clock.ts';
import type { Command } from '../cli.ts';
import type { Check } from '../model/report.ts';
import { isOnItsWay } from '../readiness/seen-at.ts';
import { doorText, type DoorTextOptions } from '../report/door-text.ts';
import { junit } from '../report/junit.ts';
import { sheetText } from '../report/sheet.ts';
import type { Texts } from '../text/index.ts';
import { jsonText } from '../text/json-text.ts';
import type { Sheet } from './verification.ts';

export type SheetWords = {
  readonly output: Extract<Command, { do: 'verify' }>['output'];
  readonly texts: Texts;
  /** Of the site; null where it names none. */
  readonly zone: string | null;
};

/** A sheet as it was asked for; the table of the front door comes last. */
export function shown(sheet: Sheet, words: SheetWords): string {
  const { output, texts } = words;
  const { verification, door, doorOf } = sheet;
  const options = doorOptions(words);
  if (output === 'json') return `${jsonText(verification, 2)}\n`;
  if (output === 'junit')
    return junit(verification, texts, (check) => doorText(doorOf(check), options));
  const others = { isOnItsWay, of: (check: Check) => !isToldBelow(check) };
  return after(sheetText(verification, texts, { others }), doorText(door, options));
}

/** What a sheet that is watched says: to a person only what reads otherwise than the last, with its time. */
export function newsOf(words: SheetWords): (sheet: Sheet) => string {
  const { output, texts } = words;
  const options = { ...doorOptions(words), isBrief: true };
  let last = '';
  return (sheet) => {
    if (output !== 'text') return shown(sheet, words);
    const checks = sheetText(sheet.verification, texts, { others: { isOnItsWay } });
    const text = after(checks, doorText(sheet.door, options));
    if (text === last) return '';
    last = text;
    return `${options.time(systemClock.now())}\n${text}\n`;
  };
}

/** Its causes stand below the sheet: of pods with the cluster at a glance, of names with the table. */
function isToldBelow({ group }: Check): boolean {
  return TOLD_BELOW.includes(group);
}

const TOLD_BELOW: readonly Check['group'][] = ['pods', 'dns', 'tls', 'http'];

function after(sheet: string, table: string): string {
  return table === '' ? sheet : `${sheet}\n${table}`;
}

function doorOptions({ texts, zone }: SheetWords): DoorTextOptions {
  const time = new Intl.DateTimeFormat('en-GB', {
    ...(zone === null ? {} : { timeZone: zone }),
    timeStyle: 'medium',
  });
  return {
    texts,
    time: (at) => time.format(at),
    zone: time.resolvedOptions().timeZone,
  };
}
