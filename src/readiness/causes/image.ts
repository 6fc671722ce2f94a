import type { KubeObject } from '../../model/ports.ts';
import type { Cause } from '../../model/verdict.ts';
import { objectsAt, textAt } from '../read-object.ts';
import type { TreeCode } from './codes.ts';
import { eventsAbout, secondsBetween, toldAt } from './events.ts';
import { toThePoint } from './foreign-words.ts';
import type { Part } from './parts.ts';
import { told, type Ground } from './told.ts';

const REASONS: { readonly [reason: string]: TreeCode } = {
  ErrImagePull: 'image-pull',
  ImagePullBackOff: 'image-pull',
  ImageInspectError: 'image-pull',
  RegistryUnavailable: 'registry-unreachable',
  SignatureValidationFailed: 'image-pull',
  ErrImageNeverPull: 'image-never-pulled',
  InvalidImageName: 'image-name-invalid',
};

/** What a registry or the way to it answered, by the words that runtimes hand on; the first that fits. */
const ANSWERS: readonly (readonly [TreeCode, RegExp])[] = [
  ['image-rate-limited', /toomanyrequests|too many requests|rate limit|rate exceeded/i],
  [
    'image-architecture',
    /no match for platform|no matching manifest for|does not match the specified platform|exec format error/i,
  ],
  ['image-no-space', /no space left on device/i],
  [
    'registry-untrusted',
    /x509:|\btls: |certificate signed by unknown|HTTP response to HTTPS client/i,
  ],
  [
    'image-not-authorised',
    /unauthorized|authentication required|access denied|(?<!permission )denied|forbidden|no basic auth|authorization failed|insufficient_scope/i,
  ],
  [
    'registry-unreachable',
    /dial (?:tcp|udp)|i\/o timeout|no such host|connection (?:refused|reset)|server misbehaving|TLS handshake timeout|deadline exceeded|Client\.Timeout|unreachable|no route to host|\bEOF\b|\b50[0234] (?:Bad|Internal|Service|Gateway)/i,
  ],
  [
    'image-not-found',
    /not found|manifest unknown|does not exist|name unknown|not known to registry/i,
  ],
];

/** The host that gives out an image; what names none lies at Docker Hub. */
export function registryOf(image: string): string {
  const slash = image.indexOf('/');
  const first = slash === -1 ? '' : image.slice(0, slash);
  return /[.:]/.test(first) || first === 'localhost' ? first : 'docker.io';
}

/** Why the image of a waiting container can't be had; undefined where it waits for something else. */
export function imageCause(pod: KubeObject, ground: Ground, part: Part): Cause | undefined {
  const reason = textAt(part.status, 'state', 'waiting', 'reason') ?? '';
  const code = Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined;
  if (code === undefined) return undefined;
  const image = part.image;
  const registry = registryOf(image);
  const said = (textAt(part.status, 'state', 'waiting', 'message') ?? '').slice(0, 4_000);
  const params = {
    container: part.name,
    role: part.role,
    image,
    registry,
    reason,
    message: toThePoint(said),
    node: textAt(pod, 'spec', 'nodeName') ?? '-',
  };
  if (code !== 'image-pull') return told(code, pod, ground, params);
  // A kubelet that backs off tells no reason any more: its event still does.
  const pull = eventsAbout(pod, ground, 'Failed', part.field).find((event) =>
    event.message.startsWith(`Failed to pull image "${image}"`),
  );
  const message = answerOf(said, image) === 'image-pull' ? (pull?.message ?? said) : said;
  const answer = answerOf(message, image);
  const all = { ...params, message: toThePoint(message) };
  return answer === 'image-not-authorised'
    ? notAuthorised(pod, ground, all, pull?.at)
    : told(answer, pod, ground, all);
}

function answerOf(message: string, image: string): TreeCode {
  // The name of an image may hold any of these words.
  const words = image === '' ? message : message.replaceAll(image, '');
  return ANSWERS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'image-pull';
}

/** Which of its secrets is the matter: one that is not there explains it, none at all does too. */
function notAuthorised(
  pod: KubeObject,
  ground: Ground,
  params: { readonly [name: string]: string },
  pulledAt: string | undefined,
): Cause {
  const names = objectsAt(pod, 'spec', 'imagePullSecrets').flatMap(
    (one) => textAt(one, 'name') ?? [],
  );
  const absent = absentSecrets(pod, ground, names, pulledAt);
  const secrets = names.join(', ');
  if (absent.length > 0)
    return told('image-secret-absent', pod, ground, { ...params, secret: absent.join(', ') });
  return names.length === 0
    ? told('image-without-secret', pod, ground, params)
    : told('image-not-authorised', pod, ground, { ...params, secrets });
}

function absentSecrets(
  pod: KubeObject,
  { around }: Ground,
  names: readonly string[],
  pulledAt: string | undefined,
): readonly string[] {
  const { namespace } = pod.metadata;
  if (names.length === 0) return [];
  if (around.reading('/Secret', namespace) === 'whole')
    return names.filter((name) => around.find('/Secret', namespace, name) === undefined);
  const [event] = around
    .eventsOf(pod)
    .filter((one) => textAt(one, 'reason') === 'FailedToRetrieveImagePullSecret')
    .map(toldAt);
  if (event === undefined) return [];
  // It is told anew with each pull: an older one speaks of a secret that was made since.
  if (pulledAt !== undefined && (secondsBetween(event.at, pulledAt) ?? 0) > 60) return [];
  const [, listed = ''] = /secrets \(([^)]*)\)/.exec(event.message) ?? [];
  const retrieved = new Set(listed.split(',').map((name) => name.trim()));
  return names.filter((name) => retrieved.has(name));
}
