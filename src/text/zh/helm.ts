/** helm 本身、Chart 和发布。 */
export const helm = {
  'will-install-helm': {
    says: '{{archive}} 中的 helm：校验通过后安装，绝不覆盖更新的版本（目录：{{folder}}）',
    remedy: '请与发布页面核对校验值。',
  },
  'will-ensure-release': {
    says: '{{namespace}} 中的发布 {{release}}：安装，或更新为 Chart {{chart}} 及其 values',
    remedy: '如果 values 被他人改过，请先阅读。',
  },
  'will-uninstall-release': {
    says: '{{namespace}} 中的发布 {{release}}：卸载，并删除 helm 为它创建的全部资源',
    remedy: '请先保存存储卷中的数据。',
  },
  'tool-in-the-way': {
    says: '{{program}} 应放在 {{path}}，但那里是一个目录。',
    remedy: '请移走该目录，或换一个目录。',
  },
  'tool-other-machine': {
    says: '归档中的 {{program}} 适用于 {{machine}}，本机是 {{here}}。',
    remedy: '请获取适用于 {{here}} 的归档及其校验值。',
  },
  'tool-no-space': {
    says: '{{path}} 空间不足（{{reason}}）。',
    remedy: '请腾出空间后重新执行。',
  },
  'tool-not-written': {
    says: '无法读写 {{path}}（{{reason}}）。',
    remedy: '请取得权限，或换成自己的目录。',
  },
  'helm-sha256-invalid': {
    says: '“{{sha256}}”不是 SHA-256：应为 64 位十六进制数字。',
    remedy: '请从归档旁的 .sha256sum 文件复制。',
  },
  'helm-archive-other': {
    says: '{{archive}} 的 SHA-256 是 {{has}}，应为 {{sha256}}：没有解压。',
    remedy: '请从发布页面重新下载归档；如果校验值属于别的版本，请更正。',
  },
  'helm-archive-without': {
    says: '{{archive}} 不是 helm 的发布归档：其中应有一个 helm 程序，实际内容：{{has}}',
    remedy: '请使用发布页面的归档，例如 helm-v3.22.0-linux-amd64.tar.gz。',
  },
  'helm-archive-too-old': {
    says: '{{archive}} 中是 helm {{version}}，站点要求不低于 {{atLeast}}。',
    remedy: '请获取更新的归档及其校验值。',
  },
  'helm-present-unknown': {
    says: '{{path}} 已存在，但报告不出版本：没有替换。',
    remedy: '请查明它是什么；如无人使用，请移走。',
  },
  'helm-not-first': {
    says: '{{path}} 已就位，但找到的 helm 是另一个（{{version}}）。',
    remedy: '请查看哪个排在前面（command -v helm），并把该目录放到 PATH 最前。',
  },
  'helm-chart-none': {
    says: '{{path}} 不是 Chart：没有包含 name 和 version 的 Chart.yaml。',
    remedy: '请指定 Chart.yaml 所在目录，或 helm package 生成的归档。',
  },
  'helm-yaml-malformed': {
    says: '{{path}}:{{line}}:{{column}} 不是合法的 YAML。',
    remedy: '请在该处更正。',
  },
  'helm-yaml-no-map': {
    says: '{{path}} 中不是名称与值的映射。',
    remedy: '请指定正确的文件；values 文件以“名称:”开头。',
  },
  'helm-set-invalid': {
    says: '“{{path}}”不是值的路径。',
    remedy: '请用点分隔名称；列表请写在 values 文件中。',
  },
  'helm-chart-incomplete': {
    says: '发布 {{release}} 的 Chart {{chart}} 缺少依赖的 Chart：{{missing}}',
    remedy: '请在有网络的地方补齐 charts 目录：`helm dependency build {{chart}}`',
  },
  'helm-chart-other-kubernetes': {
    says: '{{namespace}} 中发布 {{release}} 的 Chart 要求 Kubernetes {{wants}}，实际为 {{has}}。',
    remedy: '请获取适用于该 Kubernetes 版本的 Chart。',
  },
  'helm-namespace-missing': {
    says: '发布 {{release}} 所在的命名空间 {{namespace}} 不存在。',
    remedy: '请创建它，或更正站点文件中的命名空间。',
  },
  'helm-release-missing': {
    says: '命名空间 {{namespace}} 中没有发布 {{release}}。',
    remedy: '请安装；如果本应存在，请核对名称和命名空间：`helm list --all-namespaces`',
  },
  'helm-release-failed': {
    says: '{{namespace}} 中的发布 {{release}} 失败（修订号 {{revision}}）：{{said}}',
    remedy:
      '请修复所述问题后重新安装；历史记录：`helm history {{release}} --namespace={{namespace}}`',
  },
  'helm-release-unreadable': {
    says: '无法读取 {{namespace}} 中发布 {{release}} 的记录（修订号 {{revision}}，状态 {{status}}）。',
    remedy: '请手工查看：`helm history {{release}} --namespace={{namespace}}`',
  },
  'helm-pending-install': {
    says: '有 helm 于 {{since}} 开始在 {{namespace}} 安装 {{release}}，尚未结束（修订号 {{revision}}，{{status}}）。',
    remedy:
      '如果有人正在操作，请等待。如果该 helm 已中断：`helm uninstall {{release}} --namespace={{namespace}}`，再重新执行。',
  },
  'helm-pending-upgrade': {
    says: '有 helm 于 {{since}} 开始升级 {{namespace}} 中的 {{release}}，尚未结束（修订号 {{revision}}，{{status}}）。',
    remedy:
      '如果有人正在操作，请等待。如果该 helm 已中断：`helm rollback {{release}} --namespace={{namespace}}`，再重新执行。',
  },
  'helm-pending-rollback': {
    says: '有 helm 于 {{since}} 开始回滚 {{namespace}} 中的 {{release}}，尚未结束（修订号 {{revision}}，{{status}}）。',
    remedy:
      '如果有人正在操作，请等待。如果该 helm 已中断：`helm rollback {{release}} --namespace={{namespace}}`，再重新执行。',
  },
  'helm-uninstalling': {
    says: '有 helm 正在卸载 {{namespace}} 中的 {{release}}（修订号 {{revision}}，{{status}}，安装于 {{since}}）。',
    remedy:
      '如果有人正在操作，请等待。如果该 helm 已中断：`helm uninstall {{release}} --namespace={{namespace}}`，再重新执行。',
  },
  'helm-release-other': {
    says: '{{namespace}} 中的发布 {{release}} 是另一个，首次安装于 {{since}} 而不是 {{wanted}}：予以保留。',
    remedy: '如果必须删除，请手工执行：`helm uninstall {{release}} --namespace={{namespace}}`',
  },
  'helm-release-other-chart': {
    says: '{{namespace}} 中的发布 {{release}} 来自 Chart {{has}}，而不是 {{chart}}：予以保留。',
    remedy: '请换一个发布名称，或手工删除原来的发布。',
  },
  'helm-release-other-version': {
    says: '{{namespace}} 中发布 {{release}} 的 Chart 版本是 {{has}}，应为 {{version}}。',
    remedy: '请安装要求的版本，或更正站点文件。',
  },
  'helm-release-newer': {
    says: '{{namespace}} 中发布 {{release}} 的 Chart 版本 {{has}} 更新，没有用 {{version}} 覆盖。',
    remedy:
      '请提供版本为 {{has}} 的 Chart，或手工回滚：`helm rollback {{release}} --namespace={{namespace}}`',
  },
  'helm-release-busy': {
    says: '另一个 helm 正在操作 {{namespace}} 中的 {{release}}。',
    remedy: '请等待它结束，再重新执行。',
  },
  'helm-release-still-there': {
    says: 'helm 已结束，但 {{namespace}} 中的发布 {{release}} 仍然存在。',
    remedy: '请查看是什么阻止了删除：`helm status {{release}} --namespace={{namespace}}`',
  },
  'helm-object-taken': {
    says: '{{namespace}} 中的发布 {{release}} 需要 {{object}}，但它已存在且属于他人。',
    remedy: '请查明由谁创建；删除它，或让 Chart 使用其他名称。',
  },
  'helm-cluster-unreachable': {
    says: 'helm 处理 {{namespace}} 中的 {{release}} 时与集群断开。',
    remedy: '请等待集群恢复，届时会检查该发布。',
  },
  'helm-failed': {
    says: 'helm 处理 {{namespace}} 中的 {{release}} 时以 {{exitCode}} 结束：{{lastLine}}',
    remedy: '请阅读输出，修复所述问题后重新执行：失败的发布会被升级。',
  },
} as const;
