/*
 * The words that are needed before anything can be loaded: both languages at once, as nobody has told yet which.
 * This file may hold no syntax that an old Node refuses (the build lowers it) and may import nothing.
 */

/** One line for a Node that cannot run the wizard, with what starts it all the same. */
export function unsupportedNode(version: string): string {
  const remedy = 'npx -p node@24 -p dr-wizard dr-wizard';
  return (
    `dr-wizard needs Node 22.22.2+, 24.15+ or 26+ and this is ${version}; start it on Node 24 with: ${remedy}` +
    ` · 需要 Node 22.22.2+、24.15+ 或 26+，当前是 ${version}；可这样用 Node 24 启动: ${remedy}\n`
  );
}

/** What is said of a bug: the stack for whoever mends it; what became of the run, where its record is, and how it goes on. */
export function bugFound(stack: string, journal: string | null): string {
  return (
    `${stack}\nThis is a bug in dr-wizard. Report it with the lines above.\n` +
    `这是 dr-wizard 的缺陷，请附上以上内容报告。\n${journal === null ? '' : goesOn(journal)}`
  );
}

/** What went to standard output is not all there: whoever keeps it must know. */
export function outputLost(code: string): string {
  const [reason, inChinese] = code === 'ENOSPC' ? ['disk full', '磁盘已满'] : [code, code];
  return (
    `Standard output could not be written (${reason}): what it holds is not whole.\n` +
    'Free space there, or send it elsewhere, then do it again.\n' +
    `无法写入标准输出（${inChinese}）：其中的内容不完整。\n请释放空间或改写到别处，然后重做。\n`
  );
}

function goesOn(journal: string): string {
  // The folder of a run has its name.
  const resume = `dr-wizard resume ${journal.split(/[\\/]/u).slice(-2, -1).join('')}`.trim();
  return (
    `Nothing that was recorded is lost: ${journal}\nGo on with: ${resume}\n` +
    `已记录的内容没有丢失：${journal}\n继续请运行：${resume}\n`
  );
}
