import { expect, test } from 'vitest';
import { frameOf } from '../../../screens/frame.ts';
import { textOf } from '../../../screens/line.ts';
import { stageOf, type Size } from '../../../screens/stage.ts';
import { inAscii } from '../../../screens/theme.ts';
import { aCell, aRightRow, DEMO_DOOR, LARGE_DOOR, withCells } from '../../support/demo-door.ts';
import { demoRun } from '../../support/demo-run.ts';
import { demoSession, type DemoSession } from '../../support/demo-session.ts';
import { MINUTE } from '../../support/fake-run.ts';
import { aCause } from '../../../src/model/verdict.ts';

const SIZE = { columns: 80, rows: 24 };

function screen(demo: DemoSession, size: Size = SIZE): string {
  const { view, ui, words } = demo.picture();
  return frameOf(stageOf(view, ui, words, size))
    .lines.map(textOf)
    .join('\n');
}

/** The row under the cursor. */
function at(demo: DemoSession): string | undefined {
  return screen(demo)
    .split('\n')
    .find((line) => line.startsWith('❯'));
}

/** Time passes, and the screen is drawn anew. */
function pass(demo: DemoSession, ms: number): void {
  demo.ticker.pass(ms);
  demo.ticker.fire();
  demo.ticker.fire();
}

function aDemo(rows = DEMO_DOOR, ascii = false) {
  const run = demoRun({}, { door: { 'front-door': rows } });
  return { run, demo: demoSession(run, { ascii }) };
}

test('there is no key before anything was looked at', async () => {
  const { run, demo } = aDemo([]);
  await demo.press('d');
  expect(screen(demo)).not.toContain('Front door:');

  run.see({ 'front-door': DEMO_DOOR });
  demo.ticker.fire();
  await demo.press('d');

  expect(screen(demo)).toContain('2 failed · 1 unknown · 1 not yet · 12 right');
});

test('the cursor begins at the worst name, and by one key its evidence is there', async () => {
  const { demo } = aDemo();

  await demo.press('d');
  expect(at(demo)).toContain('pay-checkout.example.io');
  await demo.press('enter');

  expect(at(demo)).toContain('TLS  ✗');
  expect(screen(demo)).toContain('names *.example.com, example.com');
});

test('from each cell it is one key to its evidence, which is copied whole', async () => {
  const { demo } = aDemo();

  await demo.press('d', 'right', 'right');
  expect(screen(demo)).toContain('pay-checkout.example.io  resolver 8.8.8.8');
  await demo.press('enter', 'y');
  expect(at(demo)).toContain('resolver 8.8.8.8');
  await demo.press('esc', 'left', 'enter', 'y');
  expect(at(demo)).toContain('authoritative servers');

  expect(demo.copied[0]).toContain('A 198.51.100.9  TTL 61');
  expect(demo.copied[1]).toContain('ns2.example.com  A 198.51.100.9  TTL 600  serial 2026112303');
});

test('cells change live while the cursor stays with its name', async () => {
  const { run, demo } = aDemo();
  await demo.press('d');
  const [first, ...rest] = DEMO_DOOR;

  const broken = withCells(
    first ?? aRightRow('a'),
    aCell({ is: 'http' }, 'fail', 'status', { params: { status: 500 } }),
  );
  run.see({ 'front-door': [broken, ...rest] });
  demo.ticker.fire();

  expect(at(demo)).toContain('pay-checkout.example.io');
  expect(screen(demo)).toContain('3 failed');
});

test('the last old answer is counted down, in the header and in its cell', async () => {
  const { demo } = aDemo();
  await demo.press('d');
  expect(screen(demo)).toContain('last known old answer gone in 08:41');
  expect(screen(demo)).toContain('8m');

  pass(demo, 8 * MINUTE);
  expect(screen(demo)).toContain('last known old answer gone in 00:41');
  expect(screen(demo)).toContain('41s');
  pass(demo, MINUTE);

  expect(screen(demo)).not.toContain('gone in');
});

