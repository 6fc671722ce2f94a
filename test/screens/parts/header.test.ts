import { expect, test } from 'vitest';
import { textOf } from '../../../screens/line.ts';
import { headerLines } from '../../../screens/parts/header.ts';
import { demoRun } from '../../support/demo-run.ts';
import { demoSession } from '../../support/demo-session.ts';

function first(width: number, more: Parameters<typeof demoRun>[0] = {}): string {
  const demo = demoSession(demoRun(more));
  const { view, words } = demo.picture();
  demo.session.close();
  return textOf(headerLines(view, words, width)[0]);
}

test('between 60 and 80 columns the cluster gives up words before it gives up its name', () => {
  expect(first(60)).toBe('INCIDENT  example  us-east-1/a… 3f2a91c0   0:41:07 / 2:00:00');
  expect(first(66)).toBe('INCIDENT  example   us-east-1/ack-new 3f2a91c0   0:41:07 / 2:00:00');
  expect(first(80)).toContain('us-east-1/ack-new  pinned 3f2a91c0');
});

test('a mode is said in one word rather than that no cluster is pinned in half a one', () => {
  const drill = { target: null, mode: 'drill', practice: true } as const;

  expect(first(60, drill)).toBe('PRACTICE  example  no cluster pinned yet   0:41:07 / 2:00:00');
  expect(first(80, drill)).toContain('no cluster pinned yet');
});
