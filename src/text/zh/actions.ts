/** 操作的用语：将要做什么，以及什么妨碍它。 */
export const actions = {
  'will-ensure-namespace': {
    says: '命名空间 {{name}}：缺少时创建',
    remedy: '对照手册核对名称。',
  },
  'will-apply': {
    says: '{{path}} 中的清单：应用，绝不强制（未写命名空间的放入：{{namespace}}）',
    remedy: '如有他人改过清单，请先阅读。',
  },
  'will-exec': {
    says: '程序 {{program}}：在本机启动',
    remedy: '在“手工执行”中查看完整参数。',
  },
  'will-run-script': {
    says: '脚本 {{file}}：在本机运行，实时显示输出',
    remedy: '如有他人改过脚本，请先阅读。',
  },
  'command-empty': {
    says: '该步骤没有写明程序。',
    remedy: '把程序写为 argv 的第一项。',
  },
  'env-name-invalid': {
    says: '{{name}} 不能作为环境变量名。',
    remedy: '在 env 下更正：只用字母、数字和下划线，且不以数字开头。',
  },
  'env-value-invalid': {
    says: '环境变量 {{name}} 的值含有零字节。',
    remedy: '去掉零字节：任何程序都无法接收它。',
  },
  'command-failed': {
    says: '{{program}} 以 {{exitCode}} 结束：{{lastLine}}',
    remedy: '阅读输出，修复其中所说的问题，然后重做。',
  },
  'file-missing': {
    says: '没有文件 {{path}}。',
    remedy: '把文件放到该处，或更正路径；路径相对于启动本次运行的目录。',
  },
  'file-unreadable': {
    says: '无法读取文件 {{path}}（{{reason}}）。',
    remedy: '赋予自己读取权限，或另存为 UTF-8。',
  },
  'file-not-regular': {
    says: '{{path}} 不是普通文件，而是管道、设备或套接字。',
    remedy: '更正路径；管道里的内容请先保存为文件。',
  },
  'file-too-large': {
    says: '文件 {{path}} 有 {{bytes}} 字节；最多读取 {{limit}} 字节。',
    remedy: '拆分文件，或指定正确的文件。',
  },
  'manifest-aliases': {
    says: '{{path}}:{{line}} 的别名使内容无限重复，或重复数千次。',
    remedy: '直接写出这些值。',
  },
  'manifest-malformed': {
    says: '{{path}}:{{line}}:{{column}} 不是有效的 YAML。',
    remedy: '更正清单中的该处。',
  },
  'manifest-not-object': {
    says: '{{path}}:{{line}} 处开始的内容不是 Kubernetes 对象。',
    remedy: '写上 apiVersion、kind 和 metadata.name，或把文件移走。',
  },
  'manifest-name-invalid': {
    says: '{{path}}:{{line}} 处的 {{kind}}：“{{name}}” 不能作为 {{key}}，任何集群都不接受。',
    remedy: '在清单中更正 metadata.{{key}}：不能含斜杠或百分号。',
  },
  'manifest-empty': {
    says: '{{path}} 中没有 Kubernetes 对象。',
    remedy: '检查路径：检出的代码可能为空或分支不对。',
  },
} as const;
