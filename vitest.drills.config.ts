import { defineConfig, mergeConfig } from 'vitest/config';
import own from './vitest.config.ts';

/**
 * What takes a minute or more: whole drills (in the practice range each scenario that ships and the self-test; on a real
 * API server), whole runs by keys and with kills, random keys. `npm run test:drills`, and CI: so `npm test` stays below ten minutes.
 */
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
