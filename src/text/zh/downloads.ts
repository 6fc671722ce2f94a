/** How archives come here. */
export const downloads = {
  'will-fetch': {
    says: '{{url}}：下载到 {{file}}，中断后续传；已有的文件绝不覆盖',
    remedy: '确认这是最新备份的地址。',
  },
  'will-unpack': {
    says: '{{file}}：解压到新目录 {{folder}}；不写到目录之外，不建链接和设备文件',
    remedy: '确认该目录可用。',
  },
  // 地址与线路
  'download-no-address': {
    says: '{{url}} 不是网址。',
    remedy: '写成 https://主机/路径。',
  },
  'download-password-in-address': {
    says: '地址 {{url}} 中含有用户名或密码，会出现在日志和进程列表里。',
    remedy: '从地址中去掉，改为用机密值作为请求头传入。',
  },
  'download-no-name': {
    says: '本机无法解析 {{host}}（{{code}}）。',
    remedy: '检查域名和本机的 DNS；可能需要经跳板机访问。',
  },
  'download-unreachable': {
    says: '从本机无法连接 {{host}}（{{code}}）。',
    remedy: '检查网络、代理和防火墙：`curl -I {{url}}`',
  },
  'download-certificate': {
    says: '{{host}} 的证书不受信任（{{code}}）。',
    remedy: '如为私有 CA，把其文件写到 trust；否则先确认对方身份。',
  },
  'download-no-tls': {
    says: '无法与 {{host}} 建立 TLS 连接（{{code}}）。',
    remedy: '检查端口，以及地址应以 https 还是 http 开头。',
  },
  'download-garbage': {
    says: '{{host}} 对 {{url}} 的应答无法理解（{{code}}）。',
    remedy: '确认该地址后面是 Web 服务器，中间没有代理干扰。',
  },
  'download-stalled': {
    says: '{{host}} 不再发送 {{url}} 的数据，已放弃该连接。',
    remedy: '重做即可，会从断点续传；如一直如此，检查是否有缓慢的代理。',
  },
  'download-cut': {
    says: '{{url}} 尚未下载完，{{host}} 一再断开连接（{{code}}）。',
    remedy: '重做即可，会从断点续传；如一直如此，换一个网络下载。',
  },
  'download-redirects': {
    says: '{{url}} 的重定向超过 {{redirects}} 次。',
    remedy: '在浏览器中打开，把最终地址写入配置。',
  },
  'download-redirect-nowhere': {
    says: '{{url}} 重定向到的不是地址：{{location}}',
    remedy: '在浏览器中打开，把最终地址写入配置。',
  },
  'download-redirect-unsafe': {
    says: '{{url}} 重定向到 {{to}}，脱离了 TLS 或带有密码，没有跟随。',
    remedy: '直接写明所需的 https 地址。',
  },
  'download-login': {
    says: '{{url}} 重定向到登录页（{{to}}），不是公开的。',
    remedy: '用请求头传入令牌（GitLab 为 PRIVATE-TOKEN），或从仓库检出中取该文件。',
  },
  // 服务器的应答
  'download-refused': {
    says: '{{host}} 拒绝提供 {{url}}（HTTP {{status}}）。',
    remedy: '用请求头传入凭据，或向文件所有者索取带签名的地址。',
  },
  'download-bucket-refuses': {
    says: '存储空间 {{host}} 不提供 {{url}}（{{code}}）：它是私有的，或文件不存在。',
    remedy: '生成带签名的地址，例如：ossutil sign oss://BUCKET/PATH；再写为 url。',
  },
  'download-bucket-lacks': {
    says: '存储空间 {{host}} 中没有 {{url}}（{{code}}）。',
    remedy: '列出其中的内容，例如：ossutil ls oss://BUCKET/backup/；然后更正地址。',
  },
  'download-missing': {
    says: '{{url}} 处没有文件（HTTP {{status}}）。',
    remedy: '更正地址：文件名中的日期可能已经变化。',
  },
  'download-status': {
    says: '{{host}} 对 {{url}} 返回 HTTP {{status}}。',
    remedy: '如服务器过载，稍后重做；否则查看其日志。',
  },
  'download-page-of-file': {
    says: '{{url}} 是展示该文件的网页，不是文件本身。',
    remedy: '从仓库检出中取该文件，或用令牌下载 {{raw}}。',
  },
  'download-page': {
    says: '{{url}} 应为归档，实际是网页，可能是登录页。',
    remedy: '在浏览器中打开，写明文件本身的地址。',
  },
  'download-lfs-pointer': {
    says: '{{url}} 是 Git LFS 指针，不是文件本身。',
    remedy: '在仓库检出中用 git lfs pull 取得该文件。',
  },
  'download-empty': {
    says: '{{url}} 是空的。',
    remedy: '找更早的备份，并告知制作备份的人。',
  },
  'download-no-archive': {
    says: '{{url}} 不是归档（tar、tar.gz、zip）；服务器称其为 {{contentType}}。',
    remedy: '打开看看是什么，然后更正地址。',
  },
  'download-too-large': {
    says: '{{url}} 有 {{bytes}} 字节；最多下载 {{limit}} 字节。',
    remedy: '检查地址；如无误，调大 maxBytes。',
  },
  'download-too-old': {
    says: '{{url}} 最后修改于 {{modified}}，早于 {{limit}}。',
    remedy: '找更新的备份；如没有，调整期限并写明理由。',
  },
  'download-no-space': {
    says: '{{path}} 所在磁盘已满：剩余 {{free}} 字节，需要 {{needs}} 字节。',
    remedy: '腾出空间，或换到另一块磁盘；已下载的部分会保留。',
  },
  'download-no-place': {
    says: '无法写入 {{path}}（{{code}}）。',
    remedy: '换到一个可写的目录。',
  },
  'download-archive-cut': {
    says: '从 {{url}} 下载的归档不完整：缺少结尾；已丢弃。',
    remedy: '重做此步；如来源即如此，换更早的备份。',
  },
  'download-archive-damaged': {
    says: '从 {{url}} 下载的归档已损坏：{{problem}}；已丢弃。',
    remedy: '重做此步；如来源即如此，换更早的备份。',
  },
  'download-wrong-sha256': {
    says: '从 {{url}} 下载的内容 sha256 为 {{found}}，而不是 {{expected}}；已丢弃。',
    remedy: '与备份时的记录核对：可能是另一个文件，或在途中被改动。',
  },
} as const;
