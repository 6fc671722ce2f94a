/** Causes and errors by code: what is so (`says`) and what to do about it (`remedy`). */
export const command = {
  'unknown-command': {
    says: '没有 {{word}} 这个命令。',
    remedy: '查看有哪些命令：`dr-wizard --help`',
  },
  'unknown-command-near': {
    says: '没有 {{word}} 这个命令。',
    remedy: '改写为 {{nearest}}，或查看有哪些命令：`dr-wizard --help`',
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
  'drill-nowhere': {
    says: '演练需要一个演练集群。',
    remedy:
      '在本机的独立环境中：`dr-wizard drill --practice`。在演练集群上：`dr-wizard drill --context NAME`。清除某次演练的残留：`dr-wizard drill --cleanup RUN`',
  },
  'self-test-output': {
    says: 'ndjson 输出的是演练事件，json 输出的是自检表格。',
    remedy: '请单独使用 --output ndjson，或使用 --self-test --output json。',
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
    remedy: '在回答文件中改正：手册要的是 {{expected}} 类型的值。',
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
    says: '回答文件中有 {{key}}，手册里没有这个名称。',
    remedy: '请改正名称。最接近的是 {{nearest}}。',
  },
  'answers-nothing-to-name': {
    says: '回答文件中有 {{key}}，但手册里没有这类内容。',
    remedy: '请从回答文件中去掉。',
  },
  'answers-other-cluster': {
    says: '上下文 {{context}} 后面的集群是 {{uid}}，而回答文件指的是 {{wanted}}。',
    remedy: '改正回答文件中的 target.context 或 target.uid。',
  },
  'given-nothing': {
    says: '标准输入没有任何内容；此处需要 YAML 或 JSON 格式的 Kubernetes 对象。',
    remedy: '单独执行管道前面的命令，看看它说了什么。',
  },
  'given-nothing-in': {
    says: '{{path}} 中没有任何内容；此处需要 YAML 或 JSON 格式的 Kubernetes 对象。',
    remedy: '检查路径，以及写出该文件的命令。',
  },
  'given-no-objects': {
    says: '没有给出任何对象，因此谈不上就绪。',
    remedy: '检查命名空间和选择算符，例如：`kubectl get deploy,rs,pods,events -A -o json`',
  },
  'given-only-events': {
    says: '只给出了事件：事件说明对象的情况，本身不作判断。',
    remedy: '把对象也一起给出，例如：`kubectl get deploy,rs,pods,events -A -o json`',
  },
  'given-late': {
    says: '正在等待键入对象，Ctrl-D 结束。',
    remedy: '改用管道输入：`kubectl get deploy,rs,pods,events -A -o json | dr-wizard judge -`',
  },
  'given-long': {
    says: '{{path}} 是很大的 YAML，读取需要一些时间。',
    remedy: '请稍候，或改用 JSON，读取很快：kubectl get … -o json',
  },
  'given-no-text': {
    says: '这不是文本。',
    remedy: '请给出 UTF-8 或 UTF-16 编码的 YAML 或 JSON；压缩包请先解开。',
  },
  'given-no-manifest': {
    says: '这不是 Kubernetes 对象。',
    remedy:
      '请给出 YAML 或 JSON，例如 kubectl get … -o json 的输出；如果这是报错，请修复其中所说的问题。',
  },
  'given-no-object': {
    says: '{{place}} 处的内容不是 Kubernetes 对象：{{shown}}',
    remedy: '请更正或去掉。',
  },
  'given-without-kind': {
    says: '{{place}} 处的内容没有 {{field}}，不知道是什么：{{shown}}',
    remedy: '写上 {{field}}；如果这是命令的输出，请修复其中所说的问题。',
  },
  'given-without-name': {
    says: '{{place}} 处的 {{kind}} 缺少 {{field}} 或其内容不对：无法判断。',
    remedy: '写上 {{field}}，或给出集群中的该对象。',
  },
  'given-refusal': {
    says: '{{place}} 处是 API server 的拒绝，而不是对象：{{shown}}',
    remedy: '修复其中所说的问题，然后重新获取对象。',
  },
  'given-twice': {
    says: '{{kind}} {{name}} 给出了两次，且是两个不同的对象；只能判断其中一个。',
    remedy: '不同的集群、不同的时间请分别判断。',
  },
  'json-syntax': {
    says: '这不是 JSON。',
    remedy: '更正该处；如果这是命令的输出，请修复其中所说的问题。',
  },
  'json-cut': {
    says: 'JSON 到一半就结束了。',
    remedy: '请重新获取：写出它的命令被中断，或输出被截断。',
  },
  'yaml-too-large': {
    says: '该 YAML 太大，无法读取：单块 {{bytes}} 字节，最多 {{limit}} 字节。',
    remedy: '请改用 JSON：kubectl get … -o json',
  },
  'yaml-too-deep': {
    says: '嵌套太深，无法读取。',
    remedy: '请指定正确的文件：Kubernetes 对象不会是这样。',
  },
  'yaml-alias-bomb': {
    says: '此处的别名把值重复了成千上万次，不予展开。',
    remedy: '请直接写出值。',
  },
} as const;