test('what is not looked at any more is not shown as right', async () => {
  const { demo } = aDemo([aRightRow('a.example.com')]);
  await demo.press('d');
  expect(screen(demo)).toContain('1 right');

  pass(demo, 4 * MINUTE);

  expect(screen(demo)).not.toContain('✓');
  expect(screen(demo)).toContain('1 not looked at lately');
  expect(at(demo)).toContain('~ a.example.com');
});

test('only what is not right is shown by a key, old answers of resolvers among it', async () => {
  const { demo } = aDemo();

  await demo.press('d', 'f');

  expect(screen(demo)).toContain('only what is not right');
  expect(screen(demo)).toContain('gw-us-aly.example.com');
  expect(screen(demo)).not.toContain('element.example.io');
});

test('a name is found among two hundred', async () => {
  const { demo } = aDemo(LARGE_DOOR);

  await demo.press('d', '/', '"service-187', 'enter');

  expect(at(demo)).toContain('service-187.production.example.com');
  expect(screen(demo)).not.toContain('service-186');
});

test('each resolver has a column where there is room, else they share one', async () => {
  const { demo } = aDemo();
  await demo.press('d');

  expect(screen(demo)).toMatch(/resolvers .*TLS/);
  expect(screen(demo)).toMatch(/pay-checkout\.example\.io .* 2\/5 /);
  const wide = screen(demo, { columns: 120, rows: 30 });
  expect(wide).toMatch(/8\.8\.8\.8 .*9\.9\.9\.9 .*114\.114 .*TLS/);
  expect(screen(demo, { columns: 160, rows: 40 })).toContain('114.114.114.114');
});

test('foreign text shows as text, on the table and in the evidence', async () => {
  const evil = 'ev\u202eil\u001b[31m';
  const row = withCells(
    aRightRow('a.example.com'),
    aCell({ is: 'http' }, 'fail', '', { seen: [`<title>${evil}</title>`] }),
  );
  const { demo } = aDemo([{ ...row, name: `b${evil}.example.com`, expected: evil }]);

  await demo.press('d');
  const table = screen(demo);
  await demo.press('enter');

  for (const sign of ['\u202e', '\u001b']) expect(table + screen(demo)).not.toContain(sign);
  expect(screen(demo)).toContain('<title>ev⟨202E⟩il</title>');
});

test('it can be read without colour and in ASCII', async () => {
  const { demo } = aDemo(DEMO_DOOR, true);
  await demo.press('d');

  const frame = inAscii(screen(demo));

  expect(frame).toMatch(/> x pay-checkout\.example\.io/);
  expect(Array.from(frame).filter((sign) => sign > '~')).toEqual([]);
});

test('the page of a step that looks at the front door leads there', async () => {
  const { demo } = aDemo();

  await demo.press('/', '"2.8', 'enter', 'enter');
  expect(screen(demo)).toContain('d Front door: every name, live');
  await demo.press('d');

  expect(screen(demo)).toContain('12 right');
});

test('two hundred names are drawn in no time', async () => {
  const { demo } = aDemo(LARGE_DOOR);
  await demo.press('d');
  screen(demo);

  // Of this process alone: others may keep the machine busy.
  const began = process.cpuUsage();
  for (let i = 0; i < 5; i += 1) screen(demo);

  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1000 / 5).toBeLessThan(100);
});

test('a name that is gone is said', async () => {
  const { run, demo } = aDemo();
  await demo.press('d', 'enter');

  run.see({ 'front-door': [aRightRow('other.example.com')] });
  demo.ticker.fire();

  expect(screen(demo)).toContain('Nothing is known of this name any more.');
});

test('what is to be done about a cell is copied by the row of its command, not only as part of the whole', async () => {
  const cause = aCause('certificate-in-der', { file: 'my cert.der' });
  const cell = aCell({ is: 'tls' }, 'fail', 'x', { cause });
  const { demo } = aDemo([{ name: 'api.example.com', cells: [cell] }]);

  await demo.press('d', 'enter', 'enter', 'down', 'y');

  const command = "openssl x509 -inform DER -in 'my cert.der' -out 'my cert.der'.pem";
  expect(at(demo)).toContain(`$ ${command.slice(0, 40)}`);
  expect(demo.copied).toEqual([command]);
});
