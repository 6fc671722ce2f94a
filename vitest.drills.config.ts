import { defineConfig, mergeConfig } from 'vitest/config';
import own from './vitest.config.ts';

/** Whole drills: in the practice range each scenario that ships and the self-test, and on a real API server. `npm run test:drills`, and CI. */
export default mergeConfig(
  { test: { reporters: own.test?.reporters } },
  defineConfig({
    test: {
      env: { FORCE_COLOR: '0', TZ: 'UTC' },
      setupFiles: ['./test/support/patient.ts'],
      name: 'drills',
      include: ['test/**/*.drill.test.ts'],
      globalSetup: ['./test/support/control-plane/global-setup.ts'],
      maxWorkers: 2,
      testTimeout: 10 * 60_000,
    },
  }),
);
