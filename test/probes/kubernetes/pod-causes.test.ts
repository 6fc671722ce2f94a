import { expect, test } from 'vitest';
import { selectorText } from '../../../src/probes/kubernetes/pod-causes.ts';

test.each([
  [{ matchLabels: { app: 'x', tier: 'web' } }, 'app=x,tier=web'],
  [
    {
      matchExpressions: [
        { key: 'a', operator: 'In', values: ['1', '2'] },
        { key: 'b', operator: 'NotIn', values: ['3'] },
        { key: 'c', operator: 'Exists' },
        { key: 'd', operator: 'DoesNotExist' },
      ],
    },
    'a in (1,2),b notin (3),c,!d',
  ],
  [{}, undefined],
  [undefined, undefined],
])('selector %j is asked as %s', (selector, text) => {
  expect(selectorText(selector)).toBe(text);
});
