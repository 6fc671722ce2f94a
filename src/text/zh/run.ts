/** 核心与执行器的用语：被拒绝的决定、锁定目标、遗留。 */
export const run = {
  'assert-false': {
    says: '条件 {{expression}} 不成立。',
    remedy: '更正它读取的值，或修复该值所反映的问题。',
  },
  'look-timed-out': {
    says: '{{seconds}} 秒内没有应答。',
    remedy: '检查本机到对方的网络；稍后会自动再查。',
  },
  'nothing-proves': {
    says: '没有办法查明 {{step}} 是否已经做过。',
    remedy: '亲自查看，然后决定：再检查、重做，或手工处理。',
  },
  'action-broke': {
    says: 'dr-wizard 自身出错（{{error}}），在操作进行到一半时中断。',
    remedy: '查明已完成哪些部分，其余手工完成，并报告该缺陷。',
  },
  'action-cut-short': {
    says: '它在完成之前被从这里结束。',
    remedy: '查明已完成哪些部分，然后决定：再检查、重做，或手工处理。',
  },
  'run-not-open': { says: '本次运行已经结束。', remedy: '另外开始一次运行。' },
  'reason-missing': {
    says: '决定 {{decision}} 需要说明理由。',
    remedy: '写下理由，它会留在记录里。',
  },
  'step-unknown': {
    says: '本次运行中没有步骤 {{step}}。',
    remedy: '用 `dr-wizard print` 查看步骤的 id。',
  },
  'section-unknown': {
    says: '本次运行中没有章节 {{section}}。',
    remedy: '用 `dr-wizard print` 查看章节的 id。',
  },
  'answer-wrong': {
    says: '{{value}} 不能作为 {{name}} 的回答。',
    remedy: '请按 {{expected}} 的形式回答。',
  },
  'choice-unknown': {
    says: '这里没有选项 {{found}}。',
    remedy: '从以下选项中选择：{{expected}}。',
  },
  'confirm-wrong': {
    says: '输入的内容不是 {{expected}}：{{found}}。',
    remedy: '输入 {{expected}}，或放弃。',
  },
  'confirm-first': {
    says: '这一步会影响 {{object}}，尚未确认。',
    remedy: '先输入 {{object}}。',
  },
  'ask-unknown': {
    says: '步骤 {{step}} 不询问 {{name}}。',
    remedy: '用 `dr-wizard print` 查看它询问什么。',
  },
  'ask-open': { says: '尚未回答：{{names}}。', remedy: '先回答，再声明步骤已完成。' },
  'value-not-known': {
    says: '本次运行中没有值 {{name}}。',
    remedy: '在值的界面上查看名称。',
  },
  'decision-not-now': {
    says: '决定 {{decision}} 不适用于 {{step}} 目前的状态：{{state}}。',
    remedy: '重新查看该步骤，从它给出的决定中选择。',
  },
  'context-missing-in-decision': {
    says: '锁定时没有给出上下文。',
    remedy: '给出新集群的上下文名称。',
  },
  'lost-first': {
    says: '还没有记录丢失的集群，因此不锁定任何集群。',
    remedy: '先说明丢失的是哪个集群，或者没有。',
  },
  'pin-other-uid': {
    says: '上下文 {{context}} 指向集群 {{found}}，而不是刚才显示的 {{expected}}。',
    remedy: '查明是谁改动了 kubeconfig，然后重新查看集群。',
  },
  'pin-twice': {
    says: '本次运行已锁定 {{pinned}}；{{found}} 是另一个集群。',
    remedy: '为另一个集群另外开始一次运行。',
  },
  'pin-lost': {
    says: '上下文 {{context}} 就是丢失的集群（kube-system {{uid}}）。',
    remedy: '选择新集群；如要就地修复，请输入它的名称。',
  },
  'drill-not-practice': {
    says: '集群 {{context}} 的命名空间 kube-system 没有标签 dr-wizard/practice=true。',
    remedy:
      '在演练集群上演练；打标签的命令：`kubectl label namespace kube-system dr-wizard/practice=true`',
  },
  'drill-on-production': {
    says: '集群 {{context}} 是生产集群：{{what}} 列在 site.production 之下。',
    remedy: '选择演练集群。',
  },
  'value-missing': {
    says: '没有任何来源给出 {{names}}。',
    remedy: '运行能得到它的步骤，或写在文件的 values 下，用 --answers FILE 给出。',
  },
  'no-target': {
    says: '尚未锁定集群。',
    remedy: '先锁定目标；verify 请使用 --kubeconfig 和 --context。',
  },
  'debt-skipped': { says: '已跳过：{{reason}}', remedy: '补做，或查明它留下了什么未经证明。' },
  'debt-overridden': {
    says: '未经证明即视为完成：{{reason}}',
    remedy: '用 `dr-wizard verify` 证明。',
  },
  'debt-milestone': { says: '放弃了该里程碑：{{reason}}', remedy: '用 `dr-wizard verify` 证明。' },
} as const;
