/** Events of what an operator does beside the run, on the screen and in the record. */
export const outsideEvents = {
  'shell-opened': '打开了一个 shell，指向 {{context}}；其中的改动不在此记录',
  'shell-opened-nowhere': '打开了一个 shell；当时尚未锁定集群',
  'shell-left': '已退出 shell，退出码 {{exitCode}}',
  'shell-killed': 'shell 已不在',
} as const;

/** What stands in `values.txt`, and around other programs that get the terminal. */
export const outside = {
  valuesFile: {
    head: '运行 {{run}} 的值，截至 {{time}}。此处从不保存密钥。',
    none: '暂无。',
    revision: '（第 {{n}} 版）',
  },
} as const;
