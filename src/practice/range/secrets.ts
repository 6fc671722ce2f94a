import { randomBytes } from 'node:crypto';
import { CLOUD_KEY } from '../cloud/cloud-state.ts';

/** What the operator of a range knows: made anew for each, as nothing in it may be anybody's. */
export type Secrets = {
  readonly registry: string;
  readonly nacos: string;
  readonly jenkins: string;
};

export function makeSecrets(): Secrets {
  const one = () => randomBytes(12).toString('base64url');
  return { registry: one(), nacos: one(), jenkins: one() };
}

/** The same as the environment of the wizard holds it, by the names in the example site. */
export function secretEnv({ registry, nacos, jenkins }: Secrets) {
  return {
    DR_WIZARD_REGISTRY_PASSWORD: registry,
    DR_WIZARD_NACOS_PASSWORD: nacos,
    DR_WIZARD_JENKINS_TOKEN: jenkins,
    ALIBABA_CLOUD_ACCESS_KEY_ID: CLOUD_KEY.id,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: CLOUD_KEY.secret,
  };
}
