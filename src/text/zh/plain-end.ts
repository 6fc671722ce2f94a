/** 运行的最后几行：结果如何，怎样继续。 */
export const end = {
  title: '运行 {{run}}，{{mode}}',
  count: '{{state}} {{n}}',
  held: '{{name}}：{{at}} 达到。',
  notHeld: '{{name}}：未达到。',
  rta: '用时{{rta}}恢复，目标{{rto}}。',
  noRto: '未设定',
  debt: '欠账：{{name}}：{{cause}}',
  goOn: '运行未结束。继续：dr-wizard resume {{run}}',
  practice: '演练环境已随之结束。记录：dr-wizard report {{run}} --format markdown > {{file}}',
  report: '其记录：dr-wizard report {{run}} --format markdown > {{file}}',
} as const;
