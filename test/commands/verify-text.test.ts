import { expect, test } from 'vitest';
import { sheetsOf } from '../../src/commands/verification.ts';
import { newsOf, shown, type SheetWords } from '../../src/commands/verify-text.ts';
import type { SheetRow } from '../../src/execute/verify-sheet.ts';
import type { DoorRow } from '../../src/model/front-door.ts';
import { aCause, found } from '../../src/model/verdict.ts';
import { texts } from '../../src/text/index.ts';
import { aCell, aRightRow, DEMO_DOOR, LARGE_DOOR, withCells } from '../support/demo-door.ts';
import { MINUTE, NOW } from '../support/fake-run.ts';
import { aStep } from '../support/a-runbook.ts';

const NEVER = new AbortController().signal;

function words(output: SheetWords['output']): SheetWords {
  return { output, texts: texts('en'), zone: 'UTC' };
}

function aRow(probe: string, door?: readonly DoorRow[]): SheetRow {
  const step = { ...aStep(probe), needsTarget: false };
  return {
    step,
    probe,
    look: {
      proof: 0,
      found: found('fail', aCause('assert-false', { expression: probe })),
      finds: {},
      progress: null,
      evidence: [],
      unbroken: null,
      at: NOW,
      durationMs: 5,
      live: false,
      ...(door === undefined ? {} : { door }),
    },
  };
}

const sheetOf = (...rows: readonly SheetRow[]) =>
  sheetsOf(null, null, texts('en'), NEVER)(async () => rows);

test('the table of the front door comes last, and only where names were looked at', async () => {
  const plain = shown(await sheetOf(aRow('net/port-open')), words('text'));
  const told = shown(await sheetOf(aRow('dns/points-to', DEMO_DOOR)), words('text'));

  expect(plain).not.toContain('Front door');
  expect(told.indexOf('dns/points-to')).toBeLessThan(told.indexOf('Front door, 2 failed'));
  expect(told.trimEnd()).toMatch(/TLS: admin\.example\.com.*\n.*renewed certificate.*$/);
});

test('each of several wrong certificates is told where no table tells it', async () => {
  const others = [aCause('assert-false', { expression: 'the other file' })];
  const { look, ...row } = aRow('certs/files-fit');
  const certs = { ...row, look: { ...look, found: { ...look.found, others } } };
  const dns = { ...certs, probe: 'dns/points-to' };

  expect(shown(await sheetOf(certs), words('text'))).toContain('also: ');
  expect(shown(await sheetOf(dns), words('text'))).not.toContain('also: ');
});

test('JSON has each name once, whichever checks looked at it, with times as everywhere', async () => {
  const tls = aCell({ is: 'tls' }, 'fail', 'name', { at: NOW });
  const old = aCell({ is: 'resolver', server: '8.8.8.8' }, 'wait', 'old', {
    at: NOW,
    until: NOW + MINUTE,
  });
  const sheet = await sheetOf(
    aRow('dns/points-to', [{ name: 'a.example.com', cells: [old] }]),
    aRow('tls/serves', [{ name: 'A.example.com.', cells: [tls] }]),
  );

  const told: unknown = JSON.parse(shown(sheet, words('json')));

  expect(told).toMatchObject({
    kind: 'Verification',
    door: [
      {
        name: 'a.example.com',
        verdict: 'fail',
        cells: [
          {
            word: 'old',
            at: new Date(NOW).toISOString(),
            until: new Date(NOW + MINUTE).toISOString(),
          },
          { word: 'name', verdict: 'fail' },
        ],
      },
    ],
  });
  expect(JSON.parse(shown(await sheetOf(aRow('net/port-open')), words('json')))).not.toHaveProperty(
    'door',
  );
});

test('JUnit has the names that a check looked at below that check alone', async () => {
  const sheet = await sheetOf(
    aRow('dns/points-to', [aRightRow('a.example.com')]),
    aRow('tls/serves', [aRightRow('b.example.com')]),
    aRow('net/port-open'),
  );

  const xml = shown(sheet, words('junit'));

  const out = xml.match(/<system-out>[^<]*<\/system-out>/g) ?? [];
  expect(out.map((one) => [one.includes('a.example.com'), one.includes('b.example.com')])).toEqual([
    [true, false],
    [false, true],
  ]);
  expect(xml).toContain('tests="3"');
});

test('a table that is watched is told again only where it reads otherwise', async () => {
  const news = newsOf(words('text'));
  const old = (until: number) =>
    withCells(
      aRightRow('a.example.com'),
      aCell({ is: 'resolver', server: '8.8.8.8' }, 'wait', 'old', { aside: true, until }),
    );
  const told = async (row: DoorRow) => news(await sheetOf(aRow('dns/points-to', [row])));

  const at = Math.floor(NOW / MINUTE) * MINUTE + 10 * MINUTE;
  const sheets = [
    await told(old(at)),
    await told(old(at + 3000)),
    await told(aRightRow('a.example.com')),
    await told(aRightRow('a.example.com')),
  ];

  expect(sheets.map((text) => text.includes('Front door'))).toEqual([true, false, true, false]);
});

test('two hundred names that are watched leave the sheet on the screen', async () => {
  const text = newsOf(words('text'))(await sheetOf(aRow('tls/serves', LARGE_DOOR)));

  expect(text.split('\n').length).toBeLessThan(60);
  expect(text).toContain('and 190 more names');
});
