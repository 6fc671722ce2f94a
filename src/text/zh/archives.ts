import { checkouts } from './checkouts.ts';
import { downloads } from './downloads.ts';
import { manifestVersions } from './manifest-versions.ts';

/** Archives: how they come here, what they are and what they hold. */
export const archives = {
  ...checkouts,
  ...downloads,
  ...manifestVersions,
  // 本机上的文件
  'archive-not-here': {
    says: '本机没有 {{path}}。',
    remedy: '下载它，或手工放到该处。',
  },
  'archive-in-the-way': {
    says: '{{path}} 在此期间出现，没有覆盖。',
    remedy: '确认是谁放的；再检查，或移走后重做。',
  },
  'archive-no-file': {
    says: '{{path}} 不是文件。',
    remedy: '更正路径，或移走该处的内容。',
  },
  'archive-file-empty': {
    says: '{{path}} 是空的。',
    remedy: '移走后重新下载。',
  },
  'archive-page': {
    says: '{{path}} 是网页，例如误存的登录页。',
    remedy: '移走后下载文件本身。',
  },
  'archive-lfs-pointer': {
    says: '{{path}} 是 Git LFS 指针，不是文件本身。',
    remedy: '在检出目录中用 git lfs pull 取得该文件。',
  },
  'archive-other-kind': {
    says: '{{path}} 不是归档（tar、tar.gz、zip），而是 {{like}}。',
    remedy: '移走后下载归档。',
  },
  'archive-cut': {
    says: '{{path}} 不完整：缺少结尾。',
    remedy: '移走后重新下载；如来源即如此，换更早的备份。',
  },
  'archive-damaged': {
    says: '{{path}} 已损坏：{{problem}}',
    remedy: '移走后重新下载；如来源即如此，换更早的备份。',
  },
  'archive-empty': {
    says: '{{path}} 是没有任何文件的归档。',
    remedy: '找更早的备份，并告知制作备份的人。',
  },
  'archive-encrypted': {
    says: '{{path}} 已加密。',
    remedy: '用其密码手工解密，再指定解密后的文件。',
  },
  'archive-packed-twice': {
    says: '{{path}} 被 gzip 压缩了两次。',
    remedy: '先手工解压一次：gunzip --keep；再指定得到的文件。',
  },
  'archive-bomb': {
    says: '{{path}} 解压后是原来的 {{ratio}} 倍，最多允许 {{limit}} 倍；没有解压任何内容。',
    remedy: '查清来源：配置备份不会是这样。',
  },
  'archive-too-many': {
    says: '{{path}} 的条目超过 {{limit}} 个。',
    remedy: '如确实是它，手工解压需要的部分。',
  },
  'archive-too-much': {
    says: '{{path}} 解压后超过 {{limit}} 字节。',
    remedy: '如确实是它且磁盘够用，调大 maxBytes。',
  },
  'archive-name-outside': {
    says: '{{path}} 试图写到目录之外：{{entry}}',
    remedy: '查清来源；没有解压任何内容。',
  },
  'archive-name-absolute': {
    says: '{{path}} 试图写到绝对路径：{{entry}}',
    remedy: '查清来源；没有解压任何内容。可手工解压信得过的部分。',
  },
  'archive-name-backslash': {
    says: '{{path}} 的文件名中有反斜杠：{{entry}}',
    remedy: '用斜杠重新打包，或手工解压。',
  },
  'archive-name-control': {
    says: '{{path}} 的文件名中有控制字符：{{entry}}',
    remedy: '查清来源；可手工解压信得过的部分。',
  },
  'archive-name-long': {
    says: '{{path}} 中的文件名过长，系统无法接受：{{entry}}',
    remedy: '手工解压需要的部分。',
  },
  'archive-name-twice': {
    says: '{{path}} 中有两个 {{entry}}，以哪个为准取决于解压程序。',
    remedy: '手工解压，查看哪一个正确。',
  },
  'archive-link-outside': {
    says: '{{path}} 中有指向目录之外的链接：{{entry}} 指向 {{target}}',
    remedy: '查清来源；没有解压任何内容。',
  },
  'archive-entry-kind': {
    says: '{{path}} 中有既非文件也非目录的条目：{{entry}}（{{kind}}）',
    remedy: '查清来源；没有解压任何内容。可手工解压信得过的部分。',
  },
  'archive-no-space': {
    says: '{{path}} 所在磁盘已满。',
    remedy: '腾出空间，或换到另一块磁盘上的目录；已写入的部分已清除。',
  },
  // 是否为所需的归档
  'archive-sha256-wrong': {
    says: '手册或站点写的 sha256 {{found}} 无效。',
    remedy: '写 64 位十六进制数字，与 sha256sum 的输出一致。',
  },
  'archive-date-wrong': {
    says: '手册或站点写的日期 {{found}} 无效。',
    remedy: '写成 2026-01-31，或带时间 2026-01-31T01:32:00Z。',
  },
  'archive-wrong-sha256': {
    says: '{{path}} 的 sha256 为 {{found}}，而不是 {{expected}}。',
    remedy: '移走后重新下载；已有文件绝不覆盖。',
  },
  'archive-too-large': {
    says: '{{path}} 有 {{bytes}} 字节；最多 {{limit}} 字节。',
    remedy: '确认是需要的文件，再调大 maxBytes。',
  },
  'archive-too-old': {
    says: '{{where}} 制作于 {{made}}，早于 {{limit}}。',
    remedy: '找更新的备份；如没有，调整期限并写明理由。',
  },
  'archive-age-untold': {
    says: '无从得知 {{where}} 的日期。',
    remedy: '查看其内容，把日期写入站点文件。',
  },
  'archive-size-untold': {
    says: '服务器没有说明 {{url}} 的大小。',
    remedy: '直接下载：下载过程中会遵守上限。',
  },
  'archive-page-there': {
    says: '{{url}} 给出的是网页，不是归档：登录页，或展示该文件的页面。',
    remedy: '在浏览器中打开，写明文件本身的地址。',
  },
  'archive-other-there': {
    says: '{{url}} 给出的不是归档（tar、tar.gz、zip），而是 {{contentType}}。',
    remedy: '打开看看是什么，然后更正地址。',
  },
  'archive-other-size': {
    says: '{{path}} 有 {{bytes}} 字节，服务器上的有 {{there}} 字节。',
    remedy: '移走后重新下载；如本机的才正确，把它的 sha256 写入站点文件。',
  },
  'archive-not-compared': {
    says: '服务器没有应答，{{path}} 未能与其比对。',
    remedy: '把文件日期与备份时的记录核对。',
  },
  'archive-no-sha256': {
    says: '没有记录 {{path}} 的 sha256：文件完整，但无法确认就是需要的那个。它的 sha256 为 {{sha256}}。',
    remedy: '以后备份时记下 sha256，并写入站点文件。',
  },
  'archive-made': {
    says: '{{path}} 制作于 {{made}}，距今 {{days}} 天。',
    remedy: '之后的修改需要重做，请询问知情的人。',
  },
  // 解压后的内容
  'archive-not-unpacked': {
    says: '应解压到 {{folder}} 的内容不在该处。',
    remedy: '解压，或更正目录。',
  },
  'archive-folder-taken': {
    says: '{{folder}} 已存在且有别的内容，没有动它。',
    remedy: '移走，或换一个目录。',
  },
  'archive-folder-of-other': {
    says: '{{folder}} 是从另一个归档解压的：{{other}}',
    remedy: '移走后重做，或换一个目录。',
  },
  'archive-files-lacking': {
    says: '归档中有 {{number}} 个文件不在 {{folder}} 中，或大小不同：{{files}}',
    remedy: '移走该目录后重新解压。',
  },
  'archive-files-changed': {
    says: '{{folder}} 中有 {{number}} 个文件在解压后被改动：{{files}}',
    remedy: '确认是谁改的；不会覆盖它们。',
  },
  'archive-unpacked-by-hand': {
    says: '{{folder}} 是手工解压的：文件名和大小与归档一致，其余未比对。',
    remedy: '如这样不够，改由向导解压。',
  },
  // 归档的内容
  'jenkins-backup-no-config': {
    says: '{{path}} 中没有 Jenkins 的 config.xml。',
    remedy: '找别的备份：这不是 Jenkins 的备份。',
  },
  'jenkins-backup-other-config': {
    says: '{{path}} 中的 {{file}} 不是 Jenkins 的配置。',
    remedy: '找别的备份：这个已损坏。',
  },
  'jenkins-backup-in-set': {
    says: '{{path}} 中是再次打包的备份集（BACKUPSET_….zip），没有查看其内容。',
    remedy: '解压最新的备份集，再指定它。',
  },
  'jenkins-backup-only-diff': {
    says: '{{path}} 中只有差异备份（DIFF-…），没有它之前的完整备份。',
    remedy: '找到同一时期的 FULL-… 备份，两者一起恢复。',
  },
  'jenkins-backup-no-jobs': {
    says: '{{path}} 中没有任何 Jenkins 任务。',
    remedy: '找别的备份：用它恢复不了任何任务。',
  },
  'jenkins-backup-no-keys': {
    says: '{{path}} 中缺少 {{files}}：能恢复任务，但恢复不了凭据。',
    remedy: '备好全部凭据，届时重新录入；以后备份要包含 secrets 目录。',
  },
  'nacos-export-unnamed': {
    says: '没有说明 {{path}} 中应有哪些 Nacos 命名空间。',
    remedy: '把命名空间写入站点文件。',
  },
  'nacos-export-lacks': {
    says: '{{path}} 中没有 Nacos 命名空间 {{namespace}} 的内容。',
    remedy: '按别的名称或在更早的备份中查找，并更正站点文件。',
  },
  'nacos-item-malformed': {
    says: '{{path}} 中的 {{item}} 不是有效的 {{type}}：第 {{line}} 行，{{problem}}',
    remedy: '导入 Nacos 之前先更正，否则读取它的服务无法启动。',
  },
  'nacos-item-empty': {
    says: '{{path}} 中的 {{item}} 是空的。',
    remedy: '确认备份时是否就是空的。',
  },
  'nacos-item-too-long': {
    says: '{{path}} 中的 {{item}} 过长，没有查看。',
    remedy: '手工查看。',
  },
  'script-no-text': {
    says: '{{path}} 不是文本。',
    remedy: '检查路径：该处应为脚本。',
  },
  'script-no-script': {
    says: '{{path}} 的开头不像脚本（#!）。',
    remedy: '检查路径；如无误，补上第一行。',
  },
  'script-windows-lines': {
    says: '{{path}} 使用 Windows 换行，shell 无法执行。',
    remedy: "去掉回车符，例如：sed -i 's/\\r$//' FILE；并把 core.autocrlf 设为 input。",
  },
} as const;
