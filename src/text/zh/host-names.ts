/** What is wrong with a name where it enters. */
export const hostNames = {
  'host-name-empty': {
    says: '此处的域名为空。',
    remedy: '填写域名，例如 www.example.com。',
  },
  'host-name-url': {
    says: '{{name}} 是网址，或带有端口、路径、用户名。',
    remedy: '只写域名，例如 www.example.com。',
  },
  'host-name-numeric': {
    says: '{{name}} 是 IP 地址，或会被当作 IP 地址。',
    remedy: '填写域名。',
  },
  'host-name-control': {
    says: '{{name}} 中含有不可见字符 {{sign}}。',
    remedy: '请手动输入，不要粘贴。',
  },
  'host-name-blank': {
    says: '{{name}} 中含有空格。',
    remedy: '去掉空格，或拆成两个域名。',
  },
  'host-name-wildcard': {
    says: '{{name}} 是通配符，无法作为一个域名查询。',
    remedy: '逐个写出实际使用的域名。',
  },
  'host-name-sign': {
    says: '{{name}} 中含有域名不允许的字符 {{sign}}。',
    remedy: '改正域名，只能使用字母、数字、连字符和点。',
  },
  'host-name-underscore': {
    says: '{{name}} 含有下划线，不会有证书签发给这样的域名。',
    remedy: '填写用户实际访问的域名。',
  },
  'host-name-gap': {
    says: '{{name}} 中有连续的点，或以点开头。',
    remedy: '改正域名。',
  },
  'host-name-script': {
    says: '{{name}} 无法转换为 DNS 中的域名。',
    remedy: '检查字符，或直接填写 xn-- 开头的形式。',
  },
  'host-name-label-long': {
    says: '{{name}} 中有一段长达 {{length}} 个字符，最多允许 63 个。',
    remedy: '缩短该段。',
  },
  'host-name-long': {
    says: '{{name}} 长达 {{length}} 个字符，最多允许 253 个。',
    remedy: '缩短域名。',
  },
  'host-name-hyphen': {
    says: '{{name}} 中有一段以连字符开头或结尾。',
    remedy: '改正域名。',
  },
  'resolver-not-address': {
    says: '解析器按 IP 地址查询，而 {{value}} 不是 IP 地址。',
    remedy: '填写 IP 地址，名称可另写在 name 中。',
  },
} as const;
