import { DRILL_SCENES } from './demo-drill.ts';
import { EMPTY_SCENES } from './demo-empty.ts';
import { EXACT_SCENES } from './demo-exact.ts';
import { LEASE_SCENES } from './demo-lease.ts';
import { MORE_SCENES } from './demo-more.ts';
import { LOOK_SCENES } from './demo-look.ts';
import { MACHINE_SCENES } from './demo-machine.ts';
import { PAST_SCENES } from './demo-past.ts';
import { DEMO_SCENES, type DemoScene } from './demo-scenes.ts';

/** Every scene that there is: drawn as a golden screen at every size, and a start for random keys. */
export const SCENES: { readonly [name: string]: DemoScene } = {
  ...DEMO_SCENES,
  ...DRILL_SCENES,
  ...EMPTY_SCENES,
  ...EXACT_SCENES,
  ...LEASE_SCENES,
  ...LOOK_SCENES,
  ...MACHINE_SCENES,
  ...MORE_SCENES,
  ...PAST_SCENES,
};
