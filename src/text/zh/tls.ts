import { tlsCertificate } from './tls-certificate.ts';

/** 握手和证书的结论。`names` 是涉及的域名。 */
export const tls = {
  ...tlsCertificate,
  // 服务器如何应答。
  'tls-plain-http': {
    says: '{{names}}：{{address}}:{{port}} 以明文 HTTP 应答，没有 TLS。',
    remedy:
      '把监听改为 HTTPS；若由 Ingress 控制器终结 TLS，则改为 TCP；并检查该端口是否转发到控制器的 443。',
  },
  'tls-handshake-refused': {
    says: '{{names}}：{{address}}:{{port}} 拒绝握手（{{code}}）。',
    remedy: '查看 Ingress 控制器日志：多半是没有该域名的证书，或只允许其他协议和加密套件。',
  },
  'tls-name-unknown': {
    says: '{{names}}：{{address}}:{{port}} 不认识该域名并拒绝（{{code}}）。',
    remedy: '检查是否有 Ingress 在 tls.hosts 中写了该域名，以及该地址是否属于它的控制器。',
  },
  'tls-server-error': {
    says: '{{names}}：{{address}}:{{port}} 因自身错误中断握手（{{code}}）。',
    remedy: '查看 Ingress 控制器日志；也可能正在重启。',
  },
  'tls-too-old': {
    says: '{{names}}：{{address}}:{{port}} 不支持 TLS 1.2 或更新的版本。',
    remedy: '在那里启用 TLSv1.2 和 TLSv1.3：控制器的 ssl-protocols，或负载均衡的 TLS 安全策略。',
  },
  'tls-client-certificate': {
    says: '{{names}}：{{address}}:{{port}} 没有客户端证书就不放行（{{code}}）。',
    remedy: '关闭客户端证书校验（auth-tls-verify-client），或从持有证书的客户端检查该域名。',
  },
  'tls-chain-too-large': {
    says: '{{names}}：{{address}}:{{port}} 发送的证书超过 100 KB，客户端会拒绝。',
    remedy: '文件中只保留证书及其中间证书。',
  },
  'tls-key-mismatch': {
    says: '{{names}}：{{address}}:{{port}} 签名所用的私钥与其发送的证书不匹配（{{code}}）。',
    remedy: '把与证书匹配的私钥放入 Secret，或重新签发证书和私钥。',
  },
  'tls-garbage': {
    says: '{{names}}：{{address}}:{{port}} 的应答不是 TLS（{{code}}）。',
    remedy: '检查那里监听的是什么程序，以及负载均衡把该端口转发到哪里。',
  },
  'tls-reset': {
    says: '{{names}}：{{address}}:{{port}} 重置连接（{{code}}）。',
    remedy: '检查负载均衡的后端和 Ingress 控制器的 Pod；也可能是防火墙所为。',
  },
  'tls-closed': {
    says: '{{names}}：{{address}}:{{port}} 直接关闭连接，没有应答。',
    remedy: '检查负载均衡的后端和 Ingress 控制器的 Pod；若正在启动，请等待。',
  },
  'tls-slow': {
    says: '{{names}}：{{address}}:{{port}} 接受了连接，但没有在时限内完成握手。',
    remedy: '检查 Ingress 控制器的负载，以及是否有就绪的 Pod。',
  },
  'tls-timeout': {
    says: '{{names}}：{{address}}:{{port}} 在时限内没有应答。',
    remedy: '检查地址，以及安全组、防火墙和访问控制是否放行本机。',
  },
  'tls-port-refused': {
    says: '{{names}}：{{address}}:{{port}} 拒绝连接。',
    remedy: '检查负载均衡在该端口的监听及其后端；若正在创建，请等待。',
  },
  'tls-unreachable': {
    says: '{{names}}：无法到达 {{address}}:{{port}}（{{code}}）。',
    remedy: '检查地址以及本机到那里的路由，例如 VPN。',
  },
  'tls-host-not-found': {
    says: '{{names}}：域名 {{address}} 没有解析到地址（{{code}}）。',
    remedy: '检查其 DNS 记录；若刚刚创建，请等待。',
  },
  'tls-untested': {
    says: '{{names}}：本机不允许向导连接 {{address}}:{{port}}（{{code}}）。',
    remedy: '检查本机的限制（打开文件数、本地防火墙），或换一台机器再试。',
  },

  // 在哪里得到应答。
  'tls-other-address': {
    says: '{{names}}：检查的地址是 {{address}}，但应为 {{expected}}（来源：{{source}}）。',
    remedy: '比较两个值，改正错误的一个。',
  },
  'tls-leads-elsewhere': {
    says: '{{names}}：域名指向 {{address}}（来源：本机 DNS），但应为 {{expected}}（来源：{{source}}）。',
    remedy: '修改 DNS 记录；若已修改，请等待旧结果过期。',
  },
  'tls-expected-unresolved': {
    says: '{{names}}：{{expected}}（来源：{{source}}）没有解析到地址，无法比较。',
    remedy: '检查该主机名和本机的解析器。',
  },
} as const;
