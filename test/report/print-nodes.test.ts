import { expect, test } from 'vitest';
import { markdownOf, paragraph } from '../../src/report/print-nodes.ts';

test.each([
  ['a name', 'Find it for roxe-withdraw.example.com.'],
  ['an address', 'Open https://console.example.com/a_b, then go on.'],
  ['an address in brackets', 'Take it (https://example.com/a) from there.'],
  [
    'a command',
    'for h in a.example.com; do curl -sS --connect-to $h:443:192.0.2.7:443 https://$h/; done',
  ],
  ['a login', 'ssh -i /keys/key.pem -p 22 root@192.0.2.7'],
  ['a name of a mail', 'ops@example.com'],
])('%s can be copied from the document as it is', (_, text) => {
  expect(markdownOf([paragraph(text)])).toBe(`${text}\n`);
});

test.each([
  [
    '执行 curl https://example.com/a（code 为 0）。',
    '执行 curl <https://example.com/a>（code 为 0）。',
  ],
  ['代码仓库：http://example.com/a；如需登录', '代码仓库：<http://example.com/a>；如需登录'],
  ['访问 https://example.com/a即可', '访问 <https://example.com/a>即可'],
])('an address ends where Chinese goes on: %s', (text, printed) => {
  expect(markdownOf([paragraph(text)])).toBe(`${printed}\n`);
});
