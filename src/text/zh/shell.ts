/** 关于本机程序的用语。 */
export const shell = {
  'command-not-found': {
    says: '本机没有程序 {{program}}。',
    remedy: '安装它或更正路径，然后重做。',
  },
  'command-not-executable': {
    says: '程序 {{program}} 没有执行权限。',
    remedy: '赋予执行权限：`chmod +x {{program}}`',
  },
  'command-folder-missing': {
    says: '{{program}} 无法在 {{folder}} 中启动，它不是目录。',
    remedy: '创建该目录，或更正步骤中的 cwd。',
  },
  'command-not-started': {
    says: '{{program}} 未能启动（{{code}}）；没有发生任何改动。',
    remedy: '检查本机的内存、磁盘和限制，然后重做。',
  },
  'command-lost': {
    says: '不知道 {{program}} 如何结束：看管它的进程已不在。',
    remedy: '亲自查看它做了什么，然后决定：再检查或重做。',
  },
  'command-still-running': {
    says: '{{step}} 启动的程序仍在运行。',
    remedy: '等它结束，或自行结束它，然后再重做。',
  },
  'program-failed': {
    says: '{{program}} 没有报告版本（{{why}}）。',
    remedy: '手工试一试：安装可能已损坏，或不适用于本机。',
  },
} as const;
