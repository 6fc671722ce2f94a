/** Causes and errors by code: what is so (`says`) and what to do about it (`remedy`). */
export const language = {
  'file-not-found': { says: '找不到文件 {{path}}。', remedy: '更正路径，或补上该文件。' },
  'file-is-folder': {
    says: '{{path}} 是文件夹；此处需要文件。',
    remedy: '指定其中的一个文件。',
  },
  'file-forbidden': {
    says: '你无权读取 {{path}}。',
    remedy: '赋予自己读取权限，或指定其他文件。',
  },
  'nothing-to-lint': {
    says: '{{path}} 中没有手册、站点、场景或答案文件。',
    remedy: '指定一个含 runbook.yaml 的文件夹，或一个文件。',
  },
  'include-not-found': {
    says: '找不到要引用的章节 {{path}}。',
    remedy: '写成 RUNBOOK/SECTION：与本手册同级的文件夹名和其中一个章节的 id。',
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
    says: '键“{{key}}”在同一处出现两次。',
    remedy: '删去其中一个：只能有一个生效。',
  },
  'key-not-text': { says: '有一个键不是文本。', remedy: '键请写成普通单词。' },
  'reserved-key': { says: '键“{{key}}”是保留字。', remedy: '换一个名字。' },
  'number-not-kept': {
    says: '{{written}} 会被读成数字 {{kept}}，与所写不一致。',
    remedy: '如果是版本号之类的文本请加引号；否则写成普通数字。',
  },
  'unknown-key': { says: '此处没有键“{{key}}”。', remedy: '改为期望的键之一，或删去。' },
  'missing-key': { says: '缺少键“{{key}}”。', remedy: '补上它。' },
  'wrong-type': { says: '“{{key}}”的值类型不对。', remedy: '写一个 {{expected}} 类型的值。' },
  'number-for-string': { says: '“{{key}}”的值应为文本，此处却是数字。', remedy: '加上引号。' },
  'not-one-of': { says: '“{{key}}”不能取这个值。', remedy: '从期望的值中选一个。' },
  empty: { says: '“{{key}}”是空的。', remedy: '至少写一项，或删去该键。' },
  'no-text': { says: '没有任何语言的文字。', remedy: '至少写出 en 和 zh 之一。' },
  'two-forms': {
    says: '一个步骤只能是“{{first}}”或“{{second}}”之一。',
    remedy: '拆成两个步骤。',
  },
  'key-not-here': {
    says: '“{{key}}”与“{{form}}”同用不起作用。',
    remedy: '删去它，或移到它所属的步骤。',
  },
  'prove-and-attest': {
    says: '此步骤既有证明，又要求操作员口头确认。',
    remedy: '能用探针证明的保留“prove”，确实无法证明的才用“attest”。',
  },
  'manual-unproven': {
    says: '没有任何东西证明这个手动步骤。',
    remedy: '加上带探针的“prove”；确实无法证明时用“attest”。',
  },
  'action-unproven': {
    says: '没有任何东西证明此操作的结果：已执行不等于已通过。',
    remedy: '加上带探针或断言的“prove”。',
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
  'unknown-with-key': { says: '它没有参数“{{key}}”。', remedy: '改为期望的参数之一，或删去。' },
  'missing-with-key': { says: '它的“with”中需要“{{key}}”。', remedy: '补上它。' },
  'finds-unknown': { says: '{{probe}} 不会得出“{{name}}”。', remedy: '写它能得出的值之一。' },
  'unknown-need': {
    says: '没有名为“{{id}}”的步骤、章节或里程碑。',
    remedy: '更正 id，或删去这条依赖。',
  },
  'needs-cycle': { says: '它们永远互相等待：{{path}}', remedy: '删去其中一条依赖。' },
  'duplicate-id': {
    says: 'id “{{id}}”已被占用：{{file}} 第 {{line}} 行。',
    remedy: '换一个：章节、步骤和里程碑的 id 不能重复。',
  },
  'milestone-unknown': {
    says: '没有里程碑“{{id}}”。',
    remedy: '在本手册的“milestones”中定义它。',
  },
  'second-pin': {
    says: '步骤“{{first}}”已经锁定了目标。',
    remedy: '只保留一个锁定步骤：一次运行只有一个目标。',
  },
  'choice-in-choice': {
    says: '一个选择位于另一个选择的分支里。',
    remedy: '把所有分支合并为一个选择。',
  },
  'choice-finds-differ': {
    says: '分支“{{branch}}”得不出 {{values}}，而另一个分支可以。',
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
  'for-each-key': { says: '键“{{key}}”为空，或对应了两项。', remedy: '写一个每项都不同的键。' },
  'for-each-finds': {
    says: '每一项都会得出同一个值 {{name}}。',
    remedy: '删去它：for-each 的步骤不得出也不询问值。',
  },
  'assist-finds-not-asked': {
    says: '该步骤没有询问值 {{name}}，其 assist 不能得出它。',
    remedy: '在步骤 {{step}} 的 `ask` 中写上它：手工或由机器完成，之后得到的值相同。',
  },
  'assist-unproven': {
    says: '没有任何内容证明 assist 所做的。',
    remedy: '写上 `prove`：机器所做的不能只凭它自己说。',
  },
  'unknown-fault': {
    says: '没有名为“{{id}}”的故障。',
    remedy: '写本版本 dr-wizard 已有的故障 id。',
  },
  'unknown-step': {
    says: '手册中没有步骤“{{id}}”。',
    remedy: '写手册中某个步骤的 id，例如预期中的一个。',
  },
} as const;
