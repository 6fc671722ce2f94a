/** 云平台的反馈，以及将要进行的操作。 */
export const cloud = {
  'cloud-place-missing': {
    says: '站点文件没有写明云平台和地域：provider “{{provider}}”，region “{{region}}”。',
    remedy: '在站点文件中填写 cloud.provider 和 cloud.region。',
  },
  'cloud-provider-unknown': {
    says: '不支持云平台 {{provider}}，目前只支持：{{known}}。',
    remedy: '在其控制台手工完成该步骤，或修正站点文件中的 cloud.provider。',
  },
  'cloud-endpoint-invalid': {
    says: '这不是云 API 的地址：{{endpoint}}',
    remedy: '修正站点文件中的 cloud.endpoint 或 cloud.endpoints：https://主机名。',
  },
  'cloud-no-credentials': {
    says: '本机没有云账号凭据；已查找：{{looked}}。',
    remedy: '手工完成该步骤，由其他方式验证；或在上述位置配置 AccessKey 后再检查。',
  },
  'cloud-credentials-incomplete': {
    says: '{{where}} 的云账号凭据缺少 {{missing}}。',
    remedy: '在该处补全，或删除这些凭据以便查找下一处。',
  },
  'cloud-credentials-malformed': {
    says: '无法解析云账号凭据文件 {{file}}。',
    remedy: '用云平台自己的命令（configure）修复，或改用环境变量。',
  },
  'cloud-profile-unknown': {
    says: '{{file}} 中没有名为 {{profile}} 的配置。',
    remedy: '修正站点文件中的 cloud.profile 或 ALIBABA_CLOUD_PROFILE，或新建该配置。',
  },
  'cloud-profile-mode': {
    says: '{{file}} 中的配置 {{profile}} 类型为“{{mode}}”，只有云平台自己的命令可以使用。',
    remedy: '把会话的密钥写入环境变量，或指定其他类型的配置。',
  },
  'cloud-role-refused': {
    says: '云角色 {{role}} 没有给出凭据（{{reason}}）。',
    remedy: '检查角色名称，以及本机能否扮演该角色；否则改用 AccessKey。',
  },
  'cloud-account-other': {
    says: '{{where}} 的凭据属于账号 {{account}}，而不是 {{wanted}}：不会在那里做任何操作。',
    remedy: '换用正确账号的凭据；如果凭据的账号才是对的，更正 cloud.account 的值。',
  },
  'cloud-account-moved': {
    says: '本次运行使用云账号 {{known}}，而站点文件中是 {{named}}：两个账号中都不会做任何操作。',
    remedy: '更正 cloud.account 或 site.cloud.account 的值，使两者一致。',
  },
  'cloud-account-production': {
    says: '凭据属于生产账号 {{account}}：演练不会在其中做任何改动。',
    remedy: '换用演练账号的凭据。',
  },
  'cloud-name-production': {
    says: '{{name}} 属于生产域名 {{domain}}：演练不会修改。',
    remedy: '使用演练用的域名。',
  },
  'cloud-unreachable': {
    says: '{{call}}：无法连接 {{host}}（{{code}}）；没有发出任何请求。',
    remedy: '检查网络、地域名称和 cloud.endpoint，然后重做。',
  },
  'cloud-no-answer': {
    says: '{{call}}：没有收到可以理解的响应（{{code}}）。',
    remedy: '重新查看；如果一直如此，检查网络和云平台的状态页。',
  },
  'cloud-lost': {
    says: '{{call}} 已经发出，但没有收到响应（{{code}}）：可能已经执行。',
    remedy: '再检查：再次请求之前会先查看云平台的实际状态。',
  },
  'cloud-garbage': {
    says: '{{call}} 收到的内容不是对它的响应。',
    remedy: '检查 cloud.endpoint 和中间的代理，然后重新查看。',
  },
  'cloud-throttled': {
    says: '{{call}} 因请求过多仍被拒绝（{{code}}）：{{message}}',
    remedy: '等待一分钟后重做；尚未执行任何操作。',
  },
  'cloud-clock-skew': {
    says: '{{call}} 被拒绝，因为本机时钟不准（{{code}}）：{{message}}',
    remedy: '校准本机时钟，然后重做。',
  },
  'cloud-token-expired': {
    says: '{{call}} 被拒绝，因为会话令牌已失效（{{code}}）：{{message}}',
    remedy: '获取新的会话凭据，然后再检查。',
  },
  'cloud-key-refused': {
    says: '{{call}} 被拒绝，因为 AccessKey 不被接受（{{code}}）：{{message}}',
    remedy: '检查 AccessKey 与密钥是否配对、是否已启用。',
  },
  'cloud-arrears': {
    says: '{{call}} 被拒绝，因为账号余额不足或欠费（{{code}}）：{{message}}',
    remedy: '在「费用」中结清欠款，然后重做。',
  },
  'cloud-quota-exceeded': {
    says: '{{call}} 被拒绝，因为配额已用完（{{code}}）：{{message}}',
    remedy: '释放不需要的资源，或在配额中心申请提升，然后重做。',
  },
  'cloud-dry-run': {
    says: '{{call}} 只是预检，实际请求可以通过（{{code}}）：{{message}}',
    remedy: '从参数中去掉预检选项，然后重做。',
  },
  'cloud-region-invalid': {
    says: '{{call}}：云平台没有这个地域（{{code}}）：{{message}}',
    remedy: '修正站点文件中的 cloud.region。',
  },
  'cloud-forbidden': {
    says: '{{call}} 没有权限；缺少：{{permission}}（{{code}}）：{{message}}',
    remedy: '请账号管理员在 RAM 中授权 {{permission}}，然后重做。',
  },
  'cloud-already-there': {
    says: '{{call}} 被拒绝，因为已经存在（{{code}}）：{{message}}',
    remedy: '查看已有的资源，决定沿用或改用其他名称。',
  },
  'cloud-in-use': {
    says: '{{call}} 被拒绝，因为有其他操作正在进行或资源被占用（{{code}}）：{{message}}',
    remedy: '等待其结束或解除占用，然后重做。',
  },
  'cloud-not-found': {
    says: '{{call}}：云平台没有所请求的资源（{{code}}）：{{message}}',
    remedy: '检查名称或 ID，以及地域。',
  },
  'cloud-server-error': {
    says: '{{call}} 在云平台内部失败（{{code}}）：{{message}}',
    remedy: '一分钟后重新查看；如果一直如此，向云平台提交工单。',
  },
  'cloud-refused': {
    says: '{{call}} 被拒绝（{{code}}）：{{message}}',
    remedy: '按提示修正，然后重做。',
  },
  'kubeconfig-file-other': {
    says: '文件 {{path}} 中是另一个集群的访问凭据，不是 {{server}}：保持不变。',
    remedy: '移走该文件或指定其他文件，然后重做。',
  },
  'kubeconfig-not-written': {
    says: '无法写入文件 {{path}}（{{reason}}）。',
    remedy: '指定一个有权限且有空间的目录，然后重做。',
  },
} as const;
