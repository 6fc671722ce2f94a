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
  'answers-no-time': {
    says: '回答文件中 {{key}}: {{found}} 不是时间。',
    remedy: '请按 RFC 3339 书写，例如 2026-01-31T01:32:00Z。',
  },
  'answers-wrong-type': {
    says: '回答文件中 {{key}}: {{found}} 不是 {{expected}} 类型。',
    remedy: '在回答文件中改正：预案要的是 {{expected}} 类型的值。',
  },
  'answers-not-one-of': {
    says: '回答文件中 {{key}}: {{found}} 不在可选范围内。',
    remedy: '从中选一个：{{expected}}',
  },
  'answers-no-use': {
    says: '回答文件中有 {{key}}，但步骤 {{step}} 用不到它。',
    remedy: '请去掉，或改正步骤的名称。',
  },
  'answers-unknown-name': {
    says: '回答文件中有 {{key}}，预案里没有这个名称。',
    remedy: '请改正名称。最接近的是 {{nearest}}。',
  },
  'answers-nothing-to-name': {
    says: '回答文件中有 {{key}}，但预案里没有这类内容。',
    remedy: '请从回答文件中去掉。',
  },
  'answers-other-cluster': {
    says: '上下文 {{context}} 后面的集群是 {{uid}}，而回答文件指的是 {{wanted}}。',
    remedy: '改正回答文件中的 target.context 或 target.uid。',
  },
} as const;
