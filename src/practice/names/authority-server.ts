import type { Part } from '../door.ts';
import { answerOf, type Asked } from './answer-of.ts';
import type { Said } from './said.ts';
import { serveNames } from './serve.ts';
import type { Zone } from './zone.ts';
import type { Zones } from './zones.ts';

/** A name server as delegations name it. */
export type NameServer = { readonly name: string; readonly address: string };

/** What a server knows of the zones: the newest, what they were some time or some edits ago, or what they were at one moment. */
export type Shows =
  | { readonly is: 'newest' }
  | { readonly is: 'late'; readonly ms: number }
  | { readonly is: 'older'; readonly serials: number }
  | { readonly is: 'held'; readonly at: number };

export type AuthorityServer = NameServer & {
  answer(asked: Asked): Said | null;
  show(what: Shows): void;
  /** Packets to it are lost, until it is no longer so. */
  silence(isSilent: boolean): void;
};

/** An authoritative server of these zones. */
export async function startAuthorityServer(
  { name, address }: NameServer,
  zoneNames: ReadonlySet<string>,
  zones: Zones,
  now: () => number,
): Promise<AuthorityServer & Part> {
  let shows: Shows = { is: 'newest' };
  let isSilent = false;
  const answer = (asked: Asked) =>
    isSilent
      ? null
      : answerOf(
          shown(zones, shows, now).filter((zone) => zoneNames.has(zone.name)),
          asked,
        );
  const part = await serveNames(address, false, answer);
  return {
    ...part,
    name,
    address,
    answer,
    show(what) {
      shows = what;
    },
    silence(isOn) {
      isSilent = isOn;
    },
  };
}

function shown(zones: Zones, shows: Shows, now: () => number): readonly Zone[] {
  switch (shows.is) {
    case 'newest':
      return zones.newest();
    case 'late':
      return zones.asOf(now() - shows.ms);
    case 'older':
      return zones.before(shows.serials);
    case 'held':
      return zones.asOf(shows.at);
  }
}
