import { expect, test } from 'vitest';
import { textOf } from '../../../screens/line.ts';
import { pagerText } from '../../../screens/outside/pager-text.ts';
import { stageOf } from '../../../screens/stage.ts';
import { topSpot } from '../../../screens/ui.ts';
import type { OutsideDesk } from '../../../src/model/outside.ts';
import { frameOf } from '../../../screens/frame.ts';
import { aCause } from '../../../src/model/verdict.ts';
import { demoSession } from '../../support/demo-session.ts';
import { DEMO_OBJECTS, demoRun } from '../../support/demo-run.ts';

const AT_GO = ['n', 'n'];
const never = () => Promise.reject(new Error('nothing else is asked'));
const NO_DESK: OutsideDesk = {
  valuesFile: '',
  shell: never,
  edit: never,
  keep: never,
  page: never,
  document: never,
  evidence: never,
  open: never,
  close: () => undefined,
};
const SMALL = { columns: 40, rows: 15 };

function shown(demo: ReturnType<typeof demoSession>, size = { columns: 80, rows: 24 }) {
  const { view, ui, words } = demo.picture();
  const stage = stageOf(view, ui, words, size);
  return { stage, text: frameOf(stage).lines.map(textOf).join('\n') };
}

test('before a go d shows each object as it would be sent, and its commands; nothing is decided by that', async () => {
  const run = demoRun();
  const demo = demoSession(run);

  await demo.press(...AT_GO, 'd');

  const { text } = shown(demo);
  expect(text).toContain("$ kubectl apply -f 'it'\\''s here.yaml'");
  expect(text).toContain('ConfigMap kube-system/nginx');
  expect(text).toContain('      proxy_read_timeout 60;');
  expect(run.decided).toEqual([]);
  await demo.press('esc');
  expect(topSpot(demo.picture().ui).place.at).toBe('go');
});

test('y copies the one object under the cursor, whole', async () => {
  const demo = demoSession(demoRun());

  await demo.press(...AT_GO, 'd', 'down', 'y');

  expect(demo.copied).toEqual([
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: nginx
  namespace: kube-system
data:
  proxy.conf: |
    proxy_read_timeout 60;
    proxy_body_size 8m;
`,
  ]);
});

test('the pager gets all of it, each line whole', async () => {
  const demo = demoSession(demoRun(), { size: SMALL });
  await demo.press(...AT_GO, 'd');
  const { stage } = shown(demo, SMALL);

  const text = await pagerText(stage, NO_DESK);

  expect(text).toContain("# $ kubectl apply -f 'it'\\''s here.yaml'\n---\napiVersion: v1\n");
  expect(text).toContain('image: registry.example.com/nginx-ingress-controller:v1.12.1\n');
  expect(text.split('\n---\n')).toHaveLength(1 + DEMO_OBJECTS['second-ingress'].length);
});

test('where a file can not be read it says so, and the commands stand there all the same', async () => {
  const unread = aCause('file-missing', { path: 'manifests/nginx-second' });
  const demo = demoSession(demoRun({}, { objects: { 'second-ingress': unread } }));

  await demo.press(...AT_GO, 'd');

  const { text } = shown(demo);
  expect(text).toContain('manifests/nginx-second');
  expect(text).toContain('Remedy:');
  expect(text).toContain('$ kubectl apply');
});

test('on the smallest screen the go page begins with what changes, says how much is below, and stands on not now', async () => {
  const demo = demoSession(demoRun(), { size: SMALL });

  await demo.press(...AT_GO);

  const { text, stage } = shown(demo, SMALL);
  expect(text).toContain('Manifests of');
  expect(text).toMatch(/\d+ more below/);
  expect(text).toContain('d every object and command, exactly');
  expect(stage.active.port.focus).toBe('not-now');
});

test('all that a go would change can be read on the smallest screen with the arrows alone', async () => {
  const demo = demoSession(demoRun(), { size: SMALL });
  await demo.press(...AT_GO);
  const seen = new Set<string>();

  for (let n = 0; n < 40; n += 1) {
    for (const line of shown(demo, SMALL).text.split('\n')) seen.add(line.trim());
    await demo.press('down');
  }

  expect([...seen].join('\n')).toMatch(/costs money[^]*kube-system[^]*looking never asks/);
});
