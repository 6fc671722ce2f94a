import { expect, test } from 'vitest';
import { pageText } from '../../../screens/outside/page-text.ts';
import { pageOf } from '../../../screens/page.ts';
import { commandRows } from '../../../screens/parts/command.ts';
import { paragraph } from '../../../screens/parts/rows.ts';
import { demoRun } from '../../support/demo-run.ts';
import { demoSession } from '../../support/demo-session.ts';

test('a command that is wrapped on the screen is one line in the pager, and runs as it is', () => {
  const demo = demoSession(demoRun());
  const scene = { ...demo.picture(), width: 38, height: 9 };
  const apply = ['kubectl', 'apply', '--namespace', 'kube-system', '-f', "it's here.yaml"];
  const commands = commandRows(scene, [apply, ['helm', 'list']]);
  expect(commands.length).toBeGreaterThan(2);

  const text = pageText(pageOf({ head: paragraph(scene, 'By hand:'), rows: commands }));

  expect(text.split('\n')).toEqual([
    'By hand:',
    String.raw`kubectl apply --namespace kube-system -f 'it'\''s here.yaml'`,
    'helm list',
  ]);
  demo.session.close();
});
