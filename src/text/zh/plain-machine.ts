/** 由机器代做、撤销、缺少的权限：逐行文字。 */
export const machine = {
  offered: '这一步可以由向导代做。它将：',
  hindered: '向导不能代做这一步。{{says}}',
  asking: '仍在询问向导能否代做这一步。',
  askAgain: '再问一次向导能否代做',
  sure: '交给向导执行吗？',
  undoWill: '撤销将会：',
  undoHands: '这部分没有机器能做，请先完成：',
  undoType: '输入 {{name}} 即撤销，留空则不撤销：',
  undoOne: '撤销某一步所做的',
  undoWhich: '哪一步？',
  takeOver: '{{object}} 的以下字段属于 {{managers}}：{{fields}}',
  rights: '缺少权限：{{says}}',
} as const;
