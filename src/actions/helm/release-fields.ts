import type { Fields } from '../../model/catalogue.ts';

/** What names a release. */
export const RELEASE_FIELDS = {
  release: { type: 'name', doc: { en: 'Its name.', zh: '发布名称。' } },
  namespace: { type: 'name', doc: { en: 'Its namespace.', zh: '所在命名空间。' } },
} as const satisfies Fields;

export const TIMEOUT_FIELD = {
  timeout: {
    type: 'duration',
    optional: true,
    doc: {
      en: 'How long helm waits for a hook (5m). Whether what it starts is ready is proven by the step.',
      zh: 'helm 等待 hook 的时间（默认 5m）。资源是否就绪由步骤的验证来判断。',
    },
  },
} as const satisfies Fields;
export const DEFAULT_TIMEOUT = '5m';
