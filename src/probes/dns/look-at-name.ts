import type { SeenName } from './seen-name.ts';

/** One name at everybody at once: its resolvers do not wait until its zone was found. */
export async function lookAt(name: SeenName): Promise<void> {
  await Promise.all([
    name.expected.view === 'private' ? undefined : lookAtAuthorities(name),
    ...name.resolvers.map((resolver) => name.askResolver(resolver)),
  ]);
}

/** Whoever serves its zone, and nobody else. */
export async function lookAtAuthorities(name: SeenName): Promise<void> {
  const zone = await name.findZone();
  if (zone.name === null) return;
  await Promise.all(zone.servers.map((server) => name.askAuthority(server)));
}
