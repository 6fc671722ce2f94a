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
      '请查明谁在使用，备份后删除（`kubectl -n {{namespace}} delete secret {{name}}`），再重新执行；或改用其他名称。',
  },
  'pull-secret-malformed': {
    says: 'Secret {{namespace}}/{{name}} 已存在，但内容不是 docker 配置。',
    remedy:
      '请备份后删除（`kubectl -n {{namespace}} delete secret {{name}}`），再重新执行：其中内容无法保留。',
  },
  'pull-secret-immutable': {
    says: 'Secret {{namespace}}/{{name}} 已存在，登录信息不同，且标记为不可变（immutable）。',
    remedy:
      '请备份后删除（`kubectl -n {{namespace}} delete secret {{name}}`），再重新执行；或改用其他名称。',
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
  'registry-refused': {
    says: '{{host}}:{{port}} 拒绝连接。',
    remedy: '请检查仓库的主机名和端口，以及仓库是否在运行；也可能是防火墙所致。',
  },
  'registry-host-not-found': {
    says: '{{host}} 解析不到地址（{{code}}）。',
    remedy: '请检查仓库名称，以及本机使用的 DNS。',
  },
  'registry-no-route': {
    says: '无法到达 {{host}}:{{port}}（{{code}}）。',
    remedy: '请检查本机到它的网络：VPN、防火墙、安全组。',
  },
  'registry-untested': {
    says: '本机无法测试 {{host}}:{{port}}（{{code}}）。',
    remedy: '请排除本机的问题：打开的文件过多，或本机防火墙。',
  },
  'registry-timeout': {
    says: '{{host}}:{{port}} 没有及时响应（阶段：{{code}}）。',
    remedy: '请检查地址是否正确，防火墙和白名单是否放行本机。',
  },
  'registry-closed': {
    says: '{{host}}:{{port}} 未响应就断开了连接（{{code}}）。',
    remedy: '请查看仓库及其前端代理的日志。',
  },
  'registry-no-http': {
    says: '{{host}}:{{port}} 返回的不是 HTTP（{{code}}）。',
    remedy: '请检查主机名和端口：那里是别的程序。',
  },
  'registry-plain-http': {
    says: '{{host}}:{{port}} 使用不加密的 HTTP：途中任何人都能看到密码，因此没有发送。',
    remedy: '请使用 HTTPS 端口；只有站点接受该风险时才设置 plain: true。',
  },
  'registry-password-plain': {
    says: '按站点要求，密码以不加密的 HTTP 发给 {{host}}。',
    remedy: '请为仓库配置 TLS：节点也用这个密码拉取镜像。',
  },
  'registry-self-signed': {
    says: '{{host}}:{{port}} 使用自签名证书（{{subject}}，SHA-256 {{fingerprint}}）。',
    remedy: '请与仓库核对指纹，再把证书文件写入 trust；每个节点也必须信任它。',
  },
  'registry-unknown-ca': {
    says: '{{host}}:{{port}} 的证书由本机不信任的机构签发（{{issuer}}）。',
    remedy: '请把根证书文件写入 trust，或让仓库发送中间证书；节点同样需要。',
  },
  'registry-certificate-time': {
    says: '{{host}}:{{port}} 的证书有效期为 {{from}} 至 {{to}}，现在无效。',
    remedy: '请更换证书；如果证书应当有效，请校准本机时钟。',
  },
  'registry-certificate-name': {
    says: '{{host}}:{{port}} 的证书不包含该域名，只包含：{{names}}',
    remedy: '请改用证书包含的域名（镜像名也要一致），或重新签发证书。',
  },
  'registry-tls-failed': {
    says: '与 {{host}}:{{port}} 的 TLS 握手失败（{{code}}）。',
    remedy: '请检查端口，以及仓库前端的代理。',
  },
  'registry-none': {
    says: '{{host}} 对 /v2/ 返回 {{status}}，不像镜像仓库。',
    remedy: '请更正站点文件中的仓库名或端口：必须与镜像名的开头一致。',
  },
  'registry-redirects': {
    says: '{{host}} 把 /v2/ 转到了别处（{{status}}）：{{to}}',
    remedy: '如果那里才是仓库，请在站点文件中写它的名称：密码不会跟随跳转。',
  },
  'registry-rate-limited': {
    says: '{{host}} 暂时拒绝所有请求：请求过多（可重试时间：{{after}}）。',
    remedy: '请等待；登录后拉取或使用镜像加速，限额更高。',
  },
  'registry-server-error': {
    says: '{{host}} 自身出错（{{status}}）：{{said}}',
    remedy: '请查看仓库及其存储的日志；如果正在启动，请等待。',
  },
  'registry-denied': {
    says: '{{host}} 禁止访问（403）：{{said}}',
    remedy: '请把本机和节点的地址加入仓库白名单，并检查该用户的权限。',
  },
  'registry-open': {
    says: '{{host}} 不要求登录：无法判断密码是否正确。',
    remedy: '请写明需要登录的仓库路径（repository），或从站点文件中去掉登录信息。',
  },
  'registry-no-way-in': {
    says: '{{host}} 要求的登录方式无法识别：{{schemes}}',
    remedy: '请确认它是仓库本身，而不是供人登录的网页。',
  },
  'registry-login-refused': {
    says: '{{host}} 拒绝 {{username}} 登录：{{said}}',
    remedy: '请更正用户名和密码（`docker login {{host}}`）；密码可能已更换，或用户被锁定。',
  },
  'registry-realm-invalid': {
    says: '{{host}} 要求到“{{realm}}”登录，这不是可以发送密码的地址。',
    remedy: '请更正仓库的 auth.token.realm。',
  },
  'registry-realm-plain': {
    says: '{{host}} 要求到 {{realm}} 登录，使用不加密的 HTTP：密码没有发送。',
    remedy: '请为它配置 TLS 并更正 auth.token.realm；只有站点接受该风险时才设置 plain: true。',
  },
  'registry-realm-elsewhere': {
    says: '{{host}} 使用 {{realm}} 颁发的令牌：密码发往那里。',
    remedy: '请确认贵组织确实如此。',
  },
  'registry-token-none': {
    says: '{{host}} 要求到 {{realm}} 登录，但那里没有颁发令牌（{{status}}）。',
    remedy: '请检查仓库的 auth.token.realm，以及那台服务器的日志。',
  },
  'registry-token-anonymous': {
    says: '{{realm}} 颁发的是匿名令牌，而不是给 {{username}} 的：无法判断 {{host}} 是否接受该密码。',
    remedy: '请手工执行 docker login，并检查那台服务器的用户列表。',
  },
  'registry-token-refused': {
    says: '{{host}} 不接受 {{realm}} 凭密码颁发的令牌：{{said}}',
    remedy: '请核对双方配置中令牌的颁发者、服务名和根证书。',
  },
  'registry-clock-skew': {
    says: '{{host}} 不接受 {{realm}} 的令牌：两者时钟相差 {{seconds}} 秒。',
    remedy: '请校准两边的时钟（分别执行 chronyc tracking）。',
  },
  'registry-repository-invalid': {
    says: '“{{repository}}”不是镜像仓库中的路径。',
    remedy: '请按镜像名书写，不含仓库地址和标签：team/app',
  },
  'registry-no-pull-right': {
    says: '{{host}} 允许 {{username}} 登录，但不允许拉取 {{repository}}：{{said}}',
    remedy: '请授予该用户拉取权限。',
  },
  'registry-repository-missing': {
    says: '{{host}} 允许 {{username}} 登录，但看不到 {{repository}}：不存在，或对该用户隐藏。',
    remedy: '请更正路径，推送一个镜像，或授予该用户拉取权限。',
  },
} as const;
