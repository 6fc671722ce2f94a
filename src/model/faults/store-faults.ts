import type { FaultDefs } from '../fault.ts';

/** Faults of what a recovery is made from: images, archives, the repository. */
export const STORE_FAULTS = {
  'image-not-authorised': {
    title: { en: 'Images may not be pulled', zh: '无权拉取镜像' },
    notice: {
      en: "The registry lets the user in, but not to these images: the user's rights are lacking, the password is right.",
      zh: '镜像仓库允许该用户登录，但不允许拉取这些镜像：缺的是权限，密码是对的。',
    },
    causes: ['image-not-authorised'],
    with: {
      namespace: {
        type: 'name',
        optional: true,
        doc: { en: 'Only for pods of this namespace.', zh: '只影响该命名空间的 Pod。' },
      },
    },
  },
  'registry-gone': {
    title: { en: 'The image registry cannot be reached', zh: '镜像仓库无法访问' },
    notice: {
      en: 'Nobody answers at the registry. What runs goes on; no new image comes.',
      zh: '镜像仓库没有响应。正在运行的不受影响，但拉不到新镜像。',
    },
    causes: [
      'registry-refused',
      'registry-closed',
      'registry-timeout',
      'registry-no-route',
      'registry-unreachable',
    ],
    with: {},
  },
  'backup-without-keys': {
    title: { en: 'The Jenkins backup lacks secrets/', zh: 'Jenkins 备份缺少 secrets/' },
    notice: {
      en: 'The backup holds jobs and configuration, but not the keys: no stored credential can be read again.',
      zh: '备份里有任务和配置，但没有密钥：保存的凭据都无法解密。',
    },
    causes: ['jenkins-backup-no-keys'],
    with: {},
  },
  'archive-damaged': {
    title: { en: 'A backup archive is damaged', zh: '备份归档已损坏' },
    notice: {
      en: 'The archive can be fetched in full, but not unpacked: bytes in it are others than when it was made.',
      zh: '归档可以完整下载，但无法解压：其中的内容与制作时不同。',
    },
    causes: ['download-archive-damaged', 'archive-damaged'],
    with: {
      path: {
        type: 'path',
        oneOf: ['/nacos-sandbox.tar.gz', '/nacos-production.tar.gz'],
        doc: { en: 'As its address has it.', zh: '地址中的路径。' },
      },
    },
  },
  'git-gone': {
    title: { en: 'The git server cannot be reached', zh: 'git 服务器无法访问' },
    notice: {
      en: 'Charts and scripts cannot be fetched. A checkout that is here already is as good as it was.',
      zh: '拿不到 Chart 和脚本。本机已有的检出仍可使用。',
    },
    causes: ['git-unreachable', 'git-failed', 'git-slow', 'git-no-checkout'],
    with: {},
  },
} as const satisfies FaultDefs;
