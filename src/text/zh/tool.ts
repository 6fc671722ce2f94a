/** 命令本身的原因。 */
export const toolCauses = {
  'runbook-faulty': {
    says: '手册或站点文件有 {{count}} 处错误，没有开始任何操作。',
    remedy: '修正后用 `dr-wizard lint` 检查。',
  },
  'answers-faulty': {
    says: '回答文件 {{file}} 有 {{count}} 处错误，没有开始任何操作。',
    remedy: '修正后重新开始。',
  },
  'run-ended': {
    says: '运行 {{run}} 已经结束，无法继续。',
    remedy: '用 `dr-wizard report {{run}} --format markdown` 查看记录。',
  },
  'only-unknown': {
    says: '没有名为 {{name}} 的分组、章节或步骤。',
    remedy: '用 `dr-wizard print` 查看 id。',
  },
  'pick-no-terminal': {
    says: '需要询问操作者，但没有终端。',
    remedy: '写明命令，例如：`dr-wizard incident --site FILE --answers FILE`',
  },
  'site-needed': {
    says: '这份手册要读取站点的值，但没有指定站点。',
    remedy: '用 --site FILE 指定站点文件。',
  },
} as const;

/** 命令在结果之外输出的文字。 */
export const tool = {
  lint: { found: '现为    {{found}}', expected: '应为    {{expected}}' },
  runs: {
    none: '{{home}} 中没有运行记录。',
    mode: { incident: '事故恢复', drill: '演练    ', practice: '本机演练', verify: '检查    ' },
    open: '未结束',
    locked: '未结束，正由另一个进程执行',
    finished: '已结束',
    aborted: '已中止',
    empty: '没有记录',
  },
  charset:
    '系统区域设置为 {{charset}}，而本程序只输出 UTF-8，中文可能显示为乱码（garbled）。请把终端改为 UTF-8 编码，再执行 export LC_ALL=zh_CN.UTF-8；或改用英文（English: --lang en）。',
} as const;
