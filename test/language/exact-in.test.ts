import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { goodRunbook } from '../support/lint-text.ts';

const SITE: JsonObject = {
  helm: { name: 'shop', host: 'shop.example.com.' },
  ssh: { keyFile: 'keys/shop.pem' },
  namespaces: ['prod', 'infra'],
};

const SITE_TEXT = Object.entries(SITE)
  .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
  .join('');

function exactIn(text: string): readonly string[] | undefined {
  const steps = `
  - id: a
    title: { en: A }
    manual: { checklist: [ { en: ${JSON.stringify(text)} } ] }
    attest: { en: Seen }
`;
  const step = goodRunbook(steps, SITE_TEXT).steps.at(-1);
  return step?.manual?.checklist[0]?.en?.exact({ site: SITE });
}

test.each<[string, readonly string[]]>([
  ['No value here.', []],
  ['Name it ${{ site.helm.name }}', ['shop']],
  ['Take as name: ${{ site.helm.name }}-recovery', ['shop-recovery']],
  ['Paste the content of ${{ site.ssh.keyFile }}.pub.', ['keys/shop.pem.pub']],
  ['Name it ${{ site.helm.name }}.', ['shop']],
  ['Name it ${{ site.helm.name }}, then wait.', ['shop']],
  ['名称填${{ site.helm.name }}-recovery。', ['shop-recovery']],
  ['Open https://${{ site.helm.name }}.example.com/a now', ['https://shop.example.com/a']],
  ['It is ${{ site.helm.name }}/${{ site.ssh.keyFile }}', ['shop/keys/shop.pem']],
  ['${{ site.helm.name }} and ${{ site.ssh.keyFile }}', ['shop', 'keys/shop.pem']],
  // A name may end with its dot.
  ['The name is ${{ site.helm.host }}', ['shop.example.com.']],
  ['Open ports ${{ site.namespaces }}', []],
  ['Open ports ${{ site.namespaces.map(one, one).join("/") }}', []],
])('of "%s" there is to copy %j', (text, exact) => {
  expect(exactIn(text)).toEqual(exact);
});
