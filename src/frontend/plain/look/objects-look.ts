import { WizardError } from '../../../model/error.ts';
import type { StepId } from '../../../model/runbook.ts';
import { aCause } from '../../../model/verdict.ts';
import { asYaml } from '../../../text/as-yaml.ts';
import { visibleLine } from '../../../text/visible.ts';
import { quoted } from '../quoted.ts';
import type { Desk } from '../desk.ts';
import { lookText } from './look-desk.ts';

type Words = Pick<Desk, 'handle' | 'voice' | 'texts'>;

/** What a step would send, word for word: its commands, and the objects as the API server would get them. */
export async function objectsLines(desk: Words, id: StepId): Promise<readonly string[]> {
  const { handle, voice } = desk;
  const plan = handle.plan(id);
  if (plan === undefined) return [];
  const name = voice.name(id);
  const commands = plan.byHand.map((argv) => `  $ ${visibleLine(argv.map(quoted).join(' '))}`);
  try {
    const objects = await handle.objects(id);
    return [
      lookText(desk, 'heading.exact', { name, count: objects.length }),
      ...commands,
      ...objects.flatMap((one) => ['---', ...asYaml(one).trimEnd().split('\n').map(shown)]),
    ];
  } catch (error) {
    if (!(error instanceof WizardError)) throw error;
    return [...commands, voice.said(aCause(error.code, error.params))];
  }
}

/** As it stands there, with its indent. */
function shown(line: string): string {
  return `${/^ */.exec(line)?.[0] ?? ''}${visibleLine(line.trimStart())}`;
}
