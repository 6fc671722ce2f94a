/** 镜像仓库、登录信息，以及集群用来拉取镜像的 Secret。 */
export const registry = {
  'will-ensure-pull-secret': {
    says: 'Secret {{namespace}}/{{name}}：写入 {{username}} 在 {{host}} 的登录信息，保留其他仓库的登录信息',
    remedy: '请与清单核对仓库、用户名和 Secret 名称。',
  },
  'registry-host-invalid': {
    says: '“{{host}}”不是镜像仓库地址。',
    remedy: '请按镜像名的开头书写：registry.example.com，需要时加 :端口 或 /路径。',
  },
  'registry-user-invalid': {
    says: '“{{username}}”不能作为 {{host}} 的用户名：为空或含有冒号。',
    remedy: '请在站点文件中更正用户名；密码应写在单独的机密中。',
  },
  'pull-secret-other-type': {
    says: 'Secret {{namespace}}/{{name}} 已存在，类型为 {{type}}，类型不可更改。',
    remedy:
      '请查明谁在使用，备份后删除（kubectl -n {{namespace}} delete secret {{name}}），再重新执行；或改用其他名称。',
  },
  'pull-secret-malformed': {
    says: 'Secret {{namespace}}/{{name}} 已存在，但内容不是 docker 配置。',
    remedy:
      '请备份后删除（kubectl -n {{namespace}} delete secret {{name}}），再重新执行：其中内容无法保留。',
  },
  'pull-secret-immutable': {
    says: 'Secret {{namespace}}/{{name}} 已存在，登录信息不同，且标记为不可变（immutable）。',
    remedy:
      '请备份后删除（kubectl -n {{namespace}} delete secret {{name}}），再重新执行；或改用其他名称。',
  },
  'pull-secret-missing': {
    says: '命名空间 {{namespace}} 中没有 Secret {{name}}。',
    remedy: '请创建它，或等待创建它的步骤：该命名空间的 Pod 无法拉取私有镜像。',
  },
  'pull-secret-without-registry': {
    says: 'Secret {{namespace}}/{{name}} 中没有 {{host}} 的登录信息，只有：{{others}}',
    remedy: '请补充登录信息，或更正站点文件中的仓库地址：必须与镜像名的开头一致。',
  },
  'pull-secret-other-user': {
    says: 'Secret {{namespace}}/{{name}} 中 {{host}} 的用户是“{{has}}”，站点文件要求 {{username}}。',
    remedy: '请更新 Secret，或更正站点文件中的用户名。',
  },
  'pull-secret-other-password': {
    says: 'Secret {{namespace}}/{{name}} 中 {{username}} 在 {{host}} 的密码与此处给出的不同。',
    remedy: '请更新 Secret，或给出正确的密码：用两者分别登录试试。',
  },
  'pull-secret-login-empty': {
    says: 'Secret {{namespace}}/{{name}} 中 {{host}} 的条目没有用户名或密码。',
    remedy: '请更新 Secret：docker 可能把密码存在了凭据存储中，而不是文件里。',
  },
  'pull-secret-several-logins': {
    says: 'Secret {{namespace}}/{{name}} 中 {{host}} 有 {{logins}} 个不同的登录信息，节点会逐个尝试。',
    remedy: '请只保留正确的一个：错误的登录可能导致用户被锁定。',
  },
} as const;
