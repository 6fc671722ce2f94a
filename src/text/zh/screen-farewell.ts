/** 向导的画面退出后，留在操作员屏幕上的内容。 */
export const farewell = {
  stands: '{{mode}} {{run}}：共 {{of}} 步，{{passed}} 步已通过，{{attested}} 步人工确认。',
  resume: '运行保持打开，可用此命令继续：dr-wizard resume {{run}}',
  practice: `演练环境已随之结束。记录：
  dr-wizard report {{run}} --format markdown > {{file}}`,
  report: `查看报告：
  dr-wizard report {{run}} --format markdown > {{file}}`,
  suspended: `dr-wizard 已暂停，运行也停住：不会启动新的操作，也不会做任何验证。
时钟和已在执行的程序仍在继续。回来请执行：fg
`,
  paused: 'dr-wizard 已暂停。回来请执行：fg\n',
  killed: `dr-wizard 被强制终止。在此之前所做的都已记录。
继续请执行：dr-wizard resume {{run}}
`,
  record: '记录保存在 {{folder}}',
} as const;
