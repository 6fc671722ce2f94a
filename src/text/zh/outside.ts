/** Events of what an operator does beside the run, on the screen and in the record. */
export const outsideEvents = {
  'shell-opened': '打开了一个 shell，指向 {{context}}；其中的改动不在此记录',
  'shell-opened-nowhere': '打开了一个 shell；当时尚未锁定集群',
  'shell-left': '已退出 shell，退出码 {{exitCode}}',
  'shell-killed': 'shell 已不在',
} as const;

/** 让出终端给其他程序时的文字。 */
export const outside = {
  valuesFile: {
    head: '运行 {{run}} 的值，截至 {{time}}。此处从不保存机密。',
    none: '暂无。',
    revision: '（第 {{n}} 版）',
  },
  shell: {
    on: '{{mode}}。此 shell 指向 {{context}}（{{server}}），由 KUBECONFIG 指定。',
    nowhere: '{{mode}}。尚未锁定集群：在此 shell 中 kubectl 和 helm 没有可用的集群。',
    goesOn: '运行 {{run}} 仍在继续。输入 exit 返回。',
    values: '运行的值：$DR_WIZARD_VALUE_...，以及 {{file}}',
    back_other: 'shell 打开了{{time}}：期间有 {{count}} 个事件',
  },
  needs_other: '有 {{count}} 项等你处理：按 n 前往。',
  over: '运行在此期间已结束。',
  nothing: '没有需要你处理的事项。',
  away_other: '期间有 {{count}} 个事件。',
  edited: '编辑器中的文字已填入。',
  editedLines: '编辑器中的文字已填入；{{n}} 处换行改为空格。',
  opened: '已在浏览器中打开：{{url}}',
  copied: '此处无法打开浏览器。地址已复制，请在你的浏览器中打开：{{url}}',
  notOpened: '此处无法打开浏览器，终端也不接受复制：{{url}}',
} as const;

export const outsideCauses = {
  'outside-not-started': {
    says: '无法启动 {{program}}。',
    remedy: '将 SHELL、VISUAL 或 PAGER 设为本机已有的程序，再重新启动本工具：运行会继续。',
  },
  'outside-failed': {
    says: '{{program}} 以 {{code}} 结束。此处没有任何改动。',
    remedy: '再试一次，或直接在此输入。',
  },
  'outside-failed-kept': {
    says: '已保存在 {{file}} ：{{program}} 写下的内容；它以 {{code}} 结束。',
    remedy: '从该文件复制，或者再试一次。',
  },
  'outside-too-long': {
    says: '已保存在 {{file}} ：文本有 {{n}} 个字符，而输入栏最多 {{most}} 个。',
    remedy: '在该文件中缩短后复制到这里，或者把文件路径写作回答。',
  },
  'outside-no-pager': {
    says: '本机没有 less 和 more，PAGER 也未设置。',
    remedy: '用方向键在此阅读，或设置 PAGER 后重新启动本工具。',
  },
  'outside-no-file': {
    says: '无法在 {{path}} 为其他程序写入文件：{{why}}。',
    remedy: '释放该处空间，或将 TMPDIR 设为其他目录。',
  },
  'outside-no-address': {
    says: '只能打开网址，而这不是：{{url}}',
    remedy: '按 y 复制，再以合适的方式打开。',
  },
} as const;
