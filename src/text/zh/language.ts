/** Causes and errors by code: what is so (`says`) and what to do about it (`remedy`). */
export const language = {
  'file-not-found': { says: '找不到文件 {{path}}。', remedy: '更正路径，或补上该文件。' },
  'nothing-to-lint': {
    says: '{{path}} 中没有手册、站点或答案文件。',
    remedy: '指定一个含 runbook.yaml 的文件夹，或一个文件。',
  },
  'include-not-found': {
    says: '找不到要引用的章节 {{path}}。',
    remedy: '写成 RUNBOOK/SECTION:与本手册同级的文件夹名和其中一个章节的 id。',
  },
  'section-twice': {
    says: '{{path}} 被列出了两次。',
    remedy: '删去其中一个：每个章节只执行一次。',
  },
  'yaml-syntax': {
    says: '此处不是合法的 YAML（{{problem}}）。',
    remedy: '检查本行和上一行的引号、冒号与括号。',
  },
  'yaml-indent': {
    says: '缩进与前文不符，或前面有括号未闭合。',
    remedy: '用空格缩进，与同级内容对齐，并闭合所有括号。',
  },
  'yaml-unclosed': { says: '引号或括号没有闭合。', remedy: '补上闭合符号：开头可能在很多行之前。' },
  'yaml-several-documents': { says: '此处开始了第二个文档。', remedy: '把它移到单独的文件中。' },
  'yaml-alias-unknown': { says: '此别名在上文没有对应的锚点。', remedy: '直接写出该值。' },
  'too-many-values': {
    says: '文件中的值多得超出手册所能容纳。',
    remedy: '拆分文件，并把用别名重复的内容写出来。',
  },
  'duplicate-key': {
    says: '键 "{{key}}" 在同一处出现两次。',
    remedy: '删去其中一个：只能有一个生效。',
  },
  'key-not-text': { says: '有一个键不是文本。', remedy: '键请写成普通单词。' },
  'reserved-key': { says: '键 "{{key}}" 是保留字。', remedy: '换一个名字。' },
  'number-not-kept': {
    says: '{{written}} 会被读成数字 {{kept}}，与所写不一致。',
    remedy: '如果是版本号之类的文本请加引号；否则写成普通数字。',
  },
  'unknown-key': { says: '此处没有键 "{{key}}"。', remedy: '改为期望的键之一，或删去。' },
  'missing-key': { says: '缺少键 "{{key}}"。', remedy: '补上它。' },
  'wrong-type': { says: '"{{key}}" 的值类型不对。', remedy: '写一个 {{expected}} 类型的值。' },
  'number-for-string': { says: '"{{key}}" 的值应为文本，此处却是数字。', remedy: '加上引号。' },
  'not-one-of': { says: '"{{key}}" 不能取这个值。', remedy: '从期望的值中选一个。' },
  empty: { says: '"{{key}}" 是空的。', remedy: '至少写一项，或删去该键。' },
  'no-text': { says: '没有任何语言的文字。', remedy: '至少写出 en 和 zh 之一。' },
  'two-forms': {
    says: '一个步骤只能是 "{{first}}" 或 "{{second}}" 之一。',
    remedy: '拆成两个步骤。',
  },
  'key-not-here': {
    says: '"{{key}}" 与 "{{form}}" 同用不起作用。',
    remedy: '删去它，或移到它所属的步骤。',
  },
  'prove-and-attest': {
    says: '此步骤既有证明，又要求操作员口头确认。',
    remedy: '能用探针证明的保留 "prove"，确实无法证明的才用 "attest"。',
  },
  'manual-unproven': {
    says: '没有任何东西证明这个手动步骤。',
    remedy: '加上带探针的 "prove"；确实无法证明时用 "attest"。',
  },
  'action-unproven': {
    says: '没有任何东西证明此操作的结果：已执行不等于已通过。',
    remedy: '加上带探针或断言的 "prove"。',
  },
  'step-empty': {
    says: '此步骤什么也不做，也不证明什么。',
    remedy: '写明它是什么：操作、手动步骤、选择、检查……',
  },
  'unknown-action': {
    says: '没有名为 {{name}} 的操作。',
    remedy: '写本版本 dr-wizard 具有的操作名。',
  },
  'unknown-probe': {
    says: '没有名为 {{name}} 的探针。',
    remedy: '写本版本 dr-wizard 具有的探针名。',
  },
  'unknown-with-key': { says: '它没有参数 "{{key}}"。', remedy: '改为期望的参数之一，或删去。' },
  'missing-with-key': { says: '它的 "with" 中需要 "{{key}}"。', remedy: '补上它。' },
  'finds-unknown': { says: '{{probe}} 不会得出 "{{name}}"。', remedy: '写它能得出的值之一。' },
  'unknown-need': {
    says: '没有名为 "{{id}}" 的步骤、章节或里程碑。',
    remedy: '更正 id，或删去这条依赖。',
  },
  'needs-cycle': { says: '它们永远互相等待：{{path}}', remedy: '删去其中一条依赖。' },
  'duplicate-id': {
    says: 'id "{{id}}" 已被占用：{{file}} 第 {{line}} 行。',
    remedy: '换一个：章节、步骤和里程碑的 id 不能重复。',
  },
  'milestone-unknown': {
    says: '没有里程碑 "{{id}}"。',
    remedy: '在本手册的 "milestones" 中定义它。',
  },
  'second-pin': {
    says: '步骤 "{{first}}" 已经锁定了目标。',
    remedy: '只保留一个锁定步骤：一次运行只有一个目标。',
  },
  'choice-in-choice': {
    says: '一个选择位于另一个选择的分支里。',
    remedy: '把所有分支合并为一个选择。',
  },
  'choice-finds-differ': {
    says: '分支 "{{branch}}" 得不出 {{values}}，而另一个分支可以。',
    remedy: '让每个分支得出相同的值：后面的步骤不知道选了哪个。',
  },
  'for-each-in': {
    says: '这里得不到运行前就已知的列表。',
    remedy: '只写一个表达式，且只读取站点中的列表。',
  },
  'for-each-open': {
    says: '站点把 {{path}} 留待询问，无法知道有多少个步骤。',
    remedy: '把列表写进站点文件。',
  },
  'for-each-key': { says: '键 "{{key}}" 为空，或对应了两项。', remedy: '写一个每项都不同的键。' },
  'for-each-finds': {
    says: '每一项都会得出同一个值 {{name}}。',
    remedy: '删去它：for-each 的步骤不得出也不询问值。',
  },
  'value-never-found': {
    says: '本手册中没有步骤得出值 {{value}}。',
    remedy: '更正名称，或在前面的步骤里用 "finds" 或 "ask" 得出它。',
  },
  'value-not-needed': {
    says: '{{reader}} 读取 {{value}}，却不等待得出它的 {{finder}}。',
    remedy: '在它的 "needs" 中加上 {{finder}}。',
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
    says: '站点 "{{site}}" 没有 {{path}}。',
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
    says: '此处不能读取密钥 {{secret}}：它会被显示或写出。',
    remedy: '只在操作或探针接收密钥的参数里读取它。',
  },
  'secret-unknown': {
    says: '站点 "{{site}}" 没有说明密钥 {{secret}} 从哪里取得。',
    remedy: '在站点的 "secrets" 下补上它。',
  },
  'cel-syntax': {
    says: '表达式从这里开始无法读懂。',
    remedy: '检查括号、引号和运算符。表达式中的文本要加引号。',
  },
  'cel-unknown-name': {
    says: '表达式不能读取 "{{found}}"。',
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
    says: '"in values" 会把尚未得出的值当成不存在。',
    remedy: '改用 has(values.NAME) 来问。',
  },
  'cel-optional-value': {
    says: '".?" 会把尚未得出的值当成不存在。',
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
    says: '{{expression}} 没有为 "{{key}}" 给出 {{expected}} 类型的值（{{file}} 第 {{line}} 行）。',
    remedy: '更正它读取的值或表达式本身。',
  },
  'value-not-string': { says: '{{value}} 不是文本。', remedy: '写成文本。' },
  'value-not-int': { says: '{{value}} 不是整数。', remedy: '写一个整数，例如 3。' },
  'value-not-bool': { says: '{{value}} 既不是"是"也不是"否"。', remedy: '写 是 或 否。' },
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
    remedy: '写一个地址如 192.0.2.7,或名称如 lb.example.com。',
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
  'value-not-map': { says: '{{value}} 不是键值表。', remedy: '写成键与值。' },
} as const;
