/** 证书文件与 Secret 的用语。 */
export const certificates = {
  'certificate-entry-malformed': {
    says: '证书列表中的这一项无法识别：{{entry}}',
    remedy: '写明 id 和 hosts（列表）；文件名不是 ID.pem 和 ID.key 时，再写 certificate 和 key。',
  },
  'certificate-file-missing': {
    says: '没有找到证书文件；已查找：{{looked}}',
    remedy: '把证书放到该处，或在站点文件中用 certificate 写明路径。',
  },
  'certificate-key-file-missing': {
    says: '没有找到私钥文件；已查找：{{looked}}',
    remedy: '把私钥放到该处，或在站点文件中用 key 写明路径。',
  },
  'certificate-none': {
    says: '{{where}} 中没有证书（其中有：{{found}}）。',
    remedy: '指定内容包含 BEGIN CERTIFICATE 的文件。',
  },
  'certificate-malformed': {
    says: '{{where}} 第 {{line}} 行的证书已损坏。',
    remedy: '重新获取该文件：内容被截断或改动过。',
  },
  'certificate-in-der': {
    says: '{{file}} 是 DER 格式，不是 PEM。',
    remedy: '转换格式：`openssl x509 -inform DER -in {{file}} -out {{file}}.pem`',
  },
  'certificate-in-pfx': {
    says: '{{file}} 是 PFX（PKCS#12）文件，不是 PEM。',
    remedy:
      '导出证书：`openssl pkcs12 -in {{file}} -nokeys -out {{file}}.pem`（旧文件加 -legacy）。',
  },
  'certificate-in-pkcs7': {
    says: '{{file}} 是 PKCS#7（p7b），不能放入 TLS Secret。',
    remedy: '导出证书：`openssl pkcs7 -print_certs -in {{file}} -out {{file}}.pem`',
  },
  'certificate-in-pkcs7-der': {
    says: '{{file}} 是 DER 格式的 PKCS#7（p7b），不能放入 TLS Secret。',
    remedy: '导出证书：`openssl pkcs7 -inform DER -print_certs -in {{file}} -out {{file}}.pem`',
  },
  'certificate-in-keystore': {
    says: '{{file}} 是 Java keystore，不是 PEM。',
    remedy:
      '先转为 PFX：`keytool -importkeystore -srckeystore {{file}} -destkeystore {{file}}.p12 -deststoretype PKCS12`；再用 openssl pkcs12 分别导出证书和私钥。',
  },
  'certificate-request-only': {
    says: '{{file}} 是证书签名请求，不是证书。',
    remedy: '指定证书颁发机构返回的证书文件。',
  },
  'certificate-key-none': {
    says: '{{file}} 中没有私钥（其中有：{{found}}）。',
    remedy:
      '指定内容包含 BEGIN PRIVATE KEY、BEGIN RSA PRIVATE KEY 或 BEGIN EC PRIVATE KEY 的文件。',
  },
  'certificate-key-several': {
    says: '{{file}} 中有多个私钥（{{keys}}）。',
    remedy: '文件中只保留与证书配对的那一个。',
  },
  'certificate-key-malformed': {
    says: '{{file}} 中的私钥无法读取（{{code}}）。',
    remedy: '重新获取该文件，并检查：`openssl pkey -in {{file}} -noout`',
  },
  'certificate-key-encrypted': {
    says: '{{file}} 中的私钥已加密：Ingress 控制器无法输入密码。',
    remedy:
      '解密到只有本人可读的文件：`(umask 077; openssl pkey -in {{file}} -out {{file}}.plain)`，再指定该文件。',
  },
  'certificate-key-of-ssh': {
    says: '{{file}} 中是 ssh 密钥（OpenSSH 格式），不是证书的私钥。',
    remedy: '指定申请该证书时使用的私钥。',
  },
  'certificate-key-in-der': {
    says: '私钥 {{file}} 是 DER 格式，不是 PEM。',
    remedy: '转换格式：`(umask 077; openssl pkey -inform DER -in {{file}} -out {{file}}.pem)`',
  },
  'certificate-key-in-pfx': {
    says: '{{file}} 是 PFX（PKCS#12）文件，不是 PEM 私钥。',
    remedy:
      '导出私钥：`(umask 077; openssl pkcs12 -in {{file}} -nocerts -nodes -out {{file}}.key)`',
  },
  'certificate-key-mismatch': {
    says: '{{file}} 中的私钥与 {{where}} 中的证书不配对。',
    remedy: '找到申请该证书时使用的私钥，或用这个私钥重新签发证书。',
  },
  'certificate-ended': {
    says: '{{where}} 中的证书已于 {{until}} 过期。',
    remedy: '续期，或查找更新的证书。',
  },
  'certificate-not-begun': {
    says: '{{where}} 中的证书要到 {{from}} 才生效。',
    remedy: '在此之前使用上一张证书；并检查本机时钟。',
  },
  'certificate-names-missing': {
    says: '{{where}} 中的证书不包含 {{missing}}；它包含 {{has}}。',
    remedy: '使用这些域名的证书，或重新签发包含它们的证书。',
  },
  'certificate-issuer-missing': {
    says: '{{where}} 中的证书链不完整：缺少签发者证书（{{issuer}}）。',
    remedy:
      '把签发者证书追加到文件末尾（证书颁发机构以 chain、bundle 或中间证书的名义提供）：并非所有客户端都会自行下载。',
  },
  'certificate-issuer-unknown': {
    says: '{{where}} 中的证书链不通向任何受信任的根：其签发者 {{issuer}} 既不在文件中，也不在 trust 中。',
    remedy: '把签发者证书追加到文件末尾；自有根证书则写入 trust。',
  },
  'certificate-signed-by-itself': {
    says: '{{where}} 中的证书是自签名的（{{subject}}）：没有客户端信任它。',
    remedy: '使用证书颁发机构签发的证书；若客户端也装有它，则写入 trust。',
  },
  'certificate-root-not-trusted': {
    says: '{{where}} 中的证书链以不受信任的根证书结束：{{root}}',
    remedy: '若是自有根证书且客户端已安装，则写入 trust；否则使用公共证书颁发机构的证书。',
  },
  'certificate-not-accepted': {
    says: 'TLS 不接受 {{where}} 中的证书（{{code}}）。',
    remedy:
      '用 openssl x509 -text 查看整条证书链及其根证书：多半是根证书已到期，或不允许其下的证书。',
  },
  'certificate-issuer-may-not': {
    says: '{{where}} 中有证书由无权签发的证书签发：{{issuer}}',
    remedy: '由证书颁发机构重新签发。',
  },
  'certificate-issuer-ended': {
    says: '{{where}} 中签发者证书目前无效（有效期至 {{until}}）：{{issuer}}',
    remedy: '换成签发者当前有效的证书。',
  },
  'certificate-not-for-servers': {
    says: '{{where}} 中的证书不能用于服务器（扩展密钥用法）。',
    remedy: '重新签发用于服务器身份验证的证书。',
  },
  'certificate-key-usage': {
    says: '{{where}} 中证书的密钥不允许用于签名，而 TLS 服务器都要签名；允许的是 {{has}}。',
    remedy: '重新签发，密钥用法包含 digitalSignature。',
  },
  'certificate-part-unread': {
    says: '{{where}} 中的证书 {{subject}} 有一部分无法读取，因此什么都没有证明。',
    remedy: '用 openssl x509 -text 查看，并重新签发。',
  },
  'certificate-key-weak': {
    says: '{{where}} 中 {{subject}} 的密钥强度不足：{{type}} {{bits}} 位。',
    remedy: '用 RSA 2048 位以上或 P-256 曲线的密钥重新签发证书。',
  },
  'certificate-signature-weak': {
    says: '{{where}} 中 {{subject}} 的签名算法强度不足：{{algorithm}}',
    remedy: '重新签发：现在的签名使用 SHA-256。',
  },
  'certificate-expires-soon': {
    says: '{{where}} 中的证书将在 {{days}} 天后（{{until}}）到期。',
    remedy: '先使用，并在到期前续期。',
  },
  'certificate-unsorted': {
    says: '{{where}} 中的证书顺序不对：写入时会自动排序。',
    remedy: '若该文件还用于别处，请把服务器证书放在最前，签发者证书依次在后。',
  },
  'certificate-served-unsorted': {
    says: '{{where}} 中的证书顺序不对，并按此顺序提供给客户端。',
    remedy: '把服务器证书放在最前，签发者证书依次在后。',
  },
  'certificate-some-not-needed': {
    says: '{{where}} 中有 {{dropped}} 张证书不需要（根证书或其他证书链的证书）：写入时会略去。',
    remedy: '若该文件还用于别处，请将其删除。',
  },
  'tls-host-without-rule': {
    says: 'Ingress {{ingress}} 只在 tls 中写了 {{host}}：没有任何 Ingress 为该域名定义规则，因此不会提供服务。',
    remedy: '为该域名添加规则。',
  },
  'ingress-without-tls': {
    says: 'Ingress {{ingress}} 提供 {{host}}，但没有指定 Secret：控制器会使用默认证书。',
    remedy: '在该 Ingress 中添加 tls，写明域名和 Secret。',
  },
  'ingress-tls-not-for-host': {
    says: 'Ingress {{ingress}} 的 tls 没有写 {{host}}，其 Secret 中也没有适用的证书：控制器会使用默认证书。',
    remedy: '在该 Ingress 的 tls 中写明此域名和对应的 Secret。',
  },
  'tls-secret-unnamed': {
    says: 'Ingress {{ingress}} 的 tls 写了 {{host}} 但没有 secretName：控制器会使用默认证书。',
    remedy: '在该处补上 secretName。',
  },
  'tls-secret-missing': {
    says: 'Ingress 指定的 Secret {{secret}} 不存在：控制器会使用默认证书。',
    remedy: '用证书文件创建它，或更正 Ingress。',
  },
  'tls-secret-without-certificate': {
    says: 'Secret {{secret}} 中没有 tls.crt：控制器会使用默认证书。',
    remedy: '用证书文件重新创建为 kubernetes.io/tls 类型。',
  },
  'tls-secret-without-key': {
    says: 'Secret {{secret}} 中没有 tls.key：控制器会使用默认证书。',
    remedy: '用证书文件重新创建为 kubernetes.io/tls 类型。',
  },
  'tls-secret-other-type': {
    says: '命名空间 {{namespace}} 中的 Secret {{name}} 类型为 {{type}}，而类型无法更改。',
    remedy:
      '先确认谁在使用它；再删除（`kubectl delete secret {{name}} --namespace={{namespace}}`）并重做，或改用其他名称。',
  },
  'will-ensure-tls-secret': {
    says: '命名空间 {{namespace}} 的 Secret {{name}}：写入 {{certificate}} 的证书和 {{key}} 的私钥，绝不强制',
    remedy: '与 Ingress 中的命名空间和名称核对。',
  },
  'will-ensure-tls-secrets': {
    says: 'Ingress 为 {{hosts}} 指定的每个 Secret：写入 {{certificate}} 的证书和 {{key}} 的私钥，绝不强制',
    remedy: '用手工命令中的第一条查看是哪些。',
  },
} as const;
