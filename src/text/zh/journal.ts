/** Causes and errors by code: what is so (`says`) and what to do about it (`remedy`). */
export const journal = {
  'run-locked': {
    says: '此次运行已在 {{host}} 上打开（进程 {{pid}}，自 {{since}} 起）。',
    remedy: '请到那个终端继续，或先在那里结束进程 {{pid}}。',
  },
  'run-locked-elsewhere': {
    says: '此次运行已在 {{host}} 上打开（进程 {{pid}}，自 {{since}} 起），从本机无法判断它是否仍在工作。',
    remedy: '请在 {{host}} 上确认进程 {{pid}} 已结束，然后删除 {{file}}。',
  },
  'lock-unreadable': {
    says: '此次运行的锁文件无法读取，无法判断由谁持有。',
    remedy: '请确认没有 dr-wizard 正在处理此次运行，然后删除 {{file}}。',
  },
  'journal-damaged': {
    says: '日志 {{path}} 在第 {{line}} 行损坏，其后的内容不能作为证明。',
    remedy: '请原样保留该文件并开始新的运行：已完成的步骤会由探测发现并直接采纳。',
  },
  'journal-line-unreadable': {
    says: '{{path}} 的第 {{line}} 行无法读取。',
    remedy: '请原样保留该文件，以此行之前的内容为记录。',
  },
  'journal-line-changed': {
    says: '{{path}} 的第 {{line}} 行在写入后被改动。',
    remedy: '请原样保留该文件，以此行之前的内容为记录。',
  },
  'journal-line-missing': {
    says: '{{path}} 的第 {{line}} 行之前有缺失或重复的行。',
    remedy: '请原样保留该文件，以此行之前的内容为记录。',
  },
  'journal-line-foreign': {
    says: '{{path}} 的第 {{line}} 行属于另一次运行。',
    remedy: '请原样保留该文件，以此行之前的内容为记录。',
  },
  'journal-version': {
    says: '{{path}} 第 {{line}} 行的版本为 {{found}}，本程序可读取的版本为 {{known}}。',
    remedy: '请使用写入该日志的 dr-wizard，或更新的版本。',
  },
  'journal-empty': {
    says: '{{path}} 中的运行尚未记录任何内容就已结束。',
    remedy: '请开始新的运行：此次运行没有可继续的内容。',
  },
  'journal-torn': {
    says: '{{path}} 的最后一行在写入时被截断（{{bytes}} 字节），已丢弃。',
    remedy: '请继续：没有任何操作以该行为依据。',
  },
  'disk-full': {
    says: '磁盘空间不足，无法写入 {{path}}。',
    remedy: '请释放该磁盘的空间，或改用其他磁盘上的目录继续。',
  },
  'disk-read-only': {
    says: '{{path}} 不可写。',
    remedy: '请取得其所在目录的写权限，或改用其他目录继续。',
  },
  'disk-failing': {
    says: '磁盘无法读写 {{path}}（{{error}}）。',
    remedy: '请改用其他磁盘上的目录继续，并检查此磁盘。',
  },
  'run-folder-missing': {
    says: '{{path}} 不存在。',
    remedy: '请挂载其所在的磁盘，或用 `dr-wizard runs` 选择其他运行。',
  },
  'run-folder-taken': {
    says: '{{path}} 已存在。',
    remedy: '请选择其他目录。',
  },
  'no-runs': {
    says: '{{home}} 中还没有任何运行。',
    remedy: '请开始一次运行：`dr-wizard incident`',
  },
  'no-such-run': {
    says: '{{home}} 中没有运行 {{run}}。',
    remedy: '请列出所有运行：`dr-wizard runs`',
  },
  'run-ambiguous': {
    says: '{{run}} 是多次运行的开头：{{runs}}。',
    remedy: '请多给出几位。',
  },
  'secret-missing': {
    says: '缺少机密 {{name}}：{{where}} 不存在或为空。',
    remedy: '请设置 {{where}}，然后重做此步骤。',
  },
  'secret-too-short': {
    says: '机密 {{name}} 短于 {{shortest}} 个字符，无法保证不出现在记录中。',
    remedy: '请在使用处和保存处都换成更长的机密。',
  },
  'secret-unreadable': {
    says: '机密 {{name}} 的文件 {{path}} 无法读取（{{error}}）。',
    remedy: '请使其成为仅你可读、不超过 64 KiB 的文件：`chmod 600 {{path}}`',
  },
  'secret-file-open': {
    says: '本机其他用户可读取机密 {{name}} 的文件 {{path}}（权限 {{mode}}）。',
    remedy: '请执行：`chmod 600 {{path}}`',
  },
  'secret-command-failed': {
    says: '获取机密 {{name}} 的程序 {{program}} 以 {{exitCode}} 结束。',
    remedy: '请手动运行以查明原因，然后重做此步骤。',
  },
  'secret-command-timeout': {
    says: '获取机密 {{name}} 的程序 {{program}} 在 {{seconds}} 秒内没有结果，已停止。',
    remedy: '请手动运行以查看它在等待什么，然后重做此步骤。',
  },
  'secret-command-missing': {
    says: '获取机密 {{name}} 的程序 {{program}} 不存在。',
    remedy: '请安装 {{program}}，或在站点文件的 secrets 中改用其他来源。',
  },
  'home-read-only': {
    says: '{{home}} 不可写，无法记录运行。',
    remedy: '请选择你可写的目录：DR_WIZARD_HOME=/path/to/folder dr-wizard',
  },
  'home-full': {
    says: '{{home}} 所在磁盘空间不足，无法记录运行。',
    remedy: '请选择其他磁盘上的目录：DR_WIZARD_HOME=/path/to/folder dr-wizard',
  },
  'home-unusable': {
    says: '{{home}} 不能用作目录（{{error}}）。',
    remedy: '请选择其他目录：DR_WIZARD_HOME=/path/to/folder dr-wizard',
  },
  'evidence-unreadable': {
    says: '无法读取 {{file}}（{{error}}），因此不能显示当时看到的内容。',
    remedy: '请在运行目录中查找该文件：其 sha256 可说明内容是否相同。',
  },
  'settings-invalid': {
    says: '{{path}} 的内容不是 dr-wizard 写入的。',
    remedy: '请删除该文件：其中只有偏好设置。',
  },
} as const;
