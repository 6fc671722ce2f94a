/** 证书的结论和提示。`names` 是涉及的域名。 */
export const tlsCertificate = {
  // 证书本身。
  'tls-default-certificate': {
    says: '{{names}}：{{controller}} 返回的是它自己的默认证书（{{subject}}）。',
    remedy:
      '检查 Ingress 的 tls.secretName 是否写了 Secret、Secret 是否与 Ingress 在同一命名空间、其中的证书是否包含该域名。',
  },
  'tls-self-signed': {
    says: '{{names}}：证书 {{subject}} 是自签名的，客户端不信任。',
    remedy: '换用 CA 签发的证书；若就是要用它，把它的文件写入站点的 trust。',
  },
  'tls-name-mismatch': {
    says: '{{names}}：证书属于其他域名：{{has}}。',
    remedy: '换用包含该域名的证书，或重新签发。',
  },
  'tls-wildcard-depth': {
    says: '{{names}}：证书中的 {{wildcard}} 只代表一级，不包含该域名。',
    remedy: '签发一张直接包含该域名的证书。',
  },
  'tls-common-name-only': {
    says: '{{names}}：证书只在通用名称（CN）中写了该域名，客户端已不再采用。',
    remedy: '重新签发，把该域名写入使用者备用名称（SAN）。',
  },
  'tls-expired': {
    says: '{{names}}：证书已于 {{until}} 到期，已过 {{days}} 天。',
    remedy: '把续期后的证书放入 Secret。',
  },
  'tls-not-yet-valid': {
    says: '{{names}}：证书从 {{from}} 起才有效。',
    remedy: '换用现在有效的证书；若它应当有效，检查本机时钟。',
  },
  'tls-issuer-expired': {
    says: '{{names}}：签发者 {{issuer}} 的证书已于 {{until}} 到期，已过 {{days}} 天。',
    remedy: '在文件中换成 CA 目前提供的那一张。',
  },
  'tls-issuer-not-yet-valid': {
    says: '{{names}}：签发者 {{issuer}} 的证书从 {{from}} 起才有效。',
    remedy: '在文件中换成现在有效的那一张，并检查本机时钟。',
  },
  'tls-clock-wrong': {
    says: '{{names}}：证书是否有效取决于哪个时钟正确：本机与服务器相差 {{minutes}} 分钟。',
    remedy: '与另一个可靠的时钟比较，校正错误的一个，然后再检查。',
  },
  'tls-clock-ahead': {
    says: '本机时钟比服务器快 {{minutes}} 分钟。',
    remedy: '与另一个可靠的时钟比较，校正错误的一个。',
  },
  'tls-clock-behind': {
    says: '本机时钟比服务器慢 {{minutes}} 分钟。',
    remedy: '与另一个可靠的时钟比较，校正错误的一个。',
  },
  'tls-no-certificate': {
    says: '{{names}}：服务器没有发送证书。',
    remedy: '检查服务器配置的证书。',
  },
  'tls-certificate-unread': {
    says: '{{names}}：证书有一部分无法读取，因此什么都没有证明。',
    remedy: '用 openssl x509 -text 查看，并重新签发。',
  },
  'tls-revoked': {
    says: '{{names}}：CA 已吊销该证书（{{at}}）。',
    remedy: '用新的私钥重新签发证书，并查明吊销原因。',
  },
  'tls-must-staple': {
    says: '{{names}}：该证书必须连同 OCSP 应答一起提供，但没有可用的应答（{{code}}）。',
    remedy: '启用 OCSP 装订；许多服务器在第一个访问者之后才向 CA 查询，先等一分钟。',
  },
  'tls-key-weak': {
    says: '{{names}}：{{subject}} 的密钥太弱（{{type}}，{{bits}} 位）。',
    remedy: '用至少 2048 位的 RSA 或 256 位的 EC 密钥重新签发。',
  },
  'tls-signature-weak': {
    says: '{{names}}：{{subject}} 以 {{algorithm}} 签名，客户端已不再接受。',
    remedy: '以 SHA-256 或更强的算法重新签发。',
  },
  'tls-key-usage': {
    says: '{{names}}：证书的密钥不允许这样使用：需要 {{needed}}，允许的是 {{has}}。',
    remedy: '重新签发，密钥用法包含 {{needed}}。',
  },
  'tls-not-for-servers': {
    says: '{{names}}：该证书不用于服务器；其增强型密钥用法为 {{has}}。',
    remedy: '签发一张增强型密钥用法为 serverAuth 的证书。',
  },

  // 由谁签发。
  'tls-chain-disordered': {
    says: '{{names}}：证书发送顺序错误：{{order}}。',
    remedy: '在文件中按顺序排列：先是域名的证书，然后是它的签发者，依此类推；不放根证书。',
  },
  'tls-intermediate-missing': {
    says: '{{names}}：没有发送签发者 {{issuer}} 的证书；只有恰好认识它的客户端才能连通。',
    remedy: '把完整证书链放入 Secret。若签发者是自己的根证书，把其文件写入站点的 trust。',
  },
  'tls-issuer-unknown': {
    says: '{{names}}：证书链止于 {{last}}；其签发者 {{issuer}} 既没有发送，也不受本机信任。',
    remedy: '把完整证书链放入 Secret。若签发者是自己的根证书，把其文件写入站点的 trust。',
  },
  'tls-root-unknown': {
    says: '{{names}}：证书链通向 {{root}}，它不受本机信任。',
    remedy: '换用客户端信任的 CA 的证书；若是自己的 CA，把其根证书写入站点的 trust。',
  },
  'tls-impostor': {
    says: '{{names}}：{{impostor}} 与签发者同名但密钥不同：它没有签发前一张证书。',
    remedy: '在文件中换成 CA 随这张证书一起提供的那一张。',
  },
  'tls-impostor-root': {
    says: '{{names}}：证书链通向的 {{root}} 只是与受信任的根证书同名，密钥不同。',
    remedy: '查明这张证书是谁做的：可能是伪造。换用真正 CA 的证书。',
  },
  'tls-issuer-not-ca': {
    says: '{{names}}：{{issuer}} 签发了证书，但它不是 CA，或无权签发。',
    remedy: '由 CA 签发该证书。',
  },
  'tls-path-too-long': {
    says: '{{names}}：{{issuer}} 下面只允许 {{most}} 级 CA，实际更多。',
    remedy: '由更上级签发该证书，或重新制作没有此限制的 CA。',
  },
  'tls-not-trusted': {
    says: '{{names}}：TLS 不接受该证书（{{code}}）。',
    remedy: '查看证据中的证书链，并重新签发证书。',
  },

  // 提示。
  'tls-expires-soon': {
    says: '{{names}}：证书将在 {{days}} 天后到期（{{until}}）。',
    remedy: '在此之前续期。',
  },
  'tls-issuer-expires-soon': {
    says: '{{names}}：签发者 {{issuer}} 的证书将在 {{days}} 天后到期（{{until}}）。',
    remedy: '向 CA 索取后续的证书链。',
  },
  'tls-root-sent': {
    says: '{{names}}：还发送了根证书 {{root}}，客户端并不需要。',
    remedy: '从文件中去掉它。',
  },
  'tls-certificate-twice': {
    says: '{{names}}：有 {{doubles}} 张证书重复发送。',
    remedy: '文件中每张只保留一次。',
  },
  'tls-certificate-unneeded': {
    says: '{{names}}：发送的 {{subject}} 不属于证书链。',
    remedy: '从文件中去掉它。',
  },
  'tls-ocsp-unusable': {
    says: '{{names}}：服务器发送的 OCSP 应答不可用（{{because}}）。',
    remedy: '检查那里的 OCSP 装订，以及服务器能否访问其 CA；有些客户端会因此拒绝。',
  },
  'tls-asks-for-certificate': {
    says: '{{names}}：服务器要求客户端证书，没有也继续。',
    remedy: '检查 HTTP 是否应答：有些服务器到那时才拒绝。',
  },
  'tls-sni-ignored': {
    says: '{{address}} 对虚构的域名返回同一张证书：它不看域名，或者这就是默认证书。',
    remedy: '若各域名证书不同，检查那里是否为每个域名单独配置。',
  },
  'tls-sni-default': {
    says: '{{names}}：{{address}} 对虚构的域名返回同一张证书：它没有该域名的证书。',
    remedy: '检查是否有 Ingress 在 tls.hosts 中写了该域名，且其 Secret 存在。',
  },
} as const;
