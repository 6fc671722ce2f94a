import { objectAt, objectsAt, textAt } from '../store/json.ts';
import { kindNamed } from '../store/kinds.ts';
import { wait, type ContainerLife } from './container-state.ts';

const SECRET = kindNamed('Secret');
const AGAIN_MS = 2000;
const SHOW_MS = 300;
const PULL_MS = 100;

/** Resolves once the image of a container is on its node; until then it says what is in the way. */
export async function pulled(life: ContainerLife): Promise<void> {
  const { world, spec, at, say, signal } = life;
  const { breaks, clock } = world;
  const image = textAt(spec, 'image') ?? '';
  for (;;) {
    const { configs, missing } = pullSecrets(life);
    if (missing.length > 0)
      say(
        'FailedToRetrieveImagePullSecret',
        `Unable to retrieve some image pull secrets (${missing.join(', ')}); attempting to pull the image may not succeed.`,
        'Warning',
      );
    if (!isNamed(image)) {
      const message = `Failed to apply default image tag "${image}": couldn't parse image name "${image}": invalid reference format`;
      say('InspectFailed', message, 'Warning');
      say('Failed', 'Error: InvalidImageName', 'Warning');
      wait(life, 'InvalidImageName', message);
    } else {
      say('Pulling', `Pulling image "${image}"`);
      await clock.sleep(PULL_MS, signal);
      const answer = breaks.pull(image, configs, at.namespace);
      if (answer.is === 'pulled') {
        say(
          'Pulled',
          `Successfully pulled image "${image}" in ${PULL_MS}ms (${PULL_MS}ms including waiting). Image size: 41290416 bytes.`,
        );
        return;
      }
      const message = answer.message ?? `Failed to pull image "${image}": ${answer.is}`;
      const why = message.replace(/^Failed to pull image "[^"]*": /, '');
      say('Failed', message, 'Warning');
      say('Failed', 'Error: ErrImagePull', 'Warning');
      wait(life, 'ErrImagePull', why);
      await clock.sleep(SHOW_MS, signal);
      say('BackOff', `Back-off pulling image "${image}"`);
      say('Failed', 'Error: ImagePullBackOff', 'Warning');
      wait(life, 'ImagePullBackOff', `Back-off pulling image "${image}": ErrImagePull: ${why}`);
    }
    await clock.sleep(AGAIN_MS, signal);
  }
}

function pullSecrets({ world, pod, at }: ContainerLife): {
  readonly configs: readonly string[];
  readonly missing: readonly string[];
} {
  const found = objectsAt(pod, 'spec', 'imagePullSecrets').map((one) => {
    const name = textAt(one, 'name') ?? '';
    const secret = world.store.get(SECRET, { namespace: at.namespace, name });
    const text = textAt(objectAt(secret, 'data'), '.dockerconfigjson');
    return { name, text: text === undefined ? undefined : Buffer.from(text, 'base64').toString() };
  });
  return {
    configs: found.flatMap(({ text }) => text ?? []),
    missing: found.flatMap(({ name, text }) => (text === undefined ? [name] : [])),
  };
}

function isNamed(image: string): boolean {
  return (
    /^[a-z0-9]+([._:/-]+[A-Za-z0-9_]+)*(@sha256:[0-9a-f]{64})?$/.test(image) &&
    !/[A-Z].*[/:]/.test(image.split(':')[0] ?? '')
  );
}
