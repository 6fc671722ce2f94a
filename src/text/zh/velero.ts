/** What is said of backups and restores by Velero. */
export const velero = {
  'will-restore': {
    says: '命名空间 {{namespaces}}：由 Velero 用备份 {{backup}} 恢复（已存在的资源：{{policy}}）',
    remedy: '与方案核对备份及其时间。',
  },
  'will-restore-newest': {
    says: '命名空间 {{namespaces}}：由 Velero 用最新的可恢复备份恢复（已存在的资源：{{policy}}）',
    remedy: '与方案核对备份及其时间。',
  },
  'will-set-access-mode': {
    says: '存储位置 {{name}}：设为 {{mode}}',
    remedy: '先查看当前设置：`velero backup-location get`',
  },
  'velero-not-installed': {
    says: '该集群未安装 Velero：集群不认识它的资源类型。',
    remedy: '安装与原集群相同版本的 Velero，使用同一个存储空间和前缀，然后再检查。',
  },
  'velero-location-none': {
    says: '命名空间 {{namespace}} 中没有 Velero 存储位置 {{name}}。',
    remedy: '用原集群写入备份时的存储空间和前缀创建它。',
  },
  'velero-location-stale': {
    says: '自 {{at}} 起没有再验证过 {{kind}} {{name}}：它的状态可能已过时。',
    remedy: '检查 Velero 服务是否在运行：`kubectl -n velero get pods`',
  },
  'velero-location-tried-once': {
    says: '{{kind}} {{name}} 上次验证于 {{at}}，此后不会自动再验证：其 validationFrequency 为 0。',
    remedy: '把它的 spec.validationFrequency 设为 1m，使其立即并定期重新验证。',
  },
  'velero-access-mode': {
    says: '{{kind}} {{name}} 为 {{mode}}；要求为 {{asked}}。',
    remedy: '把它的 spec.accessMode 设为 {{asked}}。',
  },
  'velero-backups-unsynced': {
    says: 'Velero 尚未列出存储中的备份（命名空间 {{namespace}}）。',
    remedy: '等待一分钟；如果一直如此，检查存储位置：`velero backup-location get`',
  },
  'velero-backup-none': {
    says: '存储中没有任何备份（命名空间 {{namespace}}）。',
    remedy: '与原集群核对存储空间和前缀，或改用脚本部署。',
  },
  'velero-backup-absent': {
    says: '存储中没有备份 {{name}}（命名空间 {{namespace}}）。',
    remedy: '从现有备份中选择：`velero backup get`',
  },
  'velero-backup-deleting': {
    says: '{{kind}} {{name}} 正在从存储中删除。',
    remedy: '换一个备份：`velero backup get`',
  },
  'velero-backup-expired': {
    says: '{{kind}} {{name}} 已于 {{at}} 过期：Velero 会删除它。',
    remedy: '立即把其存储位置设为 ReadOnly，并选择未过期的备份。',
  },
  'velero-backup-expires': {
    says: '{{kind}} {{name}} 将于 {{at}} 过期。',
    remedy: '恢复完成前把其存储位置设为 ReadOnly。',
  },
  'velero-backup-partly': {
    says: '{{kind}} {{name}} 只备份了一部分：{{errors}} 个错误，{{warnings}} 个警告。',
    remedy: '换一个备份，或查看缺少的内容：`velero backup describe NAME --details`',
  },
  'velero-backup-warnings': {
    says: '{{kind}} {{name}} 备份时有 {{warnings}} 个警告。',
    remedy: '查看：`velero backup describe NAME --details`',
  },
  'velero-backup-too-old': {
    says: '{{kind}} {{name}} 距今 {{hours}} 小时；最多允许 {{limit}} 小时。',
    remedy: '选择更新的备份；如果旧备份可以接受，修改站点文件中的期限。',
  },
  'velero-backup-narrowed': {
    says: '{{kind}} {{name}} 只包含部分资源类型，或只包含带某个标签的对象：用它恢复会显示成功，但只恢复一部分。',
    remedy: '选择未做筛选的备份，或手工恢复此备份。',
  },
  'velero-backup-without': {
    says: '{{kind}} {{name}} 不包含这些命名空间：{{namespaces}}',
    remedy: '选择包含它们的备份，或用其他方式恢复。',
  },
  'velero-backups-newer': {
    says: '更新的备份无法恢复，已略过：{{backups}}',
    remedy: '确认所选备份的时间是否可以接受。',
  },
  'velero-restore-absent': {
    says: '没有用备份 {{backup}} 恢复全部这些命名空间的 Restore。',
    remedy: '创建它：`velero restore create --from-backup {{backup}}`',
  },
  'velero-restore-partly': {
    says: '{{kind}} {{name}} 有遗漏：{{errors}} 个错误，{{warnings}} 个警告。',
    remedy: '逐个处理列出的对象，然后再次恢复；完整列表：`velero restore describe NAME --details`',
  },
  'velero-restore-object': {
    says: '{{object}} 未能恢复：{{reason}}',
    remedy: '修复所述问题，然后再次恢复，或手工创建。',
  },
  'velero-reasons-unread': {
    says: '从这里无法读取 {{name}} 有遗漏的原因（命名空间 {{namespace}} 中的服务日志）。',
    remedy: '查看：`velero restore describe {{name}} --namespace {{namespace}} --details`',
  },
  'velero-restore-warnings': {
    says: '{{kind}} {{name}} 有 {{warnings}} 个警告：例如已存在的资源保持原样。',
    remedy: '查看：`velero restore describe NAME --details`',
  },
  'velero-restore-warned': {
    says: 'Velero 对 {{object}} 给出警告：{{reason}}',
    remedy: '与备份中的内容比较；如果要用备份中的内容，删除它后重新恢复。',
  },
  'velero-restore-empty': {
    says: '{{kind}} {{name}} 已完成，但备份中没有可恢复的内容。',
    remedy: '选择包含这些命名空间的备份：`velero backup describe NAME --details`',
  },
  'velero-restore-void': {
    says: '{{kind}} {{name}} 已完成，但命名空间 {{namespace}} 之后被删除或重新创建。',
    remedy: '再次恢复：其中的内容已随命名空间消失。',
  },
  'velero-restore-name-taken': {
    says: '已有名为 {{name}} 的 Restore，且不是本次运行创建的。',
    remedy: '查看它的内容：velero restore describe；确认无人需要后删除。',
  },
} as const;
