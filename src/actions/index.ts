import type { ActionDef, Catalogue } from '../model/catalogue.ts';
import { exec } from './exec.ts';
import { apply } from './kubernetes/apply.ts';
import { ensureDockerConfigSecret } from './kubernetes/ensure-docker-config-secret.ts';
import { ensureLoadBalancer } from './kubernetes/ensure-load-balancer.ts';
import { ensureNamespaces } from './kubernetes/ensure-namespaces.ts';
import { ensureTlsSecret } from './kubernetes/ensure-tls-secret.ts';
import { remove } from './kubernetes/remove.ts';
import { script } from './script.ts';
import { ensureRestore } from './velero/ensure-restore.ts';
import { setAccessMode } from './velero/set-access-mode.ts';

const ALL = [
  ensureNamespaces,
  ensureTlsSecret,
  ensureLoadBalancer,
  ensureDockerConfigSecret,
  apply,
  remove,
  setAccessMode,
  ensureRestore,
  exec,
  script,
] as readonly ActionDef[];

/** The table that `uses:` looks up. */
export const actions: Catalogue['actions'] = Object.fromEntries(ALL.map((one) => [one.id, one]));
