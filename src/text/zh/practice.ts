/** 演练环境：第一屏之前说明的内容。 */
export const practice = {
  begins: '演练：本次演练在本机的独立环境中进行，不会影响任何真实的云资源、集群或域名。',
  console: '要求在控制台完成的操作，都在这里进行：{{console}}',
  standIns: '本机没有以下程序，由演练环境自带的小程序代替：{{programs}}',
  scenario: '场景：{{title}}。出过什么问题，演练结束后说明。',
  seed: '由 --seed {{seed}} 选出故障，演练结束后说明。',
} as const;

export const practiceCauses = {
  'range-failed': {
    says: '演练环境没有启动：{{why}}',
    remedy: '重新开始演练。如果仍然如此，检查程序能否在 127.0.0.1 上监听、临时目录能否写入。',
  },
  'range-folder-named': {
    says: '演练环境不能放在 {{place}}：名称中的空格或符号会被演练所用的程序误读。',
    remedy: '指定一个名称简单的临时目录，例如：`TMPDIR=/tmp dr-wizard drill --practice`',
  },
  'range-folder-starts-nothing': {
    says: '演练环境不能放在 {{place}}：那里不能启动程序。',
    remedy: '指定一个未以 noexec 挂载的临时目录：`TMPDIR=FOLDER dr-wizard drill --practice`',
  },
  'range-folder-unwritable': {
    says: '演练环境不能放在 {{place}}：那里无法写入（{{error}}）。',
    remedy: '创建该目录，或指定另一个临时目录：`TMPDIR=FOLDER dr-wizard drill --practice`',
  },
  'range-gone': {
    says: '运行 {{run}} 是演练环境中的演练，它的环境已经随之结束。',
    remedy: '开始新的演练：`dr-wizard drill --practice`。记录仍然保留：`dr-wizard report {{run}}`',
  },
  'range-ended': {
    says: '演练环境在演练途中结束：它的进程已经退出。',
    remedy: '开始新的演练：`dr-wizard drill --practice`。本次的记录仍然保留。',
  },
  'scenario-outside-practice': {
    says: '只有演练环境才会故意出问题。',
    remedy:
      '去掉 --scenario 和 --seed，或在演练环境中演练：`dr-wizard drill --practice --scenario NAME`',
  },
  'seed-no-number': {
    says: '种子必须是不小于 0 的整数。',
    remedy: '写一个整数，例如：--seed 7',
  },
  'scenario-unknown': {
    says: '没有名为 {{name}} 的场景。',
    remedy:
      '从这些中选一个，或指定一个文件：{{names}}。各场景的说明：`dr-wizard drill --practice --scenario list`',
  },
  'scenario-faulty': {
    says: '场景 {{file}} 中有 {{count}} 处错误，没有启动任何操作。',
    remedy: '更正后重新开始；`dr-wizard lint {{file}}` 可以检查。',
  },
} as const;
