import type { DemoScene } from './demo-scenes.ts';
import { demoRun } from './demo-run.ts';

const STEP = ['/', '"2.6.2', 'enter', 'enter'];

/** What a program writes for a terminal of its own: colours, a line over itself, one that is too long, two languages. */
const OUTPUT = Array.from({ length: 60 }, (_, n) =>
  n % 20 === 19
    ? `\u001B[31merror:\u001B[0m helm upgrade --install shop-${n} ./charts/shop --namespace prod --set image.tag=1.${n} was refused: another operation is in progress`
    : n % 7 === 6
      ? `正在部署服务 ${n}/60：等待 Pod 就绪`
      : `10%\r50%\rdeployed service ${n} of 60`,
);

const writing = (output: readonly string[], total: number) =>
  demoRun({}, { live: { 'deploy-script': { output, total } } });

/** Pages on which something is looked up, and the menu. */
export const LOOK_SCENES: { readonly [name: string]: DemoScene } = {
  menu: { run: () => demoRun(), keys: ['left'] },
  'menu-step': { run: () => demoRun(), keys: [...STEP, 'left'] },
  'menu-log': { run: () => writing(OUTPUT, 60), keys: [...STEP, 'l', 'left'] },
  'help-step': { run: () => demoRun(), keys: [...STEP, '?'] },
  'help-search': { run: () => demoRun(), keys: ['?', '/', '"clust'] },
  'help-none': { run: () => demoRun(), keys: ['?', '/', '"xyzzy'] },
  'dead-key': { run: () => demoRun(), keys: ['g'] },
  'log-long': { run: () => writing(OUTPUT, 132_460), keys: [...STEP, 'l'] },
  'log-paused': { run: () => writing(OUTPUT, 60), keys: [...STEP, 'l', 'pageup', 'up'] },
  'log-search': { run: () => writing(OUTPUT, 60), keys: [...STEP, 'l', '/', '"error', 'enter'] },
  'log-unwrapped': { run: () => writing(OUTPUT, 60), keys: [...STEP, 'l', 'w'] },
};
