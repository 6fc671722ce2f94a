import * as z from 'zod';
import { FIELD_TYPES } from '../../model/catalogue.ts';
import * as p from './parts.ts';

const open = () => p.map(p.anything()).optional();
const openList = () => p.list(p.map(p.anything())).optional();
const group = () =>
  z.union([p.map(p.anything()), p.list(p.anything())], { error: 'map | list' }).optional();

const secret = () =>
  p.shape({
    from: p.oneOf(['env', 'file', 'command', 'ask']),
    name: p.string().optional(),
    path: p.string().optional(),
    argv: p.list(p.string()).min(1, { error: 'list' }).optional(),
    title: p.text().optional(),
  });

const workload = () =>
  p.shape({
    namespace: p.string().optional(),
    kind: p.string().optional(),
    name: p.string().optional(),
    host: p.string().optional(),
    need: p.oneOf(['required', 'wanted']).optional(),
    replicas: z.int({ error: 'int' }).min(0, { error: 'int' }).optional(),
    group: p.string().optional(),
  });

const record = () =>
  z.looseObject(
    {
      name: p.string().optional(),
      type: p.string().optional(),
      value: p.string().optional(),
      target: p.string().optional(),
      group: p.string().optional(),
      view: p.string().optional(),
    },
    { error: 'map' },
  );

/** `namespace` and `secret`: what its Ingress names; files without a path are called by the id. */
const certificate = () =>
  p.shape({
    id: p.string().optional(),
    hosts: p.list(p.string()).min(1, { error: 'list' }).optional(),
    namespace: p.string().optional(),
    secret: p.string().optional(),
    certificate: p.string().optional(),
    key: p.string().optional(),
  });

const keys = {
  timezone: p.string().optional(),
  rto: p.plainDuration().optional(),
  milestones: z.looseObject({ hold: p.plainDuration().optional() }, { error: 'map' }).optional(),
  cloud: open(),
  cluster: open(),
  production: open(),
  namespaces: group(),
  registry: open(),
  secrets: p.map(secret()).optional(),
  ssh: open(),
  helm: open(),
  repositories: group(),
  archives: group(),
  ingress: open(),
  secondIngress: open(),
  records: p.list(record()).optional(),
  certificates: p.list(certificate()).optional(),
  certificateFolder: p.string().optional(),
  hosts: group(),
  resolvers: group(),
  trust: group(),
  workloads: p.list(workload()).optional(),
  dataStores: openList(),
  dataStoresImage: p.string().optional(),
  velero: open(),
  rocketmq: open(),
  jenkins: open(),
  nacos: open(),
  egress: open(),
  contacts: group(),
  notify: group(),
  values: open(),
};

/** A site's keys are closed, so that a misspelt one is a fault; every value but id and title may stand as `ask`. */
export const site = p.shape({
  apiVersion: p.apiVersion(),
  kind: p.kind('Site'),
  id: p.id(),
  title: p.text(),
  ...keys,
});

export const hole = p.shape({
  type: p.oneOf(FIELD_TYPES),
  title: p.text(),
  oneOf: p.list(p.string()).optional(),
});

/** What `site.` may read first. */
export const SITE_KEYS: readonly string[] = [
  'id',
  'title',
  ...Object.keys(keys).filter((key) => key !== 'secrets'),
];

export type SiteFile = z.infer<typeof site>;
