/** What a field says of what was typed or pasted into it. */
export const screenField = {
  field: {
    lines: '一次收到 {{n}} 行，这里只要一行。没有写入任何内容。',
    long: '一次收到 {{n}} 个字符，最多 {{most}} 个。没有写入任何内容。',
    unseen: '粘贴的内容里有 {{n}} 个看不见的字符。没有写入任何内容，请重新复制。',
    noTyping: '一次收到的文字太多，没有当作按键。请先把光标移到输入框，再粘贴。',
    unfinished: '还不是{{type}}',
    right: '{{passed}} {{value}}',
    understood: '{{passed}} 识别为 {{value}}',
    matches: '{{passed}} 名称一致',
    keys: '在输入框里',
    key: {
      words: '向左或向右移动一个词；Alt 也一样',
      ends: '到开头，到末尾',
      cut: '删除光标前的一个词、光标前的全部、光标后的全部',
      undo: '撤销上一次修改',
      before: '取回之前在同类输入框里输入过的内容',
    },
  },
  /** What is wanted, with an example. */
  type: {
    string: '文本',
    int: '整数，例如 3',
    bool: '是或否',
    ip: 'IP 地址，例如 192.0.2.7',
    hostname: '主机名，例如 www.example.com',
    address: 'IP 地址或主机名，例如 192.0.2.7',
    name: '小写名称，例如 nginx-ingress-lb',
    path: '路径，例如 /home/ops/certificates',
    duration: '时长，例如 5m 或 1h30m',
    quantity: '数量，例如 8Gi',
    list: '列表，用逗号分隔：a, b, c',
    map: '映射',
  },
} as const;
