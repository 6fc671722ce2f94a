/** 探测的用语。 */
export const probes = {
  'nothing-expected': {
    says: '这里没有任何预期，因此什么也没有证明。',
    remedy: '把必须存在的内容写入站点文件。',
  },
  'expected-malformed': {
    says: '预期工作负载中的这一项无法识别：{{entry}}',
    remedy:
      '写明 namespace、name、kind（Deployment、StatefulSet 或 DaemonSet）和 need，或写 host。',
  },
  'object-absent': {
    says: '{{kind}} {{name}} 不存在。',
    remedy: '部署它，或更正站点文件中的名称。',
  },
  'fewer-than-expected': {
    says: '{{kind}} {{name}} 设为 {{desired}} 个 Pod；站点预期 {{replicas}} 个。',
    remedy: '扩容，或更正站点文件中的 replicas。',
  },
  'node-size': {
    says: '节点 {{name}} 的容量为 {{capacity}}（规格 {{type}}，标称 {{nominal}}）。',
    remedy: '对照手册核对。',
  },
  'node-too-small': {
    says: '节点 {{name}} 小于要求：规格 {{type}}，标称 {{nominal}}，容量 {{capacity}}。',
    remedy: '在控制台更换为更大的节点。',
  },
  'nodes-too-few': {
    says: '{{count}} 个节点中有 {{ready}} 个就绪。',
    remedy: '请等待；若一直如此，到控制台查看节点池。',
  },
  'runtime-differs': {
    says: '节点 {{name}} 运行 {{runtime}}；要求的是 {{asked}}。',
    remedy: '更换为运行时正确的节点，或更正站点文件。',
  },
  'docker-means-containerd': {
    says: '节点 {{name}}（{{kubelet}}）运行 {{runtime}}：自 Kubernetes 1.24 起 docker 即指它。',
    remedy: '在节点上用 crictl 代替 docker。',
  },
  'kind-unclear': {
    says: '无法确定“{{kind}}”是什么类型。',
    remedy: '写明版本，例如 batch/v1/Job。',
  },
  'selector-malformed': {
    says: '这不是有效的标签选择算符：{{selector}}',
    remedy: '按 API 的格式书写，例如 app=web,tier in (front,back)。',
  },
  'not-read-yet': {
    says: '命名空间 {{namespace}} 中的 {{kind}} 尚未读完。',
    remedy: '再检查一次；若一直如此，检查与集群的连接。',
  },
  'events-not-all-read': {
    says: '命名空间 {{namespace}} 中的警告事件尚未全部读完：仅由事件说明的原因可能缺失。',
    remedy: '稍后再检查，或用 kubectl describe 查看该对象自身的事件。',
  },
  'objects-too-few': {
    says: '至少需要 {{least}} 个对象（{{kinds}}），现有 {{found}} 个。',
    remedy: '请等待，或创建缺少的对象。',
  },
  'namespace-without-objects': {
    says: '命名空间 {{namespace}} 中没有这些对象：{{kinds}}。',
    remedy: '部署应在其中的对象，或从该步骤中去掉此命名空间；写明 names 或 count 时，只要求这些。',
  },
  'load-balancer-absent': {
    says: '命名空间 {{namespace}} 中没有 LoadBalancer 类型的 Service。',
    remedy: '创建它，或更正命名空间。',
  },
  'load-balancers-several': {
    says: '命名空间 {{namespace}} 中有多个 Service 具有此类地址：{{names}}',
    remedy: '写明所指的是哪一个。',
  },
  'service-not-load-balancer': {
    says: '{{kind}} {{name}} 的类型是 {{type}}，不是 LoadBalancer，不会获得地址。',
    remedy: '把类型改为 LoadBalancer，或指定另一个 Service。',
  },
  'load-balancer-refused': {
    says: '{{kind}} {{name}} 的负载均衡被拒绝（{{reason}}）：{{message}}',
    remedy: '处理云平台所报的问题，例如配额、余额或注解。',
  },
  'address-is-private': {
    says: '{{kind}} {{name}} 的地址 {{address}} 是内网地址，外部无法访问。',
    remedy:
      '把注解 service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type 设为 internet；或绑定 EIP，并把 …-external-ip-type 设为 eip，使 Service 显示该地址。',
  },
  'address-is-public': {
    says: '{{kind}} {{name}} 的地址 {{address}} 是公网地址；要求的是内网地址。',
    remedy:
      '把注解 service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type 设为 intranet，或指定另一个 Service。',
  },
  'address-behind-name': {
    says: '{{kind}} {{name}} 的地址是 {{address}}：只有 DNS 能说明它是公网还是内网地址。',
    remedy: '解析该域名，并与手册核对地址。',
  },
  'load-balancer-addresses': {
    says: '{{kind}} {{name}} 有多个地址；采用 {{address}}，其余为：{{others}}',
    remedy: '与手册核对。',
  },
  'host-without-ingress': {
    says: '没有 Ingress 提供主机 {{host}}。',
    remedy: '部署该主机的 Ingress。',
  },
  'api-not-ready': {
    says: 'API server 未就绪（HTTP {{status}}）；未通过：{{failing}}。',
    remedy: '等待它恢复；若一直如此，到控制台查看控制面。',
  },
  'port-invalid': {
    says: '{{port}} 不是有效的 TCP 端口（{{host}}）。',
    remedy: '更正这个值或步骤：端口为 1 到 65535。',
  },
  'port-untested': {
    says: '本机未能尝试连接 {{host}} 端口 {{port}}（{{code}}）。',
    remedy: '检查本机的限制和防火墙。',
  },
  'port-refused': {
    says: '{{host}} 的端口 {{port}} 拒绝连接。',
    remedy: '启动应在该端口监听的服务，或开放端口。',
  },
  'port-timeout': {
    says: '{{host}} 的端口 {{port}} 没有应答。',
    remedy: '检查地址、安全组和防火墙。',
  },
  'port-unreachable': {
    says: '从本机无法到达 {{host}} 端口 {{port}}（{{code}}）。',
    remedy: '检查网络、VPN，以及该地址是否为内网地址。',
  },
  'program-missing': {
    says: '本机没有 {{program}}。',
    remedy: '安装后再检查。',
  },
  'program-too-old': {
    says: '{{program}} 的版本是 {{version}}；至少需要 {{atLeast}}。',
    remedy: '安装更新的版本，然后再检查。',
  },
  'version-unreadable': {
    says: '无法比较 {{program}} 的版本：“{{version}}”与“{{atLeast}}”。',
    remedy: '请人工比较。',
  },
} as const;
