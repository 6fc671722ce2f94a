/** Jenkins：能否访问、加载了什么、拷贝了什么。 */
export const jenkins = {
  'will-copy-backup': {
    says: '{{file}}：拷贝到 Service {{namespace}}/{{name}} 后面 Pod 中的 {{path}}，并在那里比对大小和校验值',
    remedy: '确认这就是要恢复的备份。',
  },
  'will-remove-backup': {
    says: '从 Service {{namespace}}/{{name}} 后面的 Pod 中删除 {{path}}（仅当它仍是当初拷贝的内容）',
    remedy: '确认没有人再用它恢复。',
  },
  'jenkins-starting': {
    says: 'Jenkins（{{namespace}}/{{name}}）仍在启动：返回 503。',
    remedy: '请等待；如果一直如此，查看日志：`kubectl -n {{namespace}} logs service/{{name}}`。',
  },
  'jenkins-not-restarted': {
    says: 'Jenkins（{{namespace}}/{{name}}）还没有重启：session 与之前相同。',
    remedy: '访问 /safeRestart 重启；它会等正在运行的构建结束。',
  },
  'jenkins-unreached': {
    says: 'Jenkins（{{namespace}}/{{name}}）经 {{way}} 没有应答（{{code}}）。',
    remedy: '查看 Pod：`kubectl -n {{namespace}} get pods`；会自动重试。',
  },
  'jenkins-gateway': {
    says: 'Jenkins（{{namespace}}/{{name}}）前面的网关得不到它的应答（HTTP {{status}}）。',
    remedy: '查看 Pod：`kubectl -n {{namespace}} get pods`；会自动重试。',
  },
  'jenkins-error': {
    says: 'Jenkins（{{namespace}}/{{name}}）返回错误（HTTP {{status}}）。',
    remedy: '查看日志：`kubectl -n {{namespace}} logs service/{{name}}`。',
  },
  'jenkins-garbage': {
    says: 'Service {{namespace}}/{{name}} 的应答不是 HTTP（{{code}}）。',
    remedy: '在站点文件中改正端口：应是网页端口，而不是 agent 端口。',
  },
  'jenkins-other': {
    says: '经 {{way}} 应答的不是 Jenkins：没有版本信息。',
    remedy: '在站点文件中改正 Jenkins 的 Service 和端口。',
  },
  'jenkins-elsewhere': {
    says: 'Jenkins（{{namespace}}/{{name}}）重定向到 {{location}}。',
    remedy: '如果访问路径带前缀，在站点文件中填写 prefix。',
  },
  'jenkins-page-missing': {
    says: 'Jenkins（{{namespace}}/{{name}}）没有这个页面；需要 {{right}}。',
    remedy: '在站点文件中改正 prefix，或安装提供该页面的插件。',
  },
  'jenkins-login-refused': {
    says: 'Jenkins 不接受用户 {{user}} 的登录。',
    remedy: '在 Jenkins 该用户的「安全」设置中生成 API token，并在这里填写。',
  },
  'jenkins-forbidden': {
    says: 'Jenkins 用户 {{user}} 无权查看：需要 {{right}}。',
    remedy: '改用具有 {{right}} 权限的用户的 token，或联系 Jenkins 管理员。',
  },
  'jenkins-forbidden-anonymous': {
    says: 'Jenkins 不向未登录者显示此内容：需要 {{right}}。',
    remedy: '填写 Jenkins 用户及其 API token。',
  },
  'jenkins-not-understood': {
    says: 'Jenkins（{{namespace}}/{{name}}）在 {{path}} 的应答与其 API 文档不符。',
    remedy: '自己打开该页面核对，然后人工确认或强制通过此步。',
  },
  'jenkins-plugin-malformed': {
    says: '{{found}} 不是插件：应为短名称，或带版本的 id。',
    remedy: '在站点文件中改正插件列表。',
  },
  'jenkins-plugin-missing': {
    says: '插件 {{id}} 没有安装。依赖它的插件：{{neededBy}}。',
    remedy: '在 Jenkins「插件管理」「可选插件」中安装，然后重启 Jenkins。',
  },
  'jenkins-plugin-unlisted': {
    says: 'Jenkins 没有列出插件 {{id}}：没有安装，或加载失败。依赖它的插件：{{neededBy}}。',
    remedy: '在 Jenkins「系统管理」中查看加载失败的插件，或安装它。',
  },
  'jenkins-plugin-failed': {
    says: '插件 {{id}} 已安装，但加载失败。缺少：{{lacks}}。依赖它的插件：{{neededBy}}。',
    remedy: '安装或升级缺少的插件，重启 Jenkins，并在日志中查找 {{id}}。',
  },
  'jenkins-plugin-disabled': {
    says: '插件 {{id}} 已被禁用。',
    remedy: '在 Jenkins「插件管理」「已安装」中启用，然后重启 Jenkins。',
  },
  'jenkins-plugin-inactive': {
    says: '插件 {{id}} 已安装，但没有启用。缺少：{{lacks}}。',
    remedy: '重启 Jenkins；如果仍然如此，安装或升级缺少的插件。',
  },
  'jenkins-plugin-going': {
    says: '插件 {{id}} 将在下次重启时卸载。',
    remedy: '在 Jenkins「插件管理」中重新安装，然后重启 Jenkins。',
  },
  'jenkins-plugin-old': {
    says: '插件 {{id}} 的版本是 {{has}}，应为 {{wanted}} 或更高。',
    remedy: '在 Jenkins「插件管理」「可更新」中升级，然后重启 Jenkins。',
  },
  'jenkins-plugin-version-unread': {
    says: '插件 {{id}} 的版本 {{version}} 无法比较。',
    remedy: '自己核对版本，然后人工确认或强制通过此步。',
  },
  'jenkins-credential-missing': {
    says: 'Jenkins 中没有 ID 为 {{id}} 的凭据；已有：{{others}}。',
    remedy: '在「系统管理」「Credentials」「System」中用这个 ID 添加。',
  },
  'jenkins-credentials-unopened': {
    says: '凭据存在，并不说明 Jenkins（{{name}}）能解密它们。',
    remedy: '运行一个用到每条凭据的任务。',
  },
  'jenkins-jobs-missing': {
    says_other: 'Jenkins 还没有加载这些任务（{{count}} 个）：{{missing}}。',
    remedy: '在 Jenkins 中恢复备份并重启；重启后才会显示。',
  },
  'jenkins-jobs-few': {
    says: 'Jenkins 已加载 {{has}} 个任务，至少应有 {{wanted}} 个。',
    remedy: '在 Jenkins 中恢复备份并重启；重启后才会显示。',
  },
  'jenkins-jobs-hidden': {
    says: 'Jenkins（{{name}}）不向未登录者显示任何任务：可能有，只是看不到。',
    remedy: '填写 Jenkins 用户及其 API token。',
  },
  'jenkins-backup-missing': {
    says: '备份不在 Jenkins 的 Pod 中（{{namespace}}/{{name}}）：没有 {{path}}。',
    remedy: '让向导拷贝，或手工拷贝。',
  },
  'jenkins-backup-differs': {
    says: 'Jenkins 的 Pod 中（{{namespace}}/{{name}}）的 {{path}} 与备份不是同一个文件：大小或校验值不同。',
    remedy: '重新拷贝。',
  },
  'jenkins-backup-other': {
    says: '{{path}} 不是可以读取的归档。',
    remedy: '选择 thinBackup 生成的归档。',
  },
} as const;
