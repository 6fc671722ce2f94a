/** 动手之前询问的集群权限，以及属于其他字段管理者的内容。 */
export const access = {
  'access-missing': {
    says: '你没有在命名空间 {{namespace}} 中对 {{resource}} 执行 {{verbs}} 的权限。',
    remedy: '请管理员执行以下命令，其中 NAME 换成 kubectl auth whoami 给出的名称：`{{- command}}`',
  },
  'access-missing-cluster': {
    says: '你没有对 {{resource}}（不属于任何命名空间）执行 {{verbs}} 的权限。',
    remedy: '请管理员执行以下命令，其中 NAME 换成 kubectl auth whoami 给出的名称：`{{- command}}`',
  },
  'access-not-told': {
    says: 'API server 没有说明你是否可以对 {{resource}} 执行 {{verb}}。',
    remedy: '如果确知有权限就继续；不允许的操作在尝试时会说明。',
  },
  'access-unknown': {
    says: '无法询问你是否有所需权限。',
    remedy: '如果确知有权限就继续；不允许的操作在尝试时会说明。',
  },
  'assist-none': {
    says: '步骤 {{step}} 没有可以由向导代做的内容。',
    remedy: '按清单手工完成。',
  },
  'assist-asking': {
    says: '正在询问向导能否代做。',
    remedy: '稍等片刻，或手工完成。',
  },
  'assist-lacks': {
    says: '{{names}} 尚未得知。',
    remedy: '先填写该值，或手工完成。',
  },
  'take-over-none': {
    says: '步骤 {{step}} 并不是因为字段属于他人而失败，或属于的已不是当时决定的对象。',
    remedy: '重新查看该步骤并再作决定。',
  },
} as const;
