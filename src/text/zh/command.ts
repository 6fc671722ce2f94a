/** Causes and errors by code: what is so (`says`) and what to do about it (`remedy`). */
export const command = {
  'unknown-command': {
    says: '没有 {{word}} 这个命令。',
    remedy: '查看有哪些命令：dr-wizard --help',
  },
  'unknown-command-near': {
    says: '没有 {{word}} 这个命令。',
    remedy: '改写为 {{nearest}}，或查看有哪些命令：dr-wizard --help',
  },
  'unknown-option': {
    says: '这里没有选项 {{word}}。',
    remedy: '查看有哪些选项：{{help}}',
  },
  'unknown-option-near': {
    says: '这里没有选项 {{word}}。',
    remedy: '改写为 {{nearest}}，或查看有哪些选项：{{help}}',
  },
  'option-before-command': {
    says: '选项 {{word}} 写在了命令前面。',
    remedy: '请先写命令，例如：{{example}}',
  },
  'option-needs-value': {
    says: '选项 {{option}} 后面没有值。',
    remedy: '把值写在选项后面。参见：{{help}}',
  },
  'option-wrong-value': {
    says: '选项 {{option}} 不能是 {{word}}。',
    remedy: '从中选一个：{{choices}}',
  },
  'option-required': {
    says: '缺少选项 {{option}}。',
    remedy: '请补上。参见：{{help}}',
  },
  'options-conflict': {
    says: '选项 {{option}} 与 {{other}} 不能同时使用。',
    remedy: '去掉其中一个。参见：{{help}}',
  },
  'argument-missing': {
    says: '缺少参数 {{word}}。',
    remedy: '请补上。参见：{{help}}',
  },
  'argument-too-many': {
    says: '多了参数 {{word}}。',
    remedy: '请去掉。参见：{{help}}',
  },
} as const;
