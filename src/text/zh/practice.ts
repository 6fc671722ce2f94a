/** 演练环境：第一屏之前说明的内容。 */
export const practice = {
  begins: '演练：本次演练在本机的独立环境中进行，不会影响任何真实的云资源、集群或域名。',
  console: '要求在控制台完成的操作，都在这里进行：{{console}}',
  standIns: '本机没有以下程序，由演练环境自带的小程序代替：{{programs}}',
} as const;

export const practiceCauses = {
  'range-failed': {
    says: '演练环境没有启动：{{why}}',
    remedy: '重新开始演练。如果仍然如此，检查程序能否在 127.0.0.1 上监听、临时目录能否写入。',
  },
  'range-gone': {
    says: '运行 {{run}} 是演练环境中的演练，它的环境已经随之结束。',
    remedy: '开始新的演练：dr-wizard drill --practice。记录仍然保留：dr-wizard report {{run}}',
  },
  'range-ended': {
    says: '演练环境在演练途中结束：它的进程已经退出。',
    remedy: '开始新的演练：dr-wizard drill --practice。本次的记录仍然保留。',
  },
} as const;
