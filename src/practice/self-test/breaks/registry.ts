import type { Break } from '../break.ts';
import { word } from '../given.ts';

/** The registry of images. */
export const REGISTRY_BREAKS: readonly Break[] = [
  {
    probe: 'registry/login',
    what: {
      en: 'Somebody else changed the password at the registry.',
      zh: '镜像仓库的密码已被他人修改。',
    },
    causes: ['registry-login-refused'],
    touches: () => ['registry'],
    put({ registry }, given) {
      const name = word(given, 'username');
      const before = registry.user(name);
      registry.setUser(name, { ...before, password: 'changed by somebody else' });
      return () => registry.setUser(name, before);
    },
  },
];
