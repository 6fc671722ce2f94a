/** 历次运行对某一步骤说明了什么：用于步骤页面、逐行输出和报告。 */
export const proved = {
  never: '从未：本机以前的运行中没有执行过这一步',
  fresh: '近期：{{at}}，{{ground}} {{run}}{{word}}',
  old: '过期：{{at}}，{{ground}} {{run}}{{word}}；{{why}}',
  changed: '此后步骤内容已修改',
  longAgo: '距今超过 {{days}} 天',
  attested: '，凭当事人确认',
  adopted: '，当时已经做好',
  ground: { incident: '事故恢复', drill: '演练', practice: '本机环境演练' },
  tookOnce: '{{median}}（{{ground}}）',
  took: '{{median}}，最长{{worst}}（{{ground}}，{{count}} 次）',
  between: '；',
  toCome:
    '后面还有 {{n}} 个步骤：{{fresh}} 个近期在本机的运行中证明过，{{old}} 个过期（时间较久，或内容已修改），{{never}} 个从未执行。',
  forecast: '预计到「{{name}}」共需{{after}}，从现在起还要{{left}}（目标{{rto}}）。',
  forecastLeast: '预计到「{{name}}」至少共需{{after}}，从现在起至少还要{{left}}（目标{{rto}}）。',
} as const;

/** 同样的内容，放在步骤一行末尾的一个词。 */
export const provedScreen = {
  fresh: '近期',
  old: '过期',
  never: '未做过',
  freshRange: '近期，仅本机环境',
  range: '仅本机',
  label: '证明于',
  tookLabel: '用时',
} as const;
