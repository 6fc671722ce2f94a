/** 通往集群路上的用语：kubeconfig、凭据、连接、API server 的应答、目标。 */
export const cluster = {
  'kubeconfig-missing': {
    says: '没有 kubeconfig 文件 {{file}}。',
    remedy: '用 --kubeconfig 指定正确的文件，或从集群控制台下载。',
  },
  'kubeconfig-unreadable': {
    says: '无法读取 kubeconfig {{file}}（{{code}}）。',
    remedy: '请以文件属主身份执行 chmod 600，使自己有权读取。',
  },
  'kubeconfig-malformed': {
    says: 'kubeconfig {{file}} 在 {{where}} 处有误。',
    remedy: '修正该处，或从集群控制台重新下载。',
  },
  'kubeconfig-unsupported': {
    says: 'kubeconfig {{file}} 使用了 {{field}}，dr-wizard 不支持。',
    remedy: '改用不需要 {{field}} 的访问方式：公网地址，或自建隧道。',
  },
  'context-missing': {
    says: '{{file}} 中没有 context {{context}}；最接近的有：{{nearest}}。',
    remedy: '用 --context 指定已有的名称；可用 `kubectl config get-contexts` 查看。',
  },
  'credential-file-unreadable': {
    says: '无法读取 kubeconfig 引用的文件 {{file}}。',
    remedy: '把文件放回原处，或下载内嵌证书的 kubeconfig。',
  },
  'exec-plugin-failed': {
    says: '登录程序 {{program}} 没有给出凭据。',
    remedy: '在另一个终端用 {{program}} 登录，然后再检查。',
  },
  'credentials-failed': {
    says: 'kubeconfig 中的登录方式没有给出凭据。',
    remedy: '用生成该 kubeconfig 的工具重新登录，然后再检查。',
  },
  'host-not-found': {
    says: '本机无法解析名称 {{host}}。',
    remedy: '检查拼写、本机 DNS 和 VPN。',
  },
  'api-plain-http': {
    says: 'API server {{server}} 使用明文 HTTP，凭据会以明文发送。',
    remedy: '改用它的 https:// 地址。',
  },
  'api-refused': {
    says: 'API server {{server}} 拒绝连接。',
    remedy: '确认它在运行，且地址和端口正确。',
  },
  'api-reset': {
    says: '与 API server {{server}} 的连接被中断。',
    remedy: '检查负载均衡及其白名单；会自动重试。',
  },
  'api-timeout': {
    says: 'API server {{server}} 在 {{seconds}} 秒内没有应答。',
    remedy: '检查网络、VPN 以及该地址的安全组。',
  },
  'api-no-route': {
    says: '从本机无法到达 API server {{server}}（{{code}}）。',
    remedy: '检查网络、VPN，以及该地址是否为内网地址。',
  },
  'api-tls-unknown-authority': {
    says: '{{server}} 的证书由 kubeconfig 不认识的机构签发。',
    remedy: '重新下载该集群的 kubeconfig；切勿跳过校验。',
  },
  'api-tls-name': {
    says: '{{server}} 的证书不适用于 {{host}}。',
    remedy: '改用证书包含的名称或地址，或在控制台把 {{host}} 加入证书。',
  },
  'api-tls-expired': {
    says: '{{server}} 的证书此刻不在有效期内。',
    remedy: '先检查本机时钟，再到控制台更新证书。',
  },
  'api-tls-failed': {
    says: '与 {{server}} 未能建立安全连接（{{code}}）。',
    remedy: '确认该地址和端口确实属于 API server。',
  },
  'api-garbage': {
    says: '{{server}} 的应答不是来自 Kubernetes API server（{{code}}）。',
    remedy: '检查 kubeconfig 中的地址：那里可能是代理或登录页。',
  },
  'api-unavailable': {
    says: 'API server {{server}} 目前无法提供服务（HTTP {{status}}）。',
    remedy: '等待它恢复；若一直如此，到控制台查看控制面。',
  },
  'api-group-unavailable': {
    says: 'API 组 {{group}} 目前无法提供服务，但 API server {{server}} 有应答。',
    remedy: '查看它的 APIService（`kubectl get apiservice {{service}}`），并恢复其背后的 Service。',
  },
  'api-unauthorized': {
    says: 'API server 不接受这些凭据：已过期，或属于另一个集群。',
    remedy: '重新登录或重新下载 kubeconfig，然后再检查。',
  },
  'api-forbidden': {
    says: '你无权对 {{resource}} 执行 {{verb}}（命名空间 {{namespace}}）。',
    remedy: '请集群管理员授予此权限，然后再检查。',
  },
  'api-not-found': {
    says: 'API server 找不到 {{kind}} {{name}}。',
    remedy: '先创建它，或更正名称。',
  },
  'api-kind-unknown': {
    says: '集群不提供 {{apiVersion}} 的 {{kind}}。',
    remedy: '安装定义它的组件，或按此 Kubernetes 版本更正 apiVersion 和 kind。',
  },
  'api-conflict': {
    says: '{{kind}} {{name}}：{{fields}} 由 {{managers}} 管理。',
    remedy: '用 {{managers}} 修改，从清单中去掉这些字段，或决定接管它们。',
  },
  'api-object-replaced': {
    says: '{{kind}} {{name}} 在此期间已被他人修改或替换。',
    remedy: '查明谁在操作，然后重做。',
  },
  'api-invalid': {
    says: 'API server 不接受 {{kind}} {{name}} 现在的内容：{{fields}}。',
    remedy: '在清单中更正这些字段。',
  },
  'api-webhook-failed': {
    says: '无法写入 {{kind}} {{name}}，因为 webhook {{webhook}} 没有应答。',
    remedy: '先让该 webhook 的服务恢复，或删除它的配置。',
  },
  'api-denied-by-webhook': {
    says: 'webhook {{webhook}} 不允许 {{kind}} {{name}}。',
    remedy: '按策略要求修改清单，或询问其负责人。',
  },
  'api-quota-exceeded': {
    says: '{{kind}} {{name}} 超出配额 {{quota}}。',
    remedy: '提高配额，或删除不需要的资源。',
  },
  'api-refused-request': {
    says: 'API server 拒绝对 {{resource}} 执行 {{verb}}（HTTP {{status}}）。',
    remedy: '到 API server 日志中查找原因。',
  },
  'target-changed': {
    says: '这不是已锁定的集群：UID 是 {{found}}，而不是 {{expected}}。没有做任何更改。',
    remedy: '检查地址和 VPN；如需操作另一个集群，请另起一次运行并锁定它。',
  },
  'target-without-identity': {
    says: '集群没有命名空间 kube-system，无法与其他集群区分。',
    remedy: '确认这是一个 Kubernetes 集群，且已完成启动。',
  },
} as const;
