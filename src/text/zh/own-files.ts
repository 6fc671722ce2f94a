/** What a run made on this machine, and takes away again. */
export const ownFiles = {
  'will-remove-file': {
    says: '{{path}}：从这台机器上删除（仅当仍是本次运行生成的内容）',
    remedy: '如果可能有人改动过，先查看。',
  },
  'will-remove-key-pair': {
    says: '密钥对 {{path}}：从这台机器上删除两个文件（仅当指纹仍为 {{fingerprint}}）',
    remedy: '确认没有机器只认这把密钥：删除后将无法登录。',
  },
  'will-remove-checkout': {
    says: '检出目录 {{folder}}：删除（仅当没有人改动过）',
    remedy: '先在其中查看 git status。',
  },
  'file-not-known': {
    says: '生成 {{path}} 时运行被中断：无法判断它是否由本次运行生成。',
    remedy: '查看它；如果没有人需要，删除后告知向导。',
  },
  'file-worked-on': {
    says: '{{path}} 已不是本次运行生成的内容：有人改动过。',
    remedy: '保留需要的部分，删除后告知向导。',
  },
  'file-still-there': {
    says: '{{path}} 删除之后又出现了。',
    remedy: '查明是谁生成的，再次清理。',
  },
  'checkout-worked-on': {
    says: '有人在检出目录 {{folder}} 中改动过（文件数：{{number}}）。',
    remedy: '保留需要的部分，删除后告知向导。',
  },
  'own-file-refused': {
    says: '这台机器拒绝读取或删除 {{path}}（{{code}}）。',
    remedy: '检查权限和磁盘，再次清理。',
  },
} as const;
