/** 值、事件、输出。 */
export const screenLook = {
  values: {
    title: '值',
    count: '已知 {{n}} 个',
    none: '还没有已知的值。',
    open: '按回车打开一个值进行更正。',
    revision: '第 {{n}} 版',
    correct: '是否更正？',
    now: '现在',
    from: '来源',
    about: '读取旧值而通过的步骤会变为需复核，并重新验证。',
    field: '新的值',
    commit: '更正',
  },
  events: { title: '事件', run: '运行 {{run}}' },
  log: { lines: '{{n}} 行', none: '还没有输出。' },
} as const;
