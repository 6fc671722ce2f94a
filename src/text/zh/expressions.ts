/** 表达式、值及其来源的错误。 */
export const expressions = {
  'value-never-found': {
    says: '本手册中没有步骤得出值 {{value}}。',
    remedy: '更正名称，或在前面的步骤里用“finds”或“ask”得出它。',
  },
  'value-not-needed': {
    says: '{{reader}} 读取 {{value}}，却不等待得出它的 {{finder}}。',
    remedy: '在它的“needs”中加上 {{finder}}。',
  },
  'value-conditional': {
    says: '{{reader}} 读取 {{value}}，而 {{finder}} 只在某个条件下才得出它。',
    remedy: '给 {{reader}} 加上相同条件，或在另一种情况下也得出该值。',
  },
  'value-too-early': {
    says: '{{reader}} 在自己得出 {{value}} 之前就读取了它。',
    remedy: '放到该步骤更靠后的证明里，或后面的步骤中读取。',
  },
  'value-prefix': {
    says: '值 {{name}} 会落在值 {{outer}} 的内部。',
    remedy: '改名：任何值名都不能是另一个的开头部分。',
  },
  'site-lacks': {
    says: '站点“{{site}}”没有 {{path}}。',
    remedy: '写进站点文件；尚不知道时用 ask 表示。',
  },
  'site-unknown': {
    says: '站点不可能有 {{path}}。',
    remedy: '写站点具有的键；只供本手册使用的放在 site.values 下。',
  },
  'site-asks': { says: '{{path}} 尚不知道：运行时会询问。', remedy: '一旦知道就写进站点文件。' },
  'ask-in-list': {
    says: '列表中的一项写成了 ask，但它没有可供询问的名字。',
    remedy: '改为询问该项里的某个值，或询问整个列表。',
  },
  'run-unknown': { says: '运行信息中没有其他可读的内容。', remedy: '改为期望的名称之一。' },
  'secret-not-here': {
    says: '此处不能读取机密 {{secret}}：它会被显示或写出。',
    remedy: '只在操作或探针接收机密的参数里读取它。',
  },
  'secret-unknown': {
    says: '站点“{{site}}”没有说明机密 {{secret}} 从哪里取得。',
    remedy: '在站点的“secrets”下补上它。',
  },
  'cel-syntax': {
    says: '表达式从这里开始无法读懂。',
    remedy: '检查括号、引号和运算符。表达式中的文本要加引号。',
  },
  'cel-unknown-name': {
    says: '表达式不能读取“{{found}}”。',
    remedy: '读取 site、values、secrets 或 run。文本要加引号。',
  },
  'cel-unknown-function': {
    says: '这些类型没有这样的函数或运算符。',
    remedy: '使用 CEL 自带的，并用 string()、int() 或 double() 转换。',
  },
  'cel-wrong-type': {
    says: '运算符与这些类型不符。',
    remedy: '用 string()、int() 或 double() 转换。',
  },
  'cel-not-bool': { says: '条件必须是真或假。', remedy: '让它与某个值比较。' },
  'cel-in-values': {
    says: '“in values”会把尚未得出的值当成不存在。',
    remedy: '改用 has(values.NAME) 来问。',
  },
  'cel-optional-value': {
    says: '“.?”会把尚未得出的值当成不存在。',
    remedy: '直接读取，或用 has(values.NAME) 来问。',
  },
  'cel-computed-name': {
    says: '这里读取哪个值要到运行时才知道，因此无法等待它。',
    remedy: '直接写出值的名称。',
  },
  'cel-whole-root': {
    says: '这里一次读取所有的值，因此无法等待它们。',
    remedy: '按名称读取所需的值。',
  },
  'cel-macro-too-deep': {
    says: 'all、exists、filter、map 嵌套超过两层。',
    remedy: '拆分表达式：列表较长时会耗时数分钟。',
  },
  'cel-pattern-not-fixed': {
    says: 'matches() 的模式要到运行时才知道。',
    remedy: '把模式直接写出来并加引号。',
  },
  'cel-nested-quantifier': {
    says: '该模式在重复之中又有重复：遇到某些文本会耗时数分钟。',
    remedy: '改写成重复之内不再有重复的模式。',
  },
  'template-open': { says: '有一个表达式没有闭合。', remedy: '用两个右花括号闭合它。' },
  'expression-failed': {
    says: '表达式 {{expression}} 得不出结果（{{file}} 第 {{line}} 行）。',
    remedy: '更正它读取的值或表达式本身。各部分的类型可能不相符。',
  },
  'with-wrong-type': {
    says: '{{expression}} 没有为“{{key}}”给出 {{expected}} 类型的值（{{file}} 第 {{line}} 行）。',
    remedy: '更正它读取的值或表达式本身。',
  },
  'value-not-string': { says: '{{value}} 不是文本。', remedy: '写成文本。' },
  'value-not-int': { says: '{{value}} 不是整数。', remedy: '写一个整数，例如 3。' },
  'value-not-bool': { says: '{{value}} 既不是“是”也不是“否”。', remedy: '写 是 或 否。' },
  'value-not-ip': {
    says: '{{value}} 不是 IP 地址。',
    remedy: '写一个地址，例如 192.0.2.7 或 2001:db8::7。',
  },
  'value-not-hostname': {
    says: '{{value}} 不是主机名。',
    remedy: '写一个名称，例如 www.example.com，不带 https:// 和路径。',
  },
  'value-not-address': {
    says: '{{value}} 既不是 IP 地址也不是主机名。',
    remedy: '写一个地址如 192.0.2.7，或名称如 lb.example.com。',
  },
  'value-not-name': {
    says: '{{value}} 不是 Kubernetes 名称。',
    remedy: '用小写字母、数字和连字符，例如 nginx-ingress-lb。',
  },
  'value-not-path': { says: '{{value}} 不是路径。', remedy: '写文件或文件夹的路径。' },
  'value-not-duration': {
    says: '{{value}} 不是时长。',
    remedy: '写时、分、秒，例如 1h30m、5m 或 30s。',
  },
  'value-not-quantity': {
    says: '{{value}} 不是 Kubernetes 数量。',
    remedy: '写数字加单位，例如 500m、2 或 8Gi。',
  },
  'value-not-list': { says: '{{value}} 不是列表。', remedy: '写出各项，用逗号隔开。' },
  'value-not-json': {
    says: '{{value}} 不是 JSON（{{fault}}）。',
    remedy: '这个值是一张表：保留括号、引号和逗号，只改有误之处。',
  },
  'value-unlike': {
    says: '{{value}} 与现值的形式不同：{{like}}。',
    remedy: '保持现值的形式，只改有误之处。',
  },
  'value-not-map': { says: '{{value}} 不是键值表。', remedy: '写成键与值。' },
} as const;
