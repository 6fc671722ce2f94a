import { ownFiles } from './own-files.ts';

/** 撤销：将删除什么，以及为什么没有删掉。 */
export const ledger = {
  ...ownFiles,
  'will-remove': {
    says: '{{kind}} {{name}}：仅当 UID 仍为 {{uid}} 时删除',
    remedy: '手工删除前先核对 UID。',
  },
  'will-remove-namespace': {
    says: 'Namespace {{name}}：连同其中全部内容删除，仅当 UID 仍为 {{uid}} 时',
    remedy: '先查看其中内容：`kubectl get all --namespace {{name}}`',
  },
  'remove-other-uid': {
    says: '{{kind}} {{name}} 现在的 UID 是 {{found}}；本次运行留下的是 {{uid}}。没有删除任何内容。',
    remedy: '查明现在这个是谁创建的，并留给对方处理。',
  },
  'remove-held': {
    says: '{{kind}} {{name}} 正在删除但仍存在：{{held}}',
    remedy: '处理阻止删除的内容，或等待，然后再次撤销。',
  },
  'undo-nothing': {
    says: '步骤 {{step}} 在本次运行中没有留下可以撤销的内容。',
    remedy: '在 `dr-wizard report` 中查看台账。',
  },
  'undo-wrong': {
    says: '输入的不是 {{expected}}：{{found}}。',
    remedy: '输入 {{expected}}，或放弃。',
  },
  'undo-while-acting': {
    says: '{{steps}} 仍在更改依赖于此的内容。',
    remedy: '等它结束后再撤销。',
  },
  'undo-unknown': {
    says: '没有操作 {{action}} 可以撤销步骤 {{step}}。',
    remedy: '按 dr-wizard report 台账所列手工删除。',
  },
  'clean-up-by-hand': {
    says: '{{what}} 无法由程序删除。',
    remedy: '按 dr-wizard report 台账所述手工删除。',
  },
  'clean-up-unknown': {
    says: '演练创建且仍存在的内容中没有这一项。',
    remedy: '按 dr-wizard report 台账中的名称填写。',
  },
  'clean-up-still-there': {
    says: '{{kind}} {{name}} 仍然存在。',
    remedy: '先删除，再确认。',
  },
  'clean-up-word': {
    says: '无法查证 {{kind}} {{name}} 是否已不存在。',
    remedy: '说明依据：将以此为准，并标明是你的说法。',
  },
  'clean-up-others': {
    says: 'Namespace {{name}} 由本次演练创建，但另一次运行在其中放入了：{{others}}。没有删除任何内容。',
    remedy: '先清理那次运行，再重新清理本次演练。',
  },
  'clean-up-not-drill': {
    says: '运行 {{run}} 不是演练：它所做的更改需要保留。',
    remedy: '如需撤销其中某个步骤：`dr-wizard resume {{run}}`',
  },
  'drill-others-left': {
    says: '演练 {{run}} 在此集群中留有 {{things}} 项：步骤若因此显示已完成，并未真正演练。',
    remedy: '先清理：`dr-wizard drill --cleanup {{run}}`',
  },
  'drill-not-own': {
    says: '{{kind}} {{name}} 在本次演练之前就存在：不作更改。',
    remedy: '换一个没有它的集群演练，或跳过该步骤。',
  },
  'rehearsed-production': {
    says: '虽写明 drill: execute，但只作排演：{{name}} 属于 site.production.domains，演练不更改生产域名。',
    remedy: '如需真正执行，请为演练准备使用自有域名的站点文件。',
  },
} as const;
