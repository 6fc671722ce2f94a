import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import type { JsonObject } from '../../model/json.ts';
import type { JenkinsSite } from '../pods/range-jenkins.ts';

/** What only this range has; everything else is as the example site says. */
export type OwnSite = {
  /** Where the cloud's API answers. */
  readonly cloud: string;
  /** File of the authority's root, as PEM. */
  readonly trust: string;
};

/** How long service has to be back: nothing but the drill happens in the range. */
const HOLD = '3s';
/** In a real cluster its owner has this one; here the console issues it like the others. */
const INTERNAL = {
  id: 'internal',
  hosts: ['registry.internal.example.com'],
  namespace: 'prod',
  secret: 'internal-tls',
};

/** The shipped example site as data. */
export function exampleSite(shipped: string): Site {
  return parse(readFileSync(shipped, 'utf8'));
}

export function drillCertificates({ certificates }: Site): Site['certificates'] {
  return [...certificates, INTERNAL];
}

/** Writes the drill's site: the example with the range's own addresses. Gives its path. */
export function writeSite(folder: string, site: Site, own: OwnSite): string {
  const drilled: JsonObject = {
    ...site,
    milestones: { ...site.milestones, hold: HOLD },
    // Nothing here is anybody's production: the range is a world of its own.
    production: {},
    cloud: { ...site.cloud, endpoint: own.cloud },
    trust: [own.trust],
    certificates: drillCertificates(site),
  };
  const file = path.join(folder, 'site.yaml');
  writeFileSync(file, stringify(drilled));
  return file;
}

/** As far as the range itself reads it. */
export type Site = JsonObject & {
  readonly milestones: JsonObject;
  readonly cloud: JsonObject & { readonly region: string };
  readonly cluster: JsonObject & {
    readonly version: string;
    readonly nodes: number;
    readonly node: { readonly cpu: string; readonly memory: string };
    readonly vpc: string;
    readonly kubeconfig: string;
  };
  readonly registry: JsonObject & { readonly host: string; readonly username: string };
  readonly ssh: JsonObject & { readonly user: string };
  readonly repositories: {
    readonly charts: JsonObject & { readonly url: string; readonly branch: string };
  };
  readonly records: readonly { readonly name: string }[];
  readonly resolvers: readonly string[];
  readonly certificateFolder: string;
  readonly certificates: readonly {
    readonly id: string;
    readonly hosts: readonly string[];
    readonly namespace: string;
    readonly secret: string;
  }[];
  readonly egress: { readonly ip: string };
  readonly dataStores: readonly { readonly host: string; readonly port: number }[];
  readonly secondIngress: JsonObject & {
    readonly archive: string;
    readonly release: string;
    readonly namespace: string;
    readonly name: string;
    readonly class: string;
  };
  readonly jenkins: JsonObject & JenkinsSite & { readonly host: string };
  readonly nacos: JsonObject & { readonly username: string };
};
