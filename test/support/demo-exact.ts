import { aCause } from '../../src/model/verdict.ts';
import { demoRun } from './demo-run.ts';
import type { DemoScene } from './demo-scenes.ts';

const UNREAD = aCause('manifest-empty', { path: 'manifests/nginx-second' });

/** What a go would send, word for word. */
export const EXACT_SCENES: { readonly [name: string]: DemoScene } = {
  exact: { run: () => demoRun(), keys: ['n', 'n', 'd'] },
  'exact-read-on': { run: () => demoRun(), keys: ['n', 'n', 'd', 'down', 'pagedown'] },
  'exact-unread': {
    run: () => demoRun({}, { objects: { 'second-ingress': UNREAD } }),
    keys: ['n', 'n', 'd'],
  },
};
