/** 演练场中检查项的自检：表格用语。 */
export const selfTest = {
  column: {
    step: '步骤',
    probe: '检查项',
    broken: '破坏内容',
    expected: '预期原因',
    seen: '所报原因',
    red: '变红用时',
    green: '恢复用时',
    verdict: '结论',
  },
  verdict: {
    red: '已变红',
    told: '仅凭告知，无可破坏',
    'stayed-green': '始终为绿',
    'only-unknown': '无法判断',
    'other-cause': '原因不符',
    'not-green-before': '破坏前未通过',
    'not-green-again': '修复后未通过',
    'no-break': '未能破坏',
    'not-exercised': '未执行',
  },
  title: '检查项自检',
  record: '自检表格已写入演练记录：dr-wizard report {{run}}',
  sum: '自检：{{of}} 项中 {{right}} 项符合预期。',
} as const;

export const selfTestCauses = {
  'self-test-drill': {
    says: '自检之前的演练没有走完，因此没有进行任何破坏。',
    remedy: '查看原因并先解决：`dr-wizard report {{run}}`',
  },
} as const;
