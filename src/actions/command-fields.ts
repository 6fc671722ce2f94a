import type { Fields } from '../model/catalogue.ts';

/** What every action that starts a program takes beside its words. */
export const COMMAND_FIELDS = {
  env: {
    type: 'map',
    of: {
      type: 'string',
      secret: true,
      doc: { en: 'A value; may be a secret.', zh: '值，可为机密。' },
    },
    optional: true,
    doc: { en: 'Environment variables.', zh: '环境变量。' },
  },
  cwd: { type: 'path', optional: true, doc: { en: 'Working folder.', zh: '工作目录。' } },
} as const satisfies Fields;
