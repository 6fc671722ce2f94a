/** 将在云平台进行的操作，以及查到的情况。 */
export const cloudWork = {
  'will-import-key-pair': {
    says: '密钥对 {{name}}：把公钥 {{key}} 导入 {{region}}（控制台：{{console}}）',
    remedy: '与方案核对名称和地域。',
  },
  'will-demand-cluster-gone': {
    says: '集群 {{name}}（{{id}}）：只查询，不作更改',
    remedy: '先在控制台删除。',
  },
  'cloud-cluster-stays': {
    says: '集群 {{name}}（{{id}}）仍在云平台上：{{said}}。',
    remedy: '在控制台关闭删除保护并删除，然后告知向导。',
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
    remedy: '以该名称导入公钥，然后再检查。',
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
    remedy: '在控制台查看，给不是目标的集群改名。',
  },
  'cloud-clusters-at-server': {
    says: '该账号下有多个集群的 API Server 都是 {{server}}：{{ids}}。',
    remedy: '在文件中放入目标集群使用公网地址的 kubeconfig。',
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
    remedy: '指定实例或告知地址；如果没有自己的 master，跳过该步骤。',
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
    remedy: '在控制台查看，然后再检查。',
  },
  'cloud-record-malformed': {
    says: '这一行不是可以设置的解析记录：{{row}}',
    remedy:
      '填写 name、type（A、AAAA 或 CNAME）、与类型相符的 value，需要时再填 TTL（整数秒）；CNAME 不能与其他记录并存。',
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
    says: '没有弹性公网 IP 绑定到该集群的 master（{{instances}}）。',
    remedy: '绑定一个，或告知可以连上 master 的地址。',
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
    remedy: '把新集群的 kubeconfig 保存为 {{path}}，然后再检查。',
  },
  'cloud-cluster-absent': {
    says: '{{region}} 没有集群 {{name}}。',
    remedy: '以该名称创建，然后再检查。',
  },
  'cloud-cluster-starting': {
    says: '集群 {{id}} 尚未运行；云平台状态：{{state}}。',
    remedy: '请等待，一般需要 10 到 20 分钟。',
  },
  'cloud-cluster-by-server': {
    says: '只询问了它的 API Server：{{server}}。是哪个集群，由下一步显示。',
    remedy: '锁定之前核对名称、创建时间和节点。',
  },
  'cloud-cluster-of-file': {
    says: '这是 kubeconfig 中指定的集群 {{name}}（{{id}}），不是本次运行创建的。',
    remedy: '锁定之前核对名称、创建时间和节点。',
  },
  'cloud-server-silent': {
    says: '{{server}} 没有 API Server 响应（{{code}}）。',
    remedy: '等待集群运行，并确认从本机可以访问其 API Server。',
  },
} as const;
