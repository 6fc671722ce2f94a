import type { ObjectRef } from '../../src/model/verdict.ts';
import type { Scene } from '../scene.ts';

/** The same log by hand, from the pinned cluster and no other. */
export function logCommand(scene: Scene, { name, namespace }: ObjectRef): readonly string[] {
  const place = namespace === undefined ? [] : [`--namespace=${namespace}`];
  const which = ['--all-containers', '--prefix', '--tail=200'];
  return ['kubectl', ...contextOf(scene), 'logs', name, ...place, ...which];
}

/** The same events by hand. */
export function eventsCommand(scene: Scene, object: ObjectRef): readonly string[] {
  const { kind, name, namespace } = object;
  const place = namespace === undefined ? '--all-namespaces' : `--namespace=${namespace}`;
  const which = `--for=${kind.toLowerCase()}/${name}`;
  return ['kubectl', ...contextOf(scene), 'events', which, place];
}

function contextOf({ view }: Scene): readonly string[] {
  const { target } = view.state;
  return target === null ? [] : [`--context=${target.context}`];
}
