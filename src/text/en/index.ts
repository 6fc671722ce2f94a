import { actions } from './actions.ts';
import { certificates } from './certificates.ts';
import { cli } from './cli.ts';
import { causes, containers } from './causes.ts';
import { cluster } from './cluster.ts';
import { command } from './command.ts';
import { debrief } from './debrief.ts';
import { dns } from './dns.ts';
import { expressions } from './expressions.ts';
import { frontDoor } from './front-door.ts';
import { hostNames } from './host-names.ts';
import { http } from './http.ts';
import { journal } from './journal.ts';
import { language } from './language.ts';
import { outside, outsideCauses } from './outside.ts';
import { plain } from './plain.ts';
import { probes } from './probes.ts';
import { readiness } from './readiness.ts';
import { report } from './report.ts';
import { run } from './run.ts';
import { screenCluster } from './screen-cluster.ts';
import { screenKeys } from './screen-keys.ts';
import { screenLook } from './screen-look.ts';
import { screenField } from './screen-field.ts';
import { screenRun } from './screen-run.ts';
import { screenStep } from './screen-step.ts';
import { screen } from './screen.ts';
import { shell } from './shell.ts';
import { tls } from './tls.ts';
import { tool, toolCauses } from './tool.ts';
import { access } from './access.ts';
import { archives } from './archives.ts';
import { cloud } from './cloud.ts';
import { cloudWork } from './cloud-work.ts';
import { hands, handsCauses } from './hands.ts';
import { helm } from './helm.ts';
import { inside } from './inside.ts';
import { jenkins } from './jenkins.ts';
import { lease } from './lease.ts';
import { ledger } from './ledger.ts';
import { loadBalancer } from './load-balancer.ts';
import { look } from './look.ts';
import { nacos } from './nacos.ts';
import { pods } from './pods.ts';
import { practice, practiceCauses } from './practice.ts';
import { proved, provedScreen } from './proved.ts';
import { registry } from './registry.ts';
import { rocketmq } from './rocketmq.ts';
import { selfTest, selfTestCauses } from './self-test.ts';
import { ssh } from './ssh.ts';
import { velero } from './velero.ts';

export const en = {
  cause: {
    ...language,
    ...expressions,
    ...run,
    ...cluster,
    ...probes,
    ...hostNames,
    ...dns,
    ...tls,
    ...http,
    ...certificates,
    ...readiness,
    ...causes,
    ...actions,
    ...shell,
    ...journal,
    ...command,
    ...access,
    ...archives,
    ...cloud,
    ...cloudWork,
    ...handsCauses,
    ...helm,
    ...inside,
    ...jenkins,
    ...lease,
    ...ledger,
    ...loadBalancer,
    ...nacos,
    ...outsideCauses,
    ...pods,
    ...practiceCauses,
    ...registry,
    ...rocketmq,
    ...selfTestCauses,
    ...ssh,
    ...velero,
    ...toolCauses,
  },
  screen: {
    ...screen,
    ...screenStep,
    ...screenField,
    ...screenRun,
    ...screenKeys,
    ...screenLook,
    ...screenCluster,
    proved: provedScreen,
  },
  container: containers,
  debrief,
  door: frontDoor,
  hands,
  look,
  outside,
  plain,
  practice,
  proved,
  report,
  selfTest,
  cli,
  tool,
} as const;
