/** What is said of the load balancers in front of a workload. */
export const loadBalancer = {
  'will-ensure-load-balancer': {
    says: '{{backend}} 前面的 Service {{name}}（{{address}}）：没有其他 Service 提供此类地址时创建（注解 {{annotations}}）',
    remedy: '先查看已有哪些负载均衡：每一个都会产生费用。',
  },
  'backend-unnamed': {
    says: '没有写明负载均衡要通向哪些 Pod。',
    remedy: '在步骤中写上 workload 或 backend。',
  },
  'backend-without-labels': {
    says: '{{kind}} {{name}} 没有用标签选择 Pod：无法在其前面创建负载均衡。',
    remedy: '为它设置带标签的选择算符，或换一个名称。',
  },
  'workload-of-two-kinds': {
    says: '名为 {{name}} 的工作负载不止一种类型。',
    remedy: '在步骤中写明它的类型。',
  },
  'load-balancer-name-taken': {
    says: 'Service {{name}} 已存在且另有用途：不会改动它。',
    remedy: '在站点文件中换一个名称；确认无人使用时可先删除该 Service。',
  },
  'load-balancer-reach-unsaid': {
    says: '没有任何内容明确告诉云平台 {{name}} 的负载均衡应为 {{address}}：未创建。',
    remedy: '在站点文件中写明云平台，或写上创建此类负载均衡的注解；去掉与之矛盾的内容。',
  },
  'nlb-without-zones': {
    says: '{{name}} 的 NLB 需要两个可用区，每个可用区各有一台交换机。',
    remedy: '在站点文件中按「可用区:交换机」填写。',
  },
  'load-balancer-none-for-address': {
    says: '站点文件写了地址 {{expected}}，但命名空间 {{namespace}} 中没有通向这些 Pod 的负载均衡。',
    remedy: '在控制台把该地址绑定到负载均衡，或从站点文件中去掉它：届时会创建一个。',
  },
  'load-balancer-none-before': {
    says: '命名空间 {{namespace}} 中没有通向 {{workload}} 的 LoadBalancer 类型的 Service。',
    remedy: '创建它，或更正站点文件中的工作负载。',
  },
  'service-leads-elsewhere': {
    says: 'Service {{namespace}}/{{service}} 并不通向 {{workload}}。',
    remedy: '改为选择 {{workload}} 的 Pod 的那个 Service。',
  },
  'load-balancers-beside': {
    says: '采用最早的负载均衡 {{name}}；此外还有：{{others}}',
    remedy: '与方案核对，删除无人使用的：每一个都会产生费用。',
  },
  'load-balancer-other-address': {
    says: '站点文件要求地址 {{expected}}，而负载均衡的地址是 {{addresses}}。',
    remedy: '更正站点文件中的地址，或去掉它：届时使用现有的地址。',
  },
  'load-balancer-address-unseen': {
    says: '集群中看不出 {{expected}} 是否已绑定到负载均衡（{{addresses}}）。',
    remedy:
      '把该 Service 的注解 service.beta.kubernetes.io/alibaba-cloud-loadbalancer-external-ip-type 设为 eip，使其显示所绑定的弹性公网 IP。',
  },
} as const;
