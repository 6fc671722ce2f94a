/** What is said of repositories and their checkouts. */
export const checkouts = {
  'will-check-out': {
    says: '{{url}}：把 {{what}} 检出到 {{folder}}，或在该处更新；有人改动过文件时绝不触碰',
    remedy: '核对地址、分支和目录。',
  },
  'git-address-wrong': {
    says: '{{url}} 不是仓库地址。',
    remedy: '写成 https://主机/路径.git 或 用户@主机:路径.git。',
  },
  'git-address-password': {
    says: '地址 {{url}} 中含有密码，会出现在日志和检出目录里。',
    remedy: '从地址中去掉，改为用机密值作为 password 传入。',
  },
  'git-address-transport': {
    says: '{{url}} 使用 {{scheme}}，不允许；只允许 https、http、ssh 和 file。',
    remedy: '改用 https 或 ssh 地址。',
  },
  'git-branch-wrong': {
    says: '{{branch}} 不能作为分支名。',
    remedy: '在站点文件中更正。',
  },
  'git-commit-wrong': {
    says: '{{commit}} 不是完整的提交号。',
    remedy: '写全 40 位，与 git rev-parse 的输出一致。',
  },
  'git-login-refused': {
    says: '{{url}} 拒绝登录：{{lastLine}}',
    remedy: '用机密值传入用户名和令牌，或先用 git 手工登录一次，让它自己保存凭据。',
  },
  'git-ssh-refused': {
    says: '{{url}} 拒绝该 ssh 密钥：{{lastLine}}',
    remedy: '把密钥加载到 agent（ssh-add），并确认对方已登记其公钥。',
  },
  'git-ssh-host-key': {
    says: '{{url}} 的主机密钥在本机未登记：{{lastLine}}',
    remedy: '核对其指纹，然后用 ssh 手工连接一次。',
  },
  'git-certificate': {
    says: '{{url}} 的证书不受 git 信任：{{lastLine}}',
    remedy: '把私有 CA 告诉 git：`git config --global http.sslCAInfo FILE`',
  },
  'git-repository-missing': {
    says: '没有该仓库，或无权访问：{{url}}（{{lastLine}}）',
    remedy: '检查地址；如无误，传入用户名和令牌。',
  },
  'git-unreachable': {
    says: '从本机无法访问 {{url}}：{{lastLine}}',
    remedy: '检查网络和代理；如其主机也已丢失，使用该仓库的其他克隆。',
  },
  'git-slow': {
    says: '{{url}} 没有及时应答。',
    remedy: '稍等；如一直如此，使用该仓库的其他克隆。',
  },
  'git-too-many': {
    says: 'git 对 {{folder}} 的输出过多。',
    remedy: '查看该目录：它不是干净的检出。',
  },
  'git-owner': {
    says: '{{folder}} 属于别的用户，git 不信任它。',
    remedy: '换一个目录，或声明信任：`git config --global --add safe.directory FOLDER`',
  },
  'git-no-space': {
    says: '{{folder}} 所在磁盘已满。',
    remedy: '腾出空间，或换到另一块磁盘上的目录，然后重做。',
  },
  'git-failed': {
    says: 'git 处理 {{url}} 失败：{{lastLine}}',
    remedy: '阅读输出，修复其中所说的问题，然后重做。',
  },
  'git-no-folder': {
    says: '{{folder}} 不是目录。',
    remedy: '换一个目录，或移走该处的内容。',
  },
  'git-no-checkout': {
    says: '{{folder}} 中是别的内容，不是检出；没有动它。',
    remedy: '移走，或换一个目录。',
  },
  'git-checkout-missing': {
    says: '{{folder}} 中还没有检出。',
    remedy: '在该处检出。',
  },
  'git-other-remote': {
    says: '{{folder}} 是 {{remote}} 的检出，而不是 {{url}} 的。',
    remedy: '换一个目录，或更正地址：`git -C FOLDER remote set-url origin URL`',
  },
  'git-other-branch': {
    says: '{{folder}} 在 {{on}} 上，而不在分支 {{branch}} 上。',
    remedy: '切换过去，或在站点文件中更正分支。',
  },
  'git-other-commit': {
    says: '{{folder}} 处于 {{at}}，而不是 {{commit}}。',
    remedy: '检出该提交，或在站点文件中更正。',
  },
  'git-branch-missing': {
    says: '{{url}} 没有 {{branch}}。',
    remedy: '在站点文件中更正分支；查看有哪些分支：`git ls-remote --heads URL`',
  },
  'git-commit-missing': {
    says: '{{url}} 没有提交 {{commit}}，或不提供它。',
    remedy: '同时写明它所在的分支，或更正提交号。',
  },
  'git-behind': {
    says: '{{folder}} 处于 {{at}}；分支已前进到 {{newest}}。',
    remedy: '更新到最新，或固定所需的提交。',
  },
  'git-ahead': {
    says: '{{folder}} 处于 {{at}}，分支（{{newest}}）中没有它。',
    remedy: '推送本地的提交，或固定所需的提交。',
  },
  'git-diverged': {
    says: '{{folder}} 有 {{branch}} 中没有的本地提交，没有合并。',
    remedy: '自行推送或移走这些提交，或换一个目录。',
  },
  'git-local-changes': {
    says: '{{folder}} 中有 {{number}} 个文件已改动但未提交：{{files}}。没有动它。',
    remedy: '提交或暂存（git stash），换一个目录，或跳过本步骤使用现有内容。',
  },
  'git-changed-here': {
    says: '{{folder}} 中有 {{number}} 个文件与提交时不同：{{files}}',
    remedy: '确认是谁改的，并记录下来。',
  },
  'git-path-missing': {
    says: '{{folder}} 中没有 {{path}}。',
    remedy: '在站点文件中更正路径或分支：它可能已被移动。',
  },
} as const;
