/** 关于密钥和 ssh 主机的用语。 */
export const ssh = {
  'will-ensure-key-pair': {
    says: '密钥对 {{path}}：缺少时生成（{{type}}，{{bits}} 位），已有则沿用',
    remedy: '核对路径：已有的密钥保持不变。',
  },
  'will-run-remote-script': {
    says: '脚本 {{file}}：确认 {{host}} 上的 kubectl 看到的是已锁定的集群后在那里运行，实时显示输出',
    remedy: '如有他人改过脚本，请先阅读。',
  },
  'ssh-program-missing': {
    says: '本机没有 OpenSSH 的程序 {{program}}。',
    remedy: '安装 OpenSSH 客户端，然后再检查。',
  },
  'ssh-program-failed': {
    says: 'OpenSSH 的程序 {{program}} 未能启动（{{code}}）。',
    remedy: '检查 OpenSSH 客户端的安装。',
  },
  'ssh-word-refused': {
    says: '{{word}} 不能作为主机、用户、端口或密钥文件交给 ssh。',
    remedy: '在站点文件中更正：只用字母、数字、点和连字符，且不以连字符开头。',
  },
  'ssh-config-faulty': {
    says: 'ssh 不接受它的配置：{{says}}',
    remedy: '更正 ~/.ssh/config，然后再检查。',
  },
  'ssh-host-not-found': {
    says: 'ssh 找不到主机 {{host}}。',
    remedy: '检查拼写、本机的 DNS 和 VPN。',
  },
  'ssh-refused': {
    says: '{{host}} 的端口 {{port}} 拒绝 ssh 连接。',
    remedy: '检查那里是否运行着 sshd，端口是否正确。',
  },
  'ssh-timeout': {
    says: '{{host}} 的端口 {{port}} 没有及时响应。',
    remedy: '检查网络、VPN 和该主机的安全组。',
  },
  'ssh-no-route': {
    says: '从本机无法到达 {{host}} 的端口 {{port}}。',
    remedy: '检查网络、VPN，以及该地址是否为内网地址。',
  },
  'ssh-closed': {
    says: '{{host}} 在登录前关闭了端口 {{port}} 的连接。',
    remedy: '检查那里监听的是不是 sshd，以及它的白名单。',
  },
  'ssh-host-key-changed': {
    says: '{{host}} 的主机密钥与已知的不同，可能是另一台机器。它现在出示的密钥：{{fingerprint}}。没有向它发送任何内容。',
    remedy: '将此指纹与控制台中的比对；确认无误后删除已知密钥的记录：{{remove}}',
  },
  'ssh-host-key-revoked': {
    says: '{{host}} 的主机密钥已被标记为吊销。',
    remedy: '询问是谁吊销的，并为该主机更换密钥。',
  },
  'ssh-host-key-unknown': {
    says: '无法用已知的密钥核对 {{host}} 的主机密钥。',
    remedy: '与控制台中的指纹比对，然后手工登录一次以记录它。',
  },
  'ssh-no-common-way': {
    says: 'ssh 与 {{host}} 没有共同的算法：{{says}}',
    remedy: '在 ~/.ssh/config 中允许该服务器的算法，或升级服务器。',
  },
  'ssh-key-refused': {
    says: '{{host}} 不接受 {{user}} 用这个密钥登录；它接受的方式：{{methods}}。',
    remedy: '检查登录用户，以及公钥是否已写入该主机的 authorized_keys。',
  },
  'ssh-key-missing': {
    says: '没有密钥文件 {{path}}。',
    remedy: '把密钥放到该处，或更正路径。',
  },
  'ssh-no-key': {
    says: '{{path}} 不是 OpenSSH 可以读取的私钥（{{why}}）。',
    remedy: '指定私钥文件本身（OpenSSH 或 PEM 格式），并确认你有读取权限。',
  },
  'ssh-key-too-open': {
    says: '其他人可以读取密钥 {{path}}（权限 {{mode}}）：OpenSSH 不会使用它。',
    remedy: '收紧权限：`chmod 600 {{path}}`',
  },
  'ssh-key-locked': {
    says: '密钥 {{path}} 有口令保护，且 agent 中没有它。',
    remedy: '把它加入 agent：`ssh-add {{path}}`',
  },
  'ssh-key-in-agent': {
    says: '密钥 {{path}} 有口令保护；agent 中已有它。',
    remedy: '在本次运行期间保持 agent 运行。',
  },
  'ssh-failed': {
    says: 'ssh 无法登录 {{host}}：{{says}}',
    remedy: '手工试一试：`ssh -v {{host}}`',
  },
  'ssh-no-shell': {
    says: '{{host}} 允许 {{user}} 登录，但没有 shell 应答：{{says}}',
    remedy: '换用有 shell 的用户，或更正该账户。',
  },
  'ssh-no-kubectl': {
    says: '{{host}} 上没有 kubectl，无法得知它属于哪个集群。',
    remedy: '在那里安装 kubectl，或把它放进登录时的 PATH。',
  },
  'ssh-cluster-unseen': {
    says: '{{host}} 上的 kubectl 没有说明它看到的是哪个集群：{{says}}',
    remedy: '检查该用户的 kubeconfig：`kubectl get namespace kube-system`',
  },
  'ssh-wrong-cluster': {
    says: '{{host}} 看到的不是已锁定的集群：UID 为 {{found}}，应为 {{expected}}。没有在那里启动任何东西。',
    remedy: '核对地址：它可能属于另一个集群的主机。',
  },
  'ssh-node-unknown': {
    says: '{{host}}（{{hostname}}）不是集群 {{nodes}} 个节点中的任何一个。',
    remedy: '核对地址；刚启动的节点可能还没有加入集群。',
  },
  'ssh-host-key-unlisted': {
    says: '{{host}} 的主机密钥是 {{found}}，而已知属于它的只有 {{known}}。',
    remedy:
      '与控制台中该实例系统日志里的指纹比对。确实是它的，加入 site.ssh.hostKeys；不是，说明应答的是别的机器：停止操作。',
  },
  'ssh-host-key-uncompared': {
    says: '{{host}} 的主机密钥是 {{found}}：首次连接时记下，没有人比对过。',
    remedy: '与该实例系统日志（控制台、实例、系统日志）里的指纹比对，或写入 site.ssh.hostKeys。',
  },
  'ssh-not-control-plane': {
    says: '{{host}} 是节点 {{node}}，它不是控制面节点。',
    remedy: '换用 master 的地址。',
  },
  'ssh-no-public-half': {
    says: '密钥 {{path}} 旁边没有公钥。',
    remedy: '生成公钥：`ssh-keygen -y -f {{path}} > {{path}}.pub`',
  },
  'ssh-public-half-other': {
    says: '{{path}}.pub 与 {{path}} 不是同一对密钥。没有写入任何内容。',
    remedy: '确认无人需要后把它移走，然后重做。',
  },
  'ssh-key-other-type': {
    says: '密钥 {{path}} 的类型是 {{type}}；需要的是：{{expected}}。',
    remedy: '换一个路径，在那里生成类型正确的密钥。',
  },
  'ssh-key-too-short': {
    says: '密钥 {{path}} 只有 {{bits}} 位；至少需要 {{atLeastBits}} 位。',
    remedy: '换一个路径，在那里生成更长的密钥。',
  },
  'ssh-key-in-the-way': {
    says: '{{path}} 已经存在，不会覆盖。',
    remedy: '查看它是什么并移走，然后重做。',
  },
  'ssh-key-not-made': {
    says: '没有在 {{path}} 生成密钥：{{says}}',
    remedy: '手工试一试：`ssh-keygen -f {{path}}`',
  },
  'ssh-key-unwritable': {
    says: '无法写入 {{path}}（{{code}}）。',
    remedy: '检查磁盘和所在目录的权限，然后重做。',
  },
  'ssh-bits-wrong': {
    says: '{{bits}} 位不能作为 RSA 密钥的长度。',
    remedy: '填写 2048 到 16384；通常为 3072。',
  },
  'ssh-connection-lost': {
    says: '{{script}} 运行期间与 {{host}} 的连接中断：不知道它如何结束。它在那里会继续运行。',
    remedy: '恢复与 {{host}} 的连接后再检查：会重新接上，绝不会启动第二次。',
  },
  'ssh-script-lost': {
    says: '不知道 {{script}} 在 {{host}} 上如何结束：看管它的进程已不在，例如主机重启过。输出在：{{folder}}',
    remedy: '亲自查看它做了什么，然后决定：再检查或重做。',
  },
  'ssh-script-not-started': {
    says: '{{script}} 没有在 {{host}} 上启动（{{why}}）；那里没有发生任何改动。',
    remedy: '检查那里的磁盘和该用户的权限，然后重做。',
  },
  'ssh-script-still-runs': {
    says: '这个步骤先前的一次尝试仍在 {{host}} 上运行（{{folder}}）。没有启动任何东西。',
    remedy: '等它结束，或在那里自行结束它，然后重做。',
  },
  'jump-host-missing': {
    says: '这里要经过跳板机，但站点文件没有写明。',
    remedy: '在站点文件中写 ssh.jump（host、user、keyFile），或先给 master 绑定地址。',
  },
  'jump-not-opened': {
    says: '经过 {{host}} 的通道没有打开：{{says}}',
    remedy: '手工试一试：`ssh -N -D 1080 {{host}}`',
  },
  'jump-forbids': {
    says: '{{host}} 不允许从那里继续连接（administratively prohibited）。',
    remedy: '在它的 sshd 中允许：AllowTcpForwarding yes',
  },
  'place-not-for-programs': {
    says: '无法在 {{place}} 处询问 {{program}} 的版本。',
    remedy: '在步骤中改用 place: here 或 place: jump。',
  },
  'place-not-for-ssh': {
    says: 'ssh 到 {{host}} 只能从本机发起，不能从 {{place}} 处发起。',
    remedy: '在步骤中改用 place: here；主机在另一台之后时，在 ~/.ssh/config 中写 ProxyJump。',
  },
} as const;
