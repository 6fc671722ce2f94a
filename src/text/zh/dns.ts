/** 域名解析，以及域名的写法。 */
export const dns = {
  'dns-record-malformed': {
    says: '{{names}}：{{key}} 不能是 {{value}}。',
    remedy: '改为以下之一：{{expected}}。',
  },
  'dns-value-missing': {
    says: '不知道 {{names}} 应解析到哪里。',
    remedy: '为该记录填写记录值：IP 地址或主机名。',
  },
  'dns-value-invalid': {
    says: '{{names}} 的目标 {{value}} 既不是 IP 地址，也不是主机名。',
    remedy: '改正记录值。',
  },
  'dns-value-itself': {
    says: '{{names}} 的目标是 {{value}}，即它自己。',
    remedy: '改正记录值。',
  },
  'dns-value-type': {
    says: '{{names}} 的记录类型为 {{type}}，而 {{value}} 不是该类型的值。',
    remedy: '改正类型或记录值。',
  },
  'dns-target-missing': {
    says: '{{names}} 应经由中间服务解析，但未说明是哪个。',
    remedy: '为该记录填写 target：CDN 或 WAF 的主机名。',
  },
  'dns-resolver-invalid': {
    says: '{{resolver}} 不是可以查询的解析器。',
    remedy:
      '填写 IP 地址，或映射：address，可另加 port、name、doh、required: true、view: public 或 view: private。',
  },
  'dns-inside-unasked': {
    says: '{{names}} 是内网域名，集群中没有 Pod 可以用来查询（{{code}}）。',
    remedy:
      '在站点的 resolvers 中指定一个 view: private 的解析器，或准备一个已就绪、带有 getent 或 nslookup 且允许 exec 的 Pod。',
  },
  'dns-private-unasked': {
    says: '{{names}} 是内网域名，从这里没有可查询的解析器。',
    remedy: '在站点的 resolvers 中指定一个 view: private 的解析器。',
  },
  'dns-private-unrecorded': {
    says: '{{names}} 是内网域名，目前从这里没有可查询的解析器：当前的解析结果没有记录。',
    remedy: '在其 DNS 控制台中查看并记下；或在站点的 resolvers 中指定一个 view: private 的解析器。',
  },
  'dns-zone-unknown': {
    says: '{{names}}：找不到所属的区及其权威服务器。{{answers}}',
    remedy: '检查本机网络和解析器，会自动重试。',
  },
  'dns-zone-without-servers': {
    says: '{{names}}：区 {{zone}} 没有已知的权威服务器。',
    remedy: '到注册商处检查该区的授权（NS）。',
  },
  'dns-server-silent': {
    says: '{{names}}：{{servers}} 没有应答。',
    remedy:
      '检查从这里到 53 端口（UDP、TCP）的网络，会自动重试；经由这些服务器查询的解析器可能仍得到旧结果。',
  },
  'dns-server-unreachable': {
    says: '{{names}}：从这里无法到达 {{servers}}（{{code}}）。',
    remedy: '检查本机网络，会自动重试。',
  },
  'dns-server-failing': {
    says: '{{names}}：{{servers}} 无法给出结果（{{code}}）。',
    remedy: '到 DNS 服务商处检查该区，可能没有加载成功。',
  },
  'dns-server-refuses': {
    says: '{{names}}：{{servers}} 拒绝应答。',
    remedy: '确认该区由这些服务器提供；如果不是，从授权（NS）中移除。',
  },
  'dns-server-garbage': {
    says: '{{names}}：{{servers}} 返回的内容不是有效应答（{{code}}）。',
    remedy: '检查中间是否有设备篡改 DNS，并从其他网络再查一次。',
  },
  'dns-server-lame': {
    says: '{{names}}：{{servers}} 应提供该区，实际上没有。',
    remedy: '改正授权（NS），或在这些服务器上配置该区。',
  },
  'dns-server-unresolved': {
    says: '{{names}}：区 {{zone}} 的服务器 {{servers}} 没有地址。',
    remedy: '改正授权（NS）：这里找不到的服务器，仍可能向其他人返回旧结果。',
  },
  'dns-target-unknown': {
    says: '{{names}}：按 {{servers}} 解析到 {{code}}，但无法得知后者解析到哪里。',
    remedy: '检查该域名是否存在，会自动重试。',
  },
  'dns-target-nowhere': {
    says: '{{names}} 指向的名称没有地址：{{got}}。',
    remedy: '改正 CNAME 的记录值，或等待该名称生效。',
  },
  'dns-name-absent': {
    says: '{{names}}：区 {{zone}} 中没有该域名，应解析到 {{want}}。',
    remedy: '在 DNS 服务商处添加记录。',
  },
  'dns-record-absent': {
    says: '{{names}}：区 {{zone}} 中有该域名，但没有地址记录，应解析到 {{want}}。',
    remedy: '在 DNS 服务商处添加记录。',
  },
  'dns-old': {
    says: '{{names}} 仍解析到原来的 {{got}}，应解析到 {{want}}。',
    remedy: '在 DNS 服务商处修改记录。',
  },
  'dns-elsewhere': {
    says: '{{names}} 解析到 {{got}}，应解析到 {{want}}。',
    remedy: '在 DNS 服务商处改正记录。',
  },
  'dns-mixed': {
    says: '{{names}} 解析到 {{got}}，只有一部分正确，应解析到 {{want}}。',
    remedy: '删除该域名的其他记录，包括其他线路。',
  },
  'dns-family-astray': {
    says: '{{names}}：{{type}} 记录不正确。现解析到 {{got}}，应解析到 {{want}}。',
    remedy: '修改或删除 {{type}} 记录，否则使用它的用户到不了新地址。',
  },
  'dns-servers-differ': {
    says: '{{names}}：各权威服务器的结果不一致。{{said}}；应解析到 {{want}}。',
    remedy: '等待所有服务器更新；如果一直如此，联系 DNS 服务商。',
  },
  'dns-server-stale': {
    says: '{{names}}：{{servers}} 上的区还是旧版本，序列号 {{serial}}，最新为 {{newest}}。{{said}}；应解析到 {{want}}。',
    remedy: '等待区传送；如果一直如此，检查服务器之间的区传送。',
  },
  'dns-cname-loop': {
    says: '{{names}} 的 CNAME 形成循环：{{got}}。',
    remedy: '在 DNS 服务商处改正 CNAME。',
  },
  'dns-cname-long': {
    says: '{{names}} 经过的 CNAME 过多：{{got}}。',
    remedy: '缩短 CNAME 链。',
  },
  'dns-resolver-asked': {
    says: '{{names}}：{{resolver}} 尚未应答。',
    remedy: '请稍候，正在等待应答。',
  },
  'dns-resolver-old': {
    says: '{{names}}：{{resolver}} 仍返回旧结果 {{got}}，应为 {{want}}。',
    remedy: '等待 TTL 到期，或清空该解析器的缓存。',
  },
  'dns-resolver-none': {
    says: '{{names}}：{{resolver}} 仍返回域名不存在，应解析到 {{want}}。',
    remedy: '等待它重新查询，或清空该解析器的缓存。',
  },
  'dns-resolver-elsewhere': {
    says: '{{names}}：{{resolver}} 返回 {{got}}，应为 {{want}}。',
    remedy: '检查该域名在那里是否有其他线路、视图或过滤。',
  },
  'dns-resolver-silent': {
    says: '{{names}}：{{resolver}} 没有给出可用的应答（{{code}}）。',
    remedy: '检查到它的网络；可先以其他解析器的结果为准。',
  },
  'dns-bogus': {
    says: '{{names}}：{{resolver}} 因 DNSSEC 验证失败而拒绝该结果（{{code}}）。',
    remedy: '重新签名，或在注册商处删除 DS 记录：做验证的用户无法访问该域名。',
  },
  'dns-through-cname': {
    says: '{{names}} 经由其他名称解析到目标：{{got}}。',
    remedy: '确认这些名称长期有效，它们由所属区的管理者控制。',
  },
  'dns-flattened': {
    says: '{{names}} 没有 CNAME，而是直接使用 {{want}} 的地址 {{got}}。',
    remedy: '确认 DNS 服务商会自动更新这些地址。',
  },
  'dns-values-missing': {
    says: '{{names}} 只解析到 {{got}}，是 {{want}} 的一部分。',
    remedy: '如果其余记录也需要，请补充。',
  },
  'dns-target-unasked': {
    says: '{{names}} 已指向目标，但无法得知 {{want}} 本身解析到哪里。',
    remedy: '检查该名称是否有地址。',
  },
  'dns-private-address': {
    says: '{{names}} 解析到内网地址 {{got}}，只有内网用户能访问。',
    remedy: '确认这是预期结果；部分解析器会丢弃这样的应答。',
  },
  'dns-cname-beside-others': {
    says: '{{names}} 既有 CNAME，又有其他记录。',
    remedy: '删除其中之一，否则使用哪个全凭偶然。',
  },
  'dns-apex-cname': {
    says: '{{names}} 是区的顶点，却使用了 CNAME。',
    remedy: '改用 A 记录或服务商的 ALIAS：区顶点有 SOA 和 NS，不允许 CNAME，邮件也可能受影响。',
  },
  'dns-apex-needs-alias': {
    says: '{{names}} 是区的顶点，不能用 CNAME 指向 {{want}}。',
    remedy: '使用服务商的 ALIAS（CNAME 拉平），或填写地址的 A 记录。',
  },
  'dns-delegation-differs': {
    says: '区 {{zone}} 授权给 {{delegated}}，区内 NS 却是 {{own}}。',
    remedy: '在注册商处或区内改成一致。',
  },
  'dns-ipv6-untested': {
    says: '本机没有 IPv6，无法查询 {{servers}}。',
    remedy: '如有必要，从有 IPv6 的机器再查一次。',
  },
  'dns-wildcard': {
    says: '{{names}} 的结果与 {{wildcard}} 相同，可能没有自己的记录。',
    remedy: '修改通配符记录之前，先为它添加单独的记录。',
  },
  'dns-servers-disagree': {
    says: '{{names}}：各权威服务器现在的结果不一致。{{said}}',
    remedy: '修改之前先改正；现有的各个结果都已记录。',
  },
  'dns-ttl-high': {
    says: '{{names}} 的 TTL 为 {{ttl}} 秒。现在调低，从 {{helpsFrom}} 起见效。',
    remedy: '现在调低到 60 秒，暂不修改其他内容。',
  },
  'dns-ttl-long': {
    says: '{{names}}：{{servers}} 返回的 TTL 仍为 {{ttl}} 秒，高于 {{most}} 秒。',
    remedy:
      '把记录的 TTL 改为 {{most}} 秒；域名的套餐不允许时设为允许的最低值，并以此为理由跳过本步骤。',
  },
  'dns-ttl-nothing': {
    says: '{{names}} 还没有记录，无 TTL 可调。「不存在」这一结果最多会被缓存 {{ttl}} 秒。',
    remedy: '添加记录时把 TTL 设为 {{most}} 秒。',
  },
  'dns-ttl-private': {
    says: '{{names}} 是内网域名，从这里读不到它的 TTL。',
    remedy: '在其解析控制台中查看并调低。',
  },
  'dns-nothing-there': {
    says: '{{names}}：目前没有记录，已如实记录。',
    remedy: '回退时删除新记录即可，现在无需处理。',
  },
  'dns-caa-forbids': {
    says: '{{names}}：{{at}} 的 CAA 只允许 {{allowed}} 签发证书，不包括 {{ca}}。',
    remedy: '为 {{ca}} 添加 CAA 记录，或换由允许的机构签发证书。',
  },
  'dns-caa-nobody': {
    says: '{{names}}：{{at}} 的 CAA 不允许任何机构签发证书。',
    remedy: '需要签发证书之前，先修改 CAA 记录。',
  },
} as const;
