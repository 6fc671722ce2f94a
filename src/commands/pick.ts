import type { RunOptions } from '../cli.ts';
import { WizardError } from '../model/error.ts';
import type { Lang } from '../text/index.ts';
import { choicesOf } from './choices.ts';
import type { World } from './world.ts';
import type { Picked } from '../../screens/start/questions.ts';

type Answer = { readonly picked: Picked; readonly lang: Lang };

/** `dr-wizard` alone: go on with an open run, or start an incident, a drill or a verification. */
export async function pick(world: World, asked: RunOptions): Promise<number> {
  if (world.input === null) throw new WizardError('usage', 'pick-no-terminal');
  const answer = await answered(world, asked);
  if (answer === null) return 0;
  const { picked, lang } = answer;
  const here = { ...world, lang };
  // Loaded once something is chosen: the first frame does not wait for it.
  if (picked.is === 'resume') {
    const { resume } = await import('./run.ts');
    return resume(here, { ...asked, run: picked.run });
  }
  const { mode, runbook, site, context } = picked;
  if (picked.practice) {
    const { practice } = await import('./practice.ts');
    return practice(here, { ...asked, runbook });
  }
  const { drill, incident } = await import('./run.ts');
  const options = { ...asked, runbook, site, context: context ?? asked.context };
  if (mode === 'drill') return drill(here, options);
  if (mode === 'incident') return incident(here, { ...options, lostContext: null });
  const { verify } = await import('./verify.ts');
  return verify(here, { ...options, do: 'verify', watch: false, only: [], output: 'text' });
}

async function answered(world: World, asked: RunOptions): Promise<Answer | null> {
  const { lang, colour, isTerminal } = world;
  if (isTerminal && !asked.plain) {
    // Both at once: the first frame needs both.
    const loading = import('../../screens/start/pick-start.tsx');
    const [choices, { pickStart }] = await Promise.all([choicesOf(world, asked), loading]);
    return pickStart({ choices, lang, ascii: asked.ascii, colour });
  }
  const { pickPlainly } = await import('./pick-plainly.ts');
  return pickPlainly(world, await choicesOf(world, asked));
}
