/** 演练结束：清除它创建的内容。纯文本界面的文字，以及各处的事件。 */
export const cleanUp = {
  title: '演练已走完。以下由它创建且仍然存在（最新的在前）：',
  stillThere: '程序能删除的均已删除。以下仍然存在：',
  again: '再次尝试全部清除',
  gone: '我已删除 {{what}}',
  word: '依据是什么？无法查证时以此为准：',
  made: '现在清除本次演练创建的内容，最新的在前。',
  what: '  {{what}}',
  kept: '  {{what}} 仍然存在。{{says}}',
  command: '      {{command}}',
  remove: '全部清除',
  keep: '保留',
  left_other: '本次演练创建的内容仍有 {{count}} 项存在。',
  later: '随时可以清除：dr-wizard drill --cleanup {{run}}',
  renew: '换用同一集群的新凭据：dr-wizard drill --cleanup {{run}} --kubeconfig FILE',
  clean_other: '没有残留：演练创建的 {{count}} 项均已删除，并逐项证明不存在。',
  nothing: '演练创建的内容均已不存在。',
} as const;

export const cleanUpEvents = {
  'clean-up-began': '清理：删除本次演练创建的内容，最新的在前',
  'clean-up-left': '清理：仍有残留，需要有人决定如何处理',
  'thing-said-gone': '据操作者称已删除：{{what}}。未经证明：{{word}}',
  'thing-found': '同样属于本次演练：{{what}}',
  'thing-removed': '已删除：{{what}}',
  'thing-gone': '原已不存在：{{what}}',
  'thing-kept': '仍然存在：{{what}}',
  'fault-injected': '向演练环境注入：{{title}}',
  'fault-ended': '演练环境中结束：{{fault}}',
  'self-tested': '检查项自检：{{of}} 项中 {{right}} 项符合预期',
} as const;

/** 屏幕上的同样内容。 */
export const cleanUpPage = {
  title: '演练已走完',
  working: '正在清理',
  asked_other: '它创建的内容仍有 {{count}} 项存在。只清除本次演练创建的内容，不动其他。',
  stillThere_other: '演练创建的内容仍有 {{count}} 项存在，程序无法删除。',
  again: '再次尝试全部清除',
  gone: '我已删除 {{what}}',
  progress: '已删除 {{done}}／{{of}}，仍存在 {{kept}}',
  commit: '全部清除，最新的在前',
  keep: '保留，并说明原因',
  end: '残留',
  endNone: '无：已删除 {{n}} 项，并逐项证明不存在',
  later: 'dr-wizard drill --cleanup {{run}}',
} as const;
