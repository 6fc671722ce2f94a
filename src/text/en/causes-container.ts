/** How containers end, what probes say, and pods that are only on their way. */
export const containerCauses = {
  'out-of-memory': {
    says_one:
      'Pod {{name}}: $t(container.{{role}}) {{container}} ran out of memory, its limit is {{limit}} (restarts: {{restarts}}).',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} ran out of memory, its limit is {{limit}} (restarts: up to {{restarts}}).',
    remedy:
      'Raise the memory limit of {{container}} in {{workload}} above {{limit}}, or make it use less.',
  },
  'out-of-memory-node': {
    says_one:
      'Pod {{name}}: $t(container.{{role}}) {{container}} was ended because node {{node}} ran out of memory; it has no limit (restarts: {{restarts}}).',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} was ended because nodes ran out of memory; it has no limit (restarts: up to {{restarts}}).',
    remedy: 'Set request and limit of memory for {{container}} in {{workload}}, or add nodes.',
  },
  'command-absent': {
    says_one:
      'Pod {{name}}: $t(container.{{role}}) {{container}} cannot start: {{command}} is not in image {{image}}.',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} cannot start: {{command}} is not in image {{image}}.',
    remedy: 'Correct command and args of {{container}} in {{workload}}, or the image.',
  },
  'command-denied': {
    says_one:
      'Pod {{name}}: $t(container.{{role}}) {{container}} cannot start: {{command}} may not be executed (permission denied).',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} cannot start: {{command}} may not be executed (permission denied).',
    remedy: 'Make {{command}} executable in image {{image}}, or correct runAsUser of {{workload}}.',
  },
  'container-not-started': {
    says_one:
      'Pod {{name}}: $t(container.{{role}}) {{container}} cannot be started ({{reason}}): {{message}}',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} cannot be started ({{reason}}): {{message}}',
    remedy: 'Correct what the runtime names: `kubectl describe pod -n {{namespace}} {{pod}}`',
  },
  'crash-loop': {
    says_one:
      'Pod {{name}}: $t(container.{{role}}) {{container}} ended with exit code {{exit}} (restarts: {{restarts}}). {{words}}',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} ended with exit code {{exit}} (restarts: up to {{restarts}}). {{words}}',
    remedy: 'Read its log: `kubectl logs -n {{namespace}} {{pod}} -c {{container}} --previous`',
  },
  'container-ended': {
    says_one:
      'Pod {{name}}: $t(container.{{role}}) {{container}} ends by itself without an error, but should go on running (restarts: {{restarts}}). {{words}}',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} ends by itself without an error, but should go on running (restarts: up to {{restarts}}). {{words}}',
    remedy: 'Correct its command so that it stays in the foreground, or make it a Job.',
  },
  'container-failed': {
    says_one:
      'Pod {{name}} has failed: $t(container.{{role}}) {{container}} ended with exit code {{exit}}. {{words}}',
    says_other:
      '{{count}} pods of {{workload}} have failed: $t(container.{{role}}) {{container}} ended with exit code {{exit}}. {{words}}',
    remedy: 'Read its log: `kubectl logs -n {{namespace}} {{pod}} -c {{container}}`',
  },
  'container-waits': {
    says_one: 'Pod {{name}}: $t(container.{{role}}) {{container}} waits ({{reason}}): {{message}}',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} waits ({{reason}}): {{message}}',
    remedy: 'Read the reason: `kubectl describe pod -n {{namespace}} {{pod}}`',
  },
  'probe-liveness': {
    says_one:
      'Pod {{name}}: $t(container.{{role}}) {{container}} fails its liveness probe and is restarted (restarts: {{restarts}}): {{answer}}',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} fails its liveness probe and is restarted (restarts: up to {{restarts}}): {{answer}}',
    remedy:
      'Read why it does not answer (`kubectl logs -n {{namespace}} {{pod}} -c {{container}} --previous`), or correct the probe.',
  },
  'probe-startup': {
    says_one:
      'Pod {{name}}: $t(container.{{role}}) {{container}} fails its startup probe: {{answer}}',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} fails its startup probe: {{answer}}',
    remedy: 'Read its log: `kubectl logs -n {{namespace}} {{pod}} -c {{container}}`',
  },
  'probe-startup-restarts': {
    says_one:
      'Pod {{name}}: $t(container.{{role}}) {{container}} did not start in the time its startup probe allows and is restarted (restarts: {{restarts}}): {{answer}}',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} did not start in the time its startup probe allows and is restarted (restarts: up to {{restarts}}): {{answer}}',
    remedy:
      'Raise failureThreshold of the startup probe in {{workload}}, or read why it is slow: `kubectl logs -n {{namespace}} {{pod}} -c {{container}} --previous`',
  },
  'probe-readiness': {
    says_one:
      'Pod {{name}}: $t(container.{{role}}) {{container}} runs, but fails its readiness probe: {{answer}}',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} runs, but fails its readiness probe: {{answer}}',
    remedy: 'Read its log: `kubectl logs -n {{namespace}} {{pod}} -c {{container}}`',
  },
  'readiness-gate': {
    says_one: 'Pod {{name}} runs, but its readiness gate {{gate}} is not true: {{message}}',
    says_other:
      '{{count}} pods of {{workload}} run, but their readiness gate {{gate}} is not true: {{message}}',
    remedy: 'Check the controller that sets {{gate}}, often that of the load balancer.',
  },
  'pod-evicted': {
    says_one: 'Pod {{name}} was evicted: node {{node}} ran short of {{resource}}. {{message}}',
    says_other: '{{count}} pods were evicted: node {{node}} ran short of {{resource}}. {{message}}',
    remedy:
      'Free {{resource}} on node {{node}} or add nodes; write requests that tell what is used.',
  },
  'pod-preempted': {
    says_one: 'Pod {{name}} had to give way to one of higher priority.',
    says_other: '{{count}} pods of {{workload}} had to give way to some of higher priority.',
    remedy: 'Add nodes, or raise the priority of {{workload}}.',
  },
  'pod-node-shutdown': {
    says_one: 'Pod {{name}} was ended because its node {{node}} was shut down.',
    says_other: '{{count}} pods were ended because their node {{node}} was shut down.',
    remedy: 'Wait until they are made anew; start node {{node}} if it is needed.',
  },
  'pod-deadline': {
    says_one: 'Pod {{name}} ran longer than it may (activeDeadlineSeconds).',
    says_other: '{{count}} pods of {{workload}} ran longer than they may (activeDeadlineSeconds).',
    remedy: 'Raise activeDeadlineSeconds of {{workload}}, or make it faster.',
  },
  'pod-rejected': {
    says_one: 'Pod {{name}} was rejected by node {{node}} ({{reason}}): {{message}}',
    says_other: '{{count}} pods were rejected by node {{node}} ({{reason}}): {{message}}',
    remedy: 'Look at what node {{node}} holds: `kubectl describe node {{node}}`',
  },
  'pod-failed': {
    says_one: 'Pod {{name}} has failed ({{reason}}): {{message}}',
    says_other: '{{count}} pods of {{workload}} have failed ({{reason}}): {{message}}',
    remedy: 'Read its log: `kubectl logs -n {{namespace}} {{pod}}`',
  },
  'init-running': {
    says_one: 'Pod {{name}} waits for its init container {{container}}, which still runs.',
    says_other:
      '{{count}} pods of {{workload}} wait for their init container {{container}}, which still runs.',
    remedy:
      'Wait; if it stays so, read its log: `kubectl logs -n {{namespace}} {{pod}} -c {{container}}`',
  },
  'startup-not-answered': {
    says_one:
      'Pod {{name}}: $t(container.{{role}}) {{container}} runs; its startup probe has not passed yet.',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} runs; its startup probe has not passed yet.',
    remedy:
      'Wait; if it stays so, read its log: `kubectl logs -n {{namespace}} {{pod}} -c {{container}}`',
  },
  'readiness-not-answered': {
    says_one:
      'Pod {{name}}: $t(container.{{role}}) {{container}} runs; its readiness probe has not passed yet.',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} runs; its readiness probe has not passed yet.',
    remedy:
      'Wait; if it stays so, read its log: `kubectl logs -n {{namespace}} {{pod}} -c {{container}}`',
  },
  'claim-waits-for-pod': {
    says_one:
      'PVC {{claim}} in namespace {{namespace}} gets its volume once a pod that uses it has a node (class {{class}}).',
    says_other:
      'PVC {{claim}} in namespace {{namespace}} gets its volume once one of {{count}} pods has a node (class {{class}}).',
    remedy: 'Start the pod that uses it; nothing is wrong with the claim.',
  },
  'claim-provisioning': {
    says_one: 'The volume of PVC {{claim}} is not there yet (class {{class}}).',
    says_other: 'The volumes of {{count}} claims are not there yet (class {{class}}).',
    remedy:
      'Wait; if it stays so, check the provisioner of class {{class}}: `kubectl describe pvc -n {{namespace}} {{claim}}`',
  },
  'pod-not-scheduled': {
    says_one: 'Pod {{name}} has no node yet, and the scheduler has not said why.',
    says_other: '{{count}} pods have no node yet, and the scheduler has not said why.',
    remedy: 'Wait; if it stays so, check that kube-scheduler runs.',
  },
  'pod-starting': {
    says_one: 'Pod {{name}} is being started on node {{node}}.',
    says_other: '{{count}} pods of {{workload}} are being started.',
    remedy:
      'Wait; if it stays so, see what the node does: `kubectl describe pod -n {{namespace}} {{pod}}`',
  },
  'pods-not-created': {
    says_one: '{{kind}} {{name}}: {{made}} of {{desired}} pods have been made so far.',
    says_other:
      '{{count}} parts of {{workload}}: {{made}} of {{desired}} pods have been made so far.',
    remedy: 'Wait; if it stays so, check that kube-controller-manager runs.',
  },
} as const;
