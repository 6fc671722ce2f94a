export const http = {
  'http-refused': {
    says: '{{names}}：{{address}}:{{port}} 拒绝连接。',
    remedy: '检查负载均衡在该端口的监听，以及其后端是否为 Ingress 控制器。',
  },
  'http-reset': {
    says: '{{names}}：{{address}}:{{port}} 重置了连接（{{code}}）。',
    remedy: '检查负载均衡的后端和 Ingress 控制器的 Pod；也可能是防火墙所致。',
  },
  'http-closed': {
    says: '{{names}}：{{address}}:{{port}} 在应答完整之前关闭了连接（{{code}}）。',
    remedy: '查看 Ingress 控制器及其后端的日志；若正在启动，请等待。',
  },
  'http-timeout': {
    says: '{{names}}：{{address}}:{{port}} 未在时限内应答。',
    remedy: '检查地址是否正确，以及安全组和防火墙是否放行本机。',
  },
  'http-slow': {
    says: '{{names}}：{{address}}:{{port}} 接受了连接，但未在时限内应答（阶段：{{code}}）。',
    remedy: '检查其后端 Pod 及负载；弄清变慢的原因之前不要调大超时。',
  },
  'http-body-slow': {
    says: '{{names}}：{{address}}:{{port}} 开始了应答，但未在时限内结束。',
    remedy: '检查其后端 Pod 及负载，或在站点中写一个会结束的路径。',
  },
  'http-tls': {
    says: '{{names}}：{{address}}:{{port}} 的 TLS 失败（{{code}}），未能进行 HTTP。',
    remedy: '按同一域名的 TLS 检查结果处理。',
  },
  'http-garbage': {
    says: '{{names}}：{{address}}:{{port}} 返回的内容不是可读的 HTTP（{{code}}）。',
    remedy: '检查该端口上运行的是什么程序，以及负载均衡把端口转发到了哪里。',
  },
  'http-host-not-found': {
    says: '{{names}}：{{address}} 没有解析到地址（{{code}}）。',
    remedy: '检查其 DNS 记录；若刚刚创建，请等待。',
  },
  'http-unreachable': {
    says: '{{names}}：无法到达 {{address}}:{{port}}（{{code}}）。',
    remedy: '检查该地址以及从本机到它的路由。',
  },
  'http-untested': {
    says: '{{names}}：本机未能尝试连接 {{address}}:{{port}}（{{code}}）。',
    remedy: '排除本机的原因：打开的文件过多，或本机防火墙。',
  },

  'http-bad-gateway': {
    says: '{{names}}：{{status}}，网关的后端拒绝连接或应答无法识别。',
    remedy:
      '检查 Pod 是否监听 Service 的端口，以及协议（backend-protocol）是否一致；若正在启动，请等待。',
  },
  'http-unavailable': {
    says: '{{names}}：{{status}}，多半是后端没有就绪的端点。',
    remedy: '等待 Service 的 Pod 就绪；若一直如此，核对其选择器。',
  },
  'http-gateway-timeout': {
    says: '{{names}}：{{status}}，网关的后端未在时限内应答。',
    remedy: '检查 Pod 在等待什么（例如数据库），以及网络是否允许网关访问它们。',
  },
  'http-server-error': {
    says: '{{names}}：{{status}}，应用自身出错。',
    remedy: '查看其 Pod 的日志。',
  },
  'http-default-backend': {
    says: '{{names}}：{{by}} 自身返回 {{status}}：它不认识该主机或路径，请求没有到达任何应用。',
    remedy: '检查该控制器是否有包含此主机和路径的 Ingress：`kubectl get ingress -A`',
  },
  'http-welcome-page': {
    says: '{{names}}：返回的是 {{by}} 的欢迎页，不是应用。',
    remedy: '检查该主机指向哪里、内容是否已部署；若确实如此，请在站点中写明页面上应有的文字。',
  },
  'http-misdirected': {
    says: '{{names}}：{{status}}，该服务器不负责此主机。',
    remedy: '检查该地址是否属于配置了此主机的 Ingress 控制器。',
  },
  'http-plain-to-https': {
    says: '{{names}}：该端口是 HTTPS，却以明文 HTTP 请求。',
    remedy: '设置 scheme: https 或正确的端口；检查负载均衡的转发。',
  },
  'http-wants-certificate': {
    says: '{{names}}：没有客户端证书不允许访问。',
    remedy: '关闭客户端证书校验（auth-tls-verify-client），或在站点中写明预期状态 400。',
  },

  'http-status-differs': {
    says: '{{names}}：返回 {{status}}；站点预期为 {{expected}}。',
    remedy: '查看其 Pod 的日志，或更正站点中的 status。',
  },
  'http-header-missing': {
    says: '{{names}}：应答中没有响应头 {{header}}。',
    remedy: '检查应答的是哪个版本，或更正站点中的 header。',
  },
  'http-header-differs': {
    says: '{{names}}：响应头 {{header}} 为 {{has}}；站点预期为 {{expected}}。',
    remedy: '检查应答的是哪个版本，或更正站点中的 header。',
  },
  'http-text-missing': {
    says: '{{names}}：页面中没有文字“{{text}}”；页面标题：{{title}}。',
    remedy: '检查应答的是哪个版本，或更正站点中的 body。',
  },
  'http-text-not-in-beginning': {
    says: '{{names}}：页面的前 64 KiB 中没有文字“{{text}}”；页面标题：{{title}}。',
    remedy: '检查应答的是哪个版本，或在站点中改用更靠前的文字。',
  },

  'http-downgrade': {
    says: '{{names}}：从 HTTPS 重定向到了明文：{{from}} 到 {{to}}。',
    remedy: '让应用知道它在 TLS 之后（X-Forwarded-Proto），并重定向到 https。',
  },
  'http-redirect-loop': {
    says: '{{names}}：循环重定向，又回到 {{to}}。',
    remedy:
      '关闭其中一处重定向：常见原因是负载均衡已终结 TLS，而 Ingress 又跳转到 https（ssl-redirect）。',
  },
  'http-redirect-cookie': {
    says: '{{names}}：设置 Cookie 后重定向回 {{to}}；此处不保留 Cookie。',
    remedy: '在站点中写明第一个应答的状态（例如 status: 302），或换一个路径。',
  },
  'http-redirects-many': {
    says: '{{names}}：重定向超过 10 次，最后一次指向 {{to}}。',
    remedy: '更正应用或 Ingress 的重定向。',
  },
  'http-redirects-slow': {
    says: '{{names}}：重定向耗时过长，没有再跟随到 {{to}}。',
    remedy: '检查其后端 Pod 及负载。',
  },
  'http-redirect-nowhere': {
    says: '{{names}}：重定向没有可用的目标（Location：{{to}}）。',
    remedy: '更正应用或 Ingress 的重定向。',
  },

  'http-redirected': {
    says: '{{names}}：这是重定向（{{hops}} 次）之后在 {{to}} 看到的结果。',
    remedy: '查看证据中的完整过程。',
  },
  'http-redirects-away': {
    says: '{{names}}：{{status}}，重定向到 {{to}}；它不在主机列表中，没有跟随。',
    remedy: '核对这是否为访客应去的地方。',
  },
  'http-login-wanted': {
    says: '{{names}}：返回 {{status}}，需要登录或不允许访问；因未写明预期状态，视为有应答。',
    remedy: '若应为其他状态，请在站点中写明。',
  },
  'http-path-not-found': {
    says: '{{names}}：该路径返回 {{status}}；因未写明预期状态，视为有应答。',
    remedy: '在站点中写一个应用确有的路径及其状态。',
  },
  'http-request-refused': {
    says: '{{names}}：返回 {{status}}；因未写明预期状态，视为有应答。',
    remedy: '若应为其他状态，请在站点中写明。',
  },
  'http-no-hsts': {
    says: '{{names}}：没有 HSTS：浏览器下次可能不经 TLS 访问。',
    remedy: '若站点原来有，请在 Ingress 控制器上打开 HSTS（hsts: "true"）。',
  },

  'http-host-malformed': {
    says: 'hosts 的这一项无法读取（{{key}}）：{{entry}}',
    remedy:
      '写域名，或写 host 及 path、status（200 到 599）、header（name、value）和 body（页面上的一段文字）。',
  },
} as const;
