import { defineConfig } from 'vitest/config';

const report = process.env['DR_WIZARD_TEST_REPORT'];

export default defineConfig({
  test: {
    env: { FORCE_COLOR: '0', TZ: 'UTC' },
    unstubEnvs: true,
    setupFiles: ['./test/support/patient.ts'],
    // Most of them wait for a program or a cluster: more at once than the smallest machine has processors.
    maxWorkers: 3,
    // A busy machine is no fault.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Nothing here keeps state in a module: a process for each file costs more than half of the time.
          isolate: false,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/**/*.{cluster,drill,long}.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'cluster',
          include: ['test/**/*.cluster.test.ts'],
          globalSetup: ['./test/support/control-plane/global-setup.ts'],
        },
      },
    ],
  },
});
