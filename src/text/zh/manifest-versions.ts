/** What is said of the API versions that manifests name. */
export const manifestVersions = {
  'api-removed': {
    says: '{{file}}:{{line}}：{{apiVersion}} {{kind}} 自 Kubernetes {{removed}} 起已移除。',
    remedy: '改写为 {{instead}}，并查看弃用指南了解字段变化。',
  },
  'api-removed-for-good': {
    says: '{{file}}:{{line}}：{{apiVersion}} {{kind}} 自 Kubernetes {{removed}} 起已移除，没有替代。',
    remedy: '删除它；Pod 安全策略请参阅弃用指南中的现行做法。',
  },
  'api-too-new': {
    says: '{{file}}:{{line}}：{{apiVersion}} {{kind}} 自 Kubernetes {{since}} 才有；目标版本为 {{target}}。',
    remedy: '改用旧版本，或选择更新的集群版本。',
  },
  'api-no-such-kind': {
    says: '{{file}}:{{line}}：Kubernetes {{target}} 的 {{apiVersion}} 中没有 {{kind}}。',
    remedy: '更正 apiVersion 或 kind。',
  },
  'api-not-in-table': {
    says: '{{file}}:{{line}}：Kubernetes {{target}} 是否支持 {{apiVersion}} {{kind}} 无从得知：它有自己的定义。',
    remedy: '确保先安装其 CustomResourceDefinition；锁定集群后即可核对。',
  },
  'api-not-served': {
    says: '{{file}}:{{line}}：集群不支持 {{apiVersion}} {{kind}}。',
    remedy: '查看集群支持什么（`kubectl api-resources`），更正清单。',
  },
  'api-custom-missing': {
    says: '{{file}}:{{line}}：集群还不认识 {{apiVersion}} {{kind}}。',
    remedy: '安装提供它的 CustomResourceDefinition 或 operator。',
  },
  'api-silent': {
    says: '{{file}}:{{line}}：API {{apiVersion}} 没有应答，无法得知是否有 {{kind}}。',
    remedy: '查看其 APIService：`kubectl get apiservices`',
  },
  'api-no-version': {
    says: '尚未锁定集群，新集群的版本也未知（{{version}}）。',
    remedy: '把版本写入站点文件，或等到锁定集群之后。',
  },
  'api-template': {
    says: '{{file}} 是模板：渲染之前无法得知其内容。',
    remedy: '渲染后查看：`helm template RELEASE CHART --kube-version VERSION`',
  },
  'api-elsewhere': {
    says: '{{file}}:{{line}} 引用了别处的 {{what}}，没有查看。',
    remedy: '构建后查看结果：`kubectl kustomize FOLDER`',
  },
  'api-script-not-run': {
    says: '{{path}} 是脚本：只查看了其中写明的清单文本。',
    remedy: '阅读它会应用哪些文件和 Chart，再查看这些内容。',
  },
  'manifest-broken': {
    says: '{{file}}:{{line}} 不是可读的清单：{{problem}}',
    remedy: '在该处更正；否则该文件的内容都无法应用。',
  },
  'manifest-too-many': {
    says: '{{path}} 中的清单超过 {{limit}} 个。',
    remedy: '指定所需的目录。',
  },
} as const;
