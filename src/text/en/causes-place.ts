/** Volumes that a pod waits for, and why no node takes it. */
export const placeCauses = {
  'claim-absent': {
    says_one: 'Pod {{name}} waits: PVC {{claim}} is absent in namespace {{namespace}}.',
    says_other: '{{count}} pods wait: PVC {{claim}} is absent in namespace {{namespace}}.',
    remedy: 'Create or restore the PVC {{claim}} in namespace {{namespace}}.',
  },
  'claim-lost': {
    says_one: 'PVC {{claim}} in namespace {{namespace}} has lost its volume {{volume}}.',
    says_other:
      'PVC {{claim}} in namespace {{namespace}} has lost its volume {{volume}}; {{count}} pods wait for it.',
    remedy: 'Restore the PersistentVolume {{volume}}, or restore the data into a new claim.',
  },
  'claim-ending': {
    says_one: 'PVC {{claim}} in namespace {{namespace}} is being deleted.',
    says_other:
      'PVC {{claim}} in namespace {{namespace}} is being deleted; {{count}} pods need it.',
    remedy: 'Stop what still uses it, wait until it is gone, then restore it.',
  },
  'storage-class-absent': {
    says_one: 'Storage class {{class}} is absent; the claim {{claim}} waits for it.',
    says_other: 'Storage class {{class}} is absent; {{count}} claims wait for it.',
    remedy: 'Create it, or use one that is there: `kubectl get storageclass`',
  },
  'claim-without-class': {
    says_one:
      'PVC {{claim}} in namespace {{namespace}} names no storage class, there is no default one, and no volume fits it.',
    says_other:
      '{{count}} claims of {{workload}} name no storage class, there is no default one, and no volume fits them.',
    remedy:
      'Name a class in the claim, mark one as default (annotation storageclass.kubernetes.io/is-default-class), or create the volume.',
  },
  'claim-not-provisioned': {
    says_one: 'No volume can be made for PVC {{claim}} (class {{class}}): {{message}}',
    says_other: 'No volumes can be made for {{count}} claims (class {{class}}): {{message}}',
    remedy: 'Repair what the provisioner names: `kubectl describe pvc -n {{namespace}} {{claim}}`',
  },
  'claim-unbound': {
    says_one: 'Pod {{name}} waits: its claims have no volume ({{claims}}): {{message}}',
    says_other:
      '{{count}} pods of {{workload}} wait: their claims have no volume ({{claims}}): {{message}}',
    remedy: 'Look at the claims: `kubectl get pvc -n {{namespace}}`',
  },
  'volume-multi-attach': {
    says_one:
      'Pod {{name}} waits: volume {{volume}} is still attached to another node: {{message}}',
    says_other:
      '{{count}} pods wait: volume {{volume}} is still attached to another node: {{message}}',
    remedy:
      'Delete the pod that still uses it; if its node is dead, release it: `kubectl get volumeattachment | grep {{volume}}`',
  },
  'volume-not-attached': {
    says_one: 'Pod {{name}}: volume {{volume}} cannot be attached to node {{node}}: {{message}}',
    says_other: '{{count}} pods of {{workload}}: volumes cannot be attached: {{message}}',
    remedy:
      'Look at the disk in the cloud console and at the CSI driver: `kubectl get volumeattachment | grep {{volume}}`',
  },
  'volume-not-mounted': {
    says_one: 'Pod {{name}}: volume {{volume}} cannot be mounted on node {{node}}: {{message}}',
    says_other: '{{count}} pods of {{workload}}: volume {{volume}} cannot be mounted: {{message}}',
    remedy:
      'Repair what the kubelet names, such as export, credentials or driver: `kubectl describe pod -n {{namespace}} {{pod}}`',
  },
  'volume-timed-out': {
    says_one:
      'Pod {{name}}: volume {{volume}} does not get attached or mounted in time: {{message}}',
    says_other:
      '{{count}} pods of {{workload}}: volume {{volume}} does not get attached or mounted in time: {{message}}',
    remedy: 'Check the CSI driver on node {{node}}: `kubectl get pods -A -o wide | grep csi`',
  },
  'unschedulable-resource': {
    says_one:
      'Pod {{name}} finds no node: {{nodes}} of {{of}} have too little {{resource}} (it asks {{asked}}). Scheduler: {{scheduler}}',
    says_other:
      '{{count}} pods find no node: {{nodes}} of {{of}} have too little {{resource}} (one asks {{asked}}). Scheduler: {{scheduler}}',
    remedy: 'Add nodes, or lower the request for {{resource}} in {{workload}}.',
  },
  'unschedulable-pods': {
    says_one:
      'Pod {{name}} finds no node: {{nodes}} of {{of}} hold as many pods as they may. Scheduler: {{scheduler}}',
    says_other:
      '{{count}} pods find no node: {{nodes}} of {{of}} hold as many pods as they may. Scheduler: {{scheduler}}',
    remedy: 'Add nodes, or delete pods that are not needed.',
  },
  'unschedulable-nodes-down': {
    says_one:
      'Pod {{name}} finds no node: {{nodes}} of {{of}} are out of service ({{taint}}). Scheduler: {{scheduler}}',
    says_other:
      '{{count}} pods find no node: {{nodes}} of {{of}} are out of service ({{taint}}). Scheduler: {{scheduler}}',
    remedy: 'Bring the nodes back: `kubectl get nodes`',
  },
  'unschedulable-taint': {
    says_one:
      'Pod {{name}} finds no node: {{nodes}} of {{of}} have a taint that it does not tolerate ({{taint}}). Scheduler: {{scheduler}}',
    says_other:
      '{{count}} pods find no node: {{nodes}} of {{of}} have a taint that they do not tolerate ({{taint}}). Scheduler: {{scheduler}}',
    remedy:
      'Remove the taint {{taint}} from the nodes (kubectl taint nodes), or add a toleration to {{workload}}.',
  },
  'unschedulable-selector': {
    says_one:
      'Pod {{name}} finds no node: {{nodes}} of {{of}} lack the labels that it asks for ({{selector}}). Scheduler: {{scheduler}}',
    says_other:
      '{{count}} pods of {{workload}} find no node: {{nodes}} of {{of}} lack the labels that they ask for ({{selector}}). Scheduler: {{scheduler}}',
    remedy:
      'Label the nodes (kubectl label node), or correct nodeSelector and affinity of {{workload}}.',
  },
  'unschedulable-affinity': {
    says_one:
      'Pod {{name}} finds no node: on {{nodes}} of {{of}} there is no pod that it must lie beside. Scheduler: {{scheduler}}',
    says_other:
      '{{count}} pods of {{workload}} find no node: on {{nodes}} of {{of}} there is no pod that they must lie beside. Scheduler: {{scheduler}}',
    remedy: 'Bring up the pods that podAffinity of {{workload}} names, or loosen it.',
  },
  'unschedulable-anti-affinity': {
    says_one:
      'Pod {{name}} finds no node: on {{nodes}} of {{of}} lies a pod that it must not lie beside. Scheduler: {{scheduler}}',
    says_other:
      '{{count}} pods of {{workload}} find no node: on {{nodes}} of {{of}} lies a pod that they must not lie beside. Scheduler: {{scheduler}}',
    remedy: 'Add nodes, run fewer replicas, or loosen podAntiAffinity of {{workload}}.',
  },
  'unschedulable-spread': {
    says_one:
      'Pod {{name}} finds no node: {{nodes}} of {{of}} would break its topology spread. Scheduler: {{scheduler}}',
    says_other:
      '{{count}} pods of {{workload}} find no node: {{nodes}} of {{of}} would break their topology spread. Scheduler: {{scheduler}}',
    remedy:
      'Add nodes in the zones that lack them, or set whenUnsatisfiable: ScheduleAnyway in {{workload}}.',
  },
  'unschedulable-volume-zone': {
    says_one:
      'Pod {{name}} finds no node: {{nodes}} of {{of}} lie in another zone than its volume. Scheduler: {{scheduler}}',
    says_other:
      '{{count}} pods of {{workload}} find no node: {{nodes}} of {{of}} lie in another zone than the volume. Scheduler: {{scheduler}}',
    remedy: 'Add a node in the zone of the volume, or restore the data into another zone.',
  },
  'unschedulable-volume-node': {
    says_one:
      'Pod {{name}} finds no node: its volume cannot be used on {{nodes}} of {{of}} (zone or node of the volume). Scheduler: {{scheduler}}',
    says_other:
      '{{count}} pods of {{workload}} find no node: the volume cannot be used on {{nodes}} of {{of}} (zone or node of the volume). Scheduler: {{scheduler}}',
    remedy:
      'Add a node where the volume lies (`kubectl get pv -o wide`), or restore the data into a new volume.',
  },
  'unschedulable-volume-count': {
    says_one:
      'Pod {{name}} finds no node: {{nodes}} of {{of}} have as many disks attached as they may. Scheduler: {{scheduler}}',
    says_other:
      '{{count}} pods find no node: {{nodes}} of {{of}} have as many disks attached as they may. Scheduler: {{scheduler}}',
    remedy: 'Add nodes.',
  },
  'unschedulable-ports': {
    says_one:
      'Pod {{name}} finds no node: its host port is taken on {{nodes}} of {{of}}. Scheduler: {{scheduler}}',
    says_other:
      '{{count}} pods of {{workload}} find no node: their host port is taken on {{nodes}} of {{of}}. Scheduler: {{scheduler}}',
    remedy: 'Remove hostPort from {{workload}}, run fewer replicas, or add nodes.',
  },
  'unschedulable-cordoned': {
    says_one:
      'Pod {{name}} finds no node: {{nodes}} of {{of}} are cordoned. Scheduler: {{scheduler}}',
    says_other:
      '{{count}} pods find no node: {{nodes}} of {{of}} are cordoned. Scheduler: {{scheduler}}',
    remedy: 'Release them: `kubectl uncordon <node>`',
  },
  'unschedulable-no-nodes': {
    says_one: 'Pod {{name}} finds no node: the cluster has none.',
    says_other: '{{count}} pods find no node: the cluster has none.',
    remedy: 'Add nodes to the cluster in the console.',
  },
  unschedulable: {
    says_one: 'Pod {{name}} finds no node: {{message}}',
    says_other: '{{count}} pods of {{workload}} find no node: {{message}}',
    remedy: 'Repair what the scheduler names, or add nodes.',
  },
  'preemption-helpless': {
    says_one:
      'Priority {{priority}} does not help pod {{name}}: no pod that may be driven out would make room.',
    says_other:
      'Priority {{priority}} does not help {{count}} pods: no pod that may be driven out would make room.',
    remedy: 'Add nodes: a higher priority changes nothing.',
  },
  'scheduling-gated': {
    says_one: 'Pod {{name}} is held back by scheduling gates: {{gates}}.',
    says_other: '{{count}} pods are held back by scheduling gates: {{gates}}.',
    remedy: 'Check the controller that set the gate {{gates}}: it has to take it away.',
  },
} as const;
