import { describe, expect, test } from 'vitest';
import type { Runbook } from '../../src/model/runbook.ts';
import { printRunbook } from '../../src/report/print-runbook.ts';
import { texts } from '../../src/text/index.ts';
import { aCheck, aRunbookFile, aSite, load } from '../support/lint-text.ts';

const FILES = {
  'book/runbook.yaml': `${aRunbookFile('  - cluster.yaml\n  - services.yaml\n  - { milestone: up }\n')}about: { en: Use it when the cluster is gone., zh: 集群丢失时使用。 }
milestones:
  - { id: up, title: { en: Service restored, zh: 服务已恢复 }, needs: [services], prove: [ { probe: kubernetes/api-ready } ] }
`,
  'book/cluster.yaml': `id: cluster
ref: "2.2"
title: { en: Cluster, zh: 集群 }
steps:
  - id: pin
    title: { en: Pin it, zh: 锁定 }
    pin: target
${aCheck('api')}`,
  'book/services.yaml': `id: services
ref: "2.3"
title: { en: Services, zh: 服务 }
why: { en: Users wait for them., zh: 用户在等待。 }
steps:
  - id: how
    title: { en: Choose how, zh: 选择方式 }
    choice:
      script:
        - id: run-script
          title: { en: Run the script, zh: 运行脚本 }
          uses: script
          with: { path: deploy.sh, args: [--all], env: { PASSWORD: "\${{ secrets.password }}" } }
          risk: destructive
          expect: 20m
          prove: [ { probe: command/version, with: { program: helm }, finds: { version: helm.version } } ]
      byHand:
        - id: by-hand
          title: { en: By hand, zh: 手动 }
          manual:
            open: https://console.example.com/a_b
            checklist:
              - { en: "Click *all*, then type \${{ site.registry.host }}", zh: "点击全部，输入 \${{ site.registry.host }}" }
            ask: [ { id: helm.version, type: string, title: { en: Version, zh: 版本 } } ]
          attest: { en: It is there, zh: 已就绪 }
  - id: names
    title: { en: Move the names, zh: 修改解析 }
    if: run.mode == "incident"
    optional: true
    drill: rehearse
    records: "\${{ site.records.map(r, {'name': r.name, 'value': values.helm.version}) }}"
    attest: { en: "They answer \${{ values.helm.version }}", zh: 已生效 }
`,
  'site.yaml': aSite(
    'registry: { host: r.example.com }\nrecords: [ { name: a.example.com } ]\nsecrets: { password: { from: env, name: PW } }\n',
  ),
};

function runbook(): Runbook {
  const { runbook: loaded, findings } = load(FILES);
  if (loaded === null) throw new Error(JSON.stringify(findings));
  return loaded;
}

describe('a printed runbook', () => {
  test('is the whole plan in its order, with what to click, type and prove', () => {
    expect(printRunbook(runbook(), texts('en'))).toMatchInlineSnapshot(`
      "# Book

      Use it when the cluster is gone.

      **Site:** Here

      ## Overview

      Sections stand in the order of the plan. Each begins once what stands under Needs is done, even where that comes further down.

      | No. | Section | Needs |
      | - | - | - |
      | 2.2 | Cluster | nothing |
      | 2.3 | Services | 2.2 |
      | | Milestone: Service restored | 2.3 |

      ## 2.2 Cluster

      ### 2.2.1 Pin it

      Choose the cluster that is changed from here on, and type its name.

      ### 2.2.2 api

      - **Needs:** 2.2.1
      - **Time:** proved within 5m

      **Proof:**

      - \`kubernetes/api-ready\`

      ## 2.3 Services

      Users wait for them.

      ### 2.3.1 Choose how

      - **Needs:** 2.2

      **Decide:** script | byHand

      #### 2.3.1.1 Run the script

      - **Needs:** 2.3.1
      - Only where 2.3.1 was decided as script.
      - **Risk:** destroys something
      - **Time:** usually 20m, proved within 5m of being done

      **Does:**

      \`\`\`
      script
        path: deploy.sh
        args: ["--all"]
        env:
          PASSWORD: ‹secrets.password›
      \`\`\`

      **Proof:**

      - \`command/version\` \`program: helm\`

        - finds helm.version (version)

      #### 2.3.1.2 By hand

      - **Needs:** 2.3.1
      - Only where 2.3.1 was decided as byHand.

      **Open:** https://console.example.com/a_b

      **Checklist:**

      - [ ] Click \\*all\\*, then type r.example.com

      **Tell:**

      - Version (\`helm.version\`: string)

      **No probe proves it. Your word:** It is there

      ### 2.3.2 Move the names

      - **Needs:** 2.3.1.1, 2.3.1.2
      - **Only if:** \`run.mode == "incident"\`
      - **In a drill:** rehearsed only
      - May be skipped.

      **Records:**

      | name | value |
      | - | - |
      | \`a.example.com\` | \`‹values.helm.version›\` |

      **No probe proves it. Your word:** They answer ‹values.helm.version›

      ## Milestone: Service restored

      **Needs:** 2.3

      Reached once all of this holds for 1m.

      **Proof:**

      - \`kubernetes/api-ready\`
      "
    `);
  });

  test('says the same in Chinese', () => {
    expect(printRunbook(runbook(), texts('zh-CN'))).toMatchInlineSnapshot(`
      "# (en) Book

      集群丢失时使用。

      **站点：** (en) Here

      ## 概览

      章节按原方案的顺序排列。「前置」列出的内容完成之后即可开始，即使它排在后面。

      | 编号 | 章节 | 前置 |
      | - | - | - |
      | 2.2 | 集群 | 无 |
      | 2.3 | 服务 | 2.2 |
      | | 里程碑：服务已恢复 | 2.3 |

      ## 2.2 集群

      ### 2.2.1 锁定

      选定此后要改动的集群，并输入它的名称。

      ### 2.2.2 (en) api

      - **前置：** 2.2.1
      - **用时：** 5分钟内证明

      **证明：**

      - \`kubernetes/api-ready\`

      ## 2.3 服务

      用户在等待。

      ### 2.3.1 选择方式

      - **前置：** 2.2

      **选择：** script | byHand

      #### 2.3.1.1 运行脚本

      - **前置：** 2.3.1
      - 仅当 2.3.1 选择了 script。
      - **风险：** 会删除或破坏
      - **用时：** 通常20分钟，完成后5分钟内证明

      **执行：**

      \`\`\`
      script
        path: deploy.sh
        args: ["--all"]
        env:
          PASSWORD: ‹secrets.password›
      \`\`\`

      **证明：**

      - \`command/version\` \`program: helm\`

        - 得出 helm.version（version）

      #### 2.3.1.2 手动

      - **前置：** 2.3.1
      - 仅当 2.3.1 选择了 byHand。

      **打开：** https://console.example.com/a_b

      **检查清单：**

      - [ ] 点击全部，输入 r.example.com

      **填写：**

      - 版本（\`helm.version\`：string）

      **没有探针可以证明，由操作员确认：** 已就绪

      ### 2.3.2 修改解析

      - **前置：** 2.3.1.1, 2.3.1.2
      - **仅当：** \`run.mode == "incident"\`
      - **演练时：** 只演示
      - 可以跳过。

      **解析记录：**

      | name | value |
      | - | - |
      | \`a.example.com\` | \`‹values.helm.version›\` |

      **没有探针可以证明，由操作员确认：** 已生效

      ## 里程碑：服务已恢复

      **前置：** 2.3

      以下各项持续成立1分钟即达成。

      **证明：**

      - \`kubernetes/api-ready\`
      "
    `);
  });
});
