import { WizardError } from '../../model/error.ts';
import { NOT_INSTALLED, ofVelero } from '../../model/velero.ts';

/** Nothing is done where there is no Velero. */
export async function installed<T>(asked: Promise<T>): Promise<T> {
  const answer = await ofVelero(asked);
  if (answer === NOT_INSTALLED) throw new WizardError('not-proven', NOT_INSTALLED);
  return answer;
}
