/** 第一屏的文字：可以开始什么，以及意味着什么。 */
export const screenStart = {
  start: {
    title: '要做什么？',
    open: '未结束的运行：可以继续',
    anew: '或者开始新的',
    run: '{{mode}}，{{site}}  {{run}}',
    ago: '{{time}}前离开',
    standing: {
      failed: '{{step}} 当时失败了',
      late: '{{step}} 当时超时',
      'in-doubt': '{{step}} 当时正在执行：结果不明',
      'waiting-on': '{{step}} 在等 {{whom}}',
    },
    mode: {
      incident: '事故恢复  集群丢失或损坏：进行恢复',
      drill: '演练      走一遍：在本机环境里，或在演练集群上',
      verify: '检查      只查看：一切是否如应有的样子',
    },
    runbook: '哪个手册？',
    site: '哪个站点？',
    context: '在哪里演练？',
    range: '在本机环境里',
    rangeMore: '本机上自带的集群：什么都不需要准备，全部真实执行',
    noContext:
      '没有找到带 context 的 kubeconfig，因此这里没有集群可选。要在演练集群上进行，请指明：',
    noSite: '没有可用的站点。',
    noSiteRemedy:
      '站点文件说明哪些域名、命名空间和工作负载是你们的；这份程序没有附带。请指明文件：',
    sheet: {
      incident: '开始事故恢复？',
      drill: '在这个集群上开始演练？',
      practice: '在本机环境里开始演练？',
      verify: '开始检查？',
    },
    means: {
      incident: '从现在起开始记录。在你同意执行之前不会更改任何东西。',
      drill: '手册不允许在演练中执行的步骤只演练。演练创建的东西在结束时删除。',
      practice: '一切都发生在本机上自带的世界里，结束后随之消失。',
      verify: '只查看：无论查到什么，都不更改任何东西。',
    },
    begin: '开始：{{mode}}',
    moreTold: '还有 {{n}} 行：按右方向键',
    told: '到此为止；按左方向键返回',
    keys: {
      move: '移动',
      take: '选定',
      back: '返回',
      leave: '离开',
    },
  },
} as const;
