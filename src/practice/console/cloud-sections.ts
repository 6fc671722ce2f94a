import { ANSWERS } from '../cloud/answers.ts';
import type { CloudState } from '../cloud/cloud-state.ts';
import { Refused } from '../cloud/refused.ts';
import { addressSection } from './address-section.ts';
import type { AskCloud } from './ask-cloud.ts';
import { clusterSection, type SaveKubeconfig } from './cluster-section.ts';
import { keyPairSection } from './key-pair-section.ts';
import { zoneSections } from './zone-sections.ts';
import type { ConsoleSection } from './task.ts';

/** What the cloud's console shows and does. `done` is told after each change: what it means for the rest of the world. */
export function cloudSections(
  state: CloudState,
  done: (state: CloudState) => void,
  /** Without it there is nowhere to save a kubeconfig. */
  save?: SaveKubeconfig,
): readonly ConsoleSection[] {
  const ask: AskCloud = (action, query, body = {}, path = '/') => {
    const answer = ANSWERS[action];
    if (answer === undefined) throw new Refused(404, 'InvalidAction.NotFound');
    const said = answer(state, { action, path, query, body });
    done(state);
    return said;
  };
  // Who looks at the page sees how far things are, as whoever asks the API does.
  if (state.clusters.some((one) => one.state === 'initial'))
    ask('DescribeClustersV1', { page_size: '50', page_number: '1' });
  if (state.addresses.some(({ status }) => status.endsWith('ing'))) ask('DescribeEipAddresses', {});
  return [
    keyPairSection(state, ask),
    clusterSection(state, ask, save),
    addressSection(state, ask),
    ...zoneSections(state, ask),
  ];
}
