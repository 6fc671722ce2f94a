import { defineConfig } from 'vitest/config';

const report = process.env['DR_WIZARD_TEST_REPORT'];

export default defineConfig({
  test: {
    env: { FORCE_COLOR: '0', TZ: 'UTC' },
    unstubEnvs: true,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/**/*.cluster.test.ts', 'test/**/*.long.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'cluster',
          include: ['test/**/*.cluster.test.ts'],
          globalSetup: ['./test/support/control-plane/global-setup.ts'],
          testTimeout: 60_000,
        },
      },
    ],
  },
});
