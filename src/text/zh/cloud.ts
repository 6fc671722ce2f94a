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
    remedy: '手工完成该步骤，由其他方式验证；或在上述位置配置 AccessKey 后重新检查。',
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
    remedy: '换用正确账号的凭据，或修正站点文件中的 cloud.account。',
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
    remedy: '重新检查：再次请求之前会先查看云平台的实际状态。',
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
    remedy: '获取新的会话凭据，然后重新检查。',
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
  'will-import-key-pair': {
    says: '密钥对 {{name}}：把公钥 {{key}} 导入 {{region}}（控制台：{{console}}）',
    remedy: '与方案核对名称和地域。',
  },
  'will-delete-key-pair': {
    says: '{{region}} 的密钥对 {{name}}：仍是同一个时删除（控制台：{{console}}）',
    remedy: '如果还有服务器用它登录，请保留。',
  },
  'will-create-cluster': {
    says: '集群 {{name}}，地域 {{region}}，Kubernetes {{version}}，{{nodes}} 个节点：不存在时创建，只创建一次（控制台：{{console}}）',
    remedy: '与方案核对地域、规格和价格：创建后即开始计费。',
  },
  'will-save-kubeconfig': {
    says: '访问凭据：保存到 {{path}}，仅本人可读',
    remedy: '不要让他人拿到该文件：它可以访问集群。',
  },
  'will-allocate-address': {
    says: '弹性公网 IP {{name}}，地域 {{region}}，{{bandwidth}} Mbit/s：没有同名的空闲地址时申请（控制台：{{console}}）',
    remedy: '与方案核对地域：申请后即开始计费。',
  },
  'will-associate-address': {
    says: '弹性公网 IP {{name}}：绑定到 {{instance}}',
    remedy: '确认它是新集群的 master。',
  },
  'will-release-address': {
    says: '{{region}} 的弹性公网 IP {{address}}（{{id}}）：解绑并释放（控制台：{{console}}）',
    remedy: '确认已没有任何内容指向它：释放后无法找回。',
  },
  'will-set-record': {
    says: '{{name}}：{{type}} {{value}}，TTL {{ttl}}；删除指向别处的其他记录（控制台：{{console}}）',
    remedy: '与方案核对：修改后用户将访问这里。',
  },
  'will-restore-records': {
    says: '{{name}}：恢复为 {{records}}（控制台：{{console}}）',
    remedy: '确认原来指向的服务仍可访问。',
  },
  'cloud-key-pair-absent': {
    says: '云平台该地域没有密钥对 {{name}}。',
    remedy: '以该名称导入公钥，然后重新检查。',
  },
  'cloud-key-pair-other': {
    says: '云平台的密钥对 {{name}}（{{fingerprint}}）与 {{key}} 不是同一个密钥。',
    remedy: '改用其他名称，或使用与它对应的密钥文件。',
  },
  'cloud-cluster-taken': {
    says: '集群 {{name}}（{{id}}）由运行 {{run}} 创建：不会再以同名创建。',
    remedy: '给新集群换一个名称，或继续那次运行。',
  },
  'cloud-clusters-several': {
    says: '有多个集群可能是 {{name}}：{{ids}}。',
    remedy: '在控制台查看，删除或改名不需要的集群。',
  },
  'cloud-cluster-failed': {
    says: '集群 {{id}} 创建失败；云平台状态：{{state}}。',
    remedy: '在控制台查看日志并删除该集群，然后重做。',
  },
  'cloud-cluster-late': {
    says: '集群 {{id}} 一小时后仍未运行；云平台状态：{{state}}。',
    remedy: '在控制台查看日志，然后重做：只会继续跟踪，不会重新创建。',
  },
  'cloud-no-master': {
    says: '没有带标签 {{label}} 的节点给出实例 ID：可能是托管版集群。',
    remedy: '指定实例；如果没有自己的 master，跳过该步骤。',
  },
  'cloud-address-elsewhere': {
    says: '弹性公网 IP {{address}}（{{name}}）不空闲：{{state}}，绑定在 {{instance}}。',
    remedy: '在控制台解绑，或指定其他名称。',
  },
  'cloud-address-other': {
    says: '弹性公网 IP {{id}} 的地址是 {{address}}，不是 {{wanted}}：保持不变。',
    remedy: '在控制台查看，确认属于你之后在那里释放。',
  },
  'cloud-address-late': {
    says: '弹性公网 IP {{id}} 一直没有完成；云平台状态：{{state}}。',
    remedy: '在控制台查看，然后重新检查。',
  },
  'cloud-record-malformed': {
    says: '这一行不是可以设置的解析记录：{{row}}',
    remedy: '填写 name、type（A、AAAA 或 CNAME）和 value。',
  },
  'cloud-zone-absent': {
    says: '该账号没有管理 {{name}} 的域名；现有：{{zones}}。',
    remedy: '请管理该域名的人设置记录，或使用其账号的凭据。',
  },
  'cloud-record-changed-since': {
    says: '{{name}} 的解析记录此后已被修改：保持不变。',
    remedy: '与证据中的原记录比对，手工设置。',
  },
  'cloud-credentials-of': {
    says: '账号 {{account}}，身份 {{principal}}，来自 {{where}}。',
    remedy: '与方案核对账号。',
  },
  'cloud-address-absent': {
    says: '该地域没有弹性公网 IP {{name}}。',
    remedy: '以该名称申请，然后重新检查。',
  },
  'cloud-address-unbound': {
    says: '弹性公网 IP {{address}}（{{name}}）尚未绑定：{{state}}（{{instance}}）。',
    remedy: '绑定到服务器；如果正在绑定，请等待。',
  },
  'cloud-quota-untold': {
    says: '云平台没有给出账号还能创建多少 {{what}}。',
    remedy: '在配额中心查看。',
  },
  'cloud-quota-short': {
    says: '账号最多可有 {{total}} 个 {{what}}，已有 {{used}} 个：再加 {{wanted}} 个会超出。',
    remedy: '释放不需要的资源，或在配额中心申请提升。',
  },
  'cloud-cluster-by-file': {
    says: '本机没有云账号凭据（已查找：{{looked}}）：{{path}} 中的 API Server 有响应后即可验证。',
    remedy: '把新集群的 kubeconfig 保存为 {{path}}，然后重新检查。',
  },
  'cloud-cluster-absent': {
    says: '{{region}} 没有集群 {{name}}。',
    remedy: '以该名称创建，然后重新检查。',
  },
  'cloud-cluster-starting': {
    says: '集群 {{id}} 尚未运行；云平台状态：{{state}}。',
    remedy: '请等待，一般需要 10 到 20 分钟。',
  },
  'cloud-cluster-by-server': {
    says: '只询问了它的 API Server：{{server}}。是哪个集群，由下一步显示。',
    remedy: '锁定之前核对名称、创建时间和节点。',
  },
  'cloud-server-silent': {
    says: '{{server}} 没有 API Server 响应（{{code}}）。',
    remedy: '等待集群运行，并确认从本机可以访问其 API Server。',
  },
} as const;
