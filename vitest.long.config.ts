import { defineConfig, mergeConfig } from 'vitest/config';
import own from './vitest.config.ts';

/** Slower proofs, run by hand: `npm run test:long`. */
export default mergeConfig(
  { test: { reporters: own.test?.reporters } },
  defineConfig({
    test: {
      env: { FORCE_COLOR: '0', TZ: 'UTC' },
      setupFiles: ['./test/support/patient.ts'],
      name: 'long',
      include: ['test/**/*.long.test.ts'],
      globalSetup: ['./test/support/control-plane/global-setup.ts'],
      testTimeout: 4 * 60 * 60_000,
    },
  }),
);
