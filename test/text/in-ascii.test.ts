import { expect, test } from 'vitest';
import { inAscii } from '../../src/text/in-ascii.ts';

test.for([
  ['2.3 → 2.4 · “ready” … 3×', '2.3 > 2.4 | "ready" . 3x'],
  ['申请弹性IP，带宽 5 Mbps（可选）。', '申请弹性IP，带宽 5 Mbps（可选）。'],
  ['他说“好”——真的', '他说"好"--真的'],
  ['✓ done ✗ not ❯ here', '+ done x not > here'],
  ['café naïve', 'cafe naive'],
  ['Ожидание', 'Ожидание'],
  ['⚠️ ok 🔒', '? ok ??'],
  ['a\tb\nc', 'a\tb\nc'],
] as const)('%s becomes %s', ([text, plain]) => {
  expect(inAscii(text)).toBe(plain);
});
