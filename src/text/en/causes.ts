/** What a container is to its pod. */
export const containers = {
  main: 'container',
  init: 'init container',
  sidecar: 'sidecar',
} as const;

/** Why pods and what they belong to are not ready. */
export const causes = {
  'pod-node-not-ready': {
    says_one: 'Pod {{name}} lies on node {{node}}, which is not ready ({{reason}}): {{message}}',
    says_other: '{{count}} pods lie on node {{node}}, which is not ready ({{reason}}): {{message}}',
    remedy:
      'Bring the node back (kubectl describe node {{node}}), or move its pods: kubectl drain {{node}} --ignore-daemonsets',
  },
  'pod-node-gone': {
    says_one: 'Pod {{name}} lies on node {{node}}, which is not there any more.',
    says_other: '{{count}} pods lie on node {{node}}, which is not there any more.',
    remedy:
      'Wait until they are made anew; if they stay, delete them: kubectl delete pod -n {{namespace}} {{pod}} --force',
  },
  'quota-exceeded': {
    says_one:
      '{{kind}} {{name}} may not create pods: quota {{quota}} in namespace {{namespace}} is used up for {{resource}} (asked {{requested}}, used {{used}}, limit {{limited}}).',
    says_other:
      '{{count}} workloads may not create pods: quota {{quota}} in namespace {{namespace}} is used up for {{resource}} (asked {{requested}}, used {{used}}, limit {{limited}}).',
    remedy:
      'Raise it (kubectl edit resourcequota -n {{namespace}} {{quota}}), or ask for less in {{workload}}.',
  },
  'quota-needs-requests': {
    says_one:
      '{{kind}} {{name}} may not create pods: quota {{quota}} in namespace {{namespace}} demands {{resource}}.',
    says_other:
      '{{count}} parts of {{workload}} may not create pods: quota {{quota}} in namespace {{namespace}} demands {{resource}}.',
    remedy:
      'Write these requests and limits into {{workload}}, or give the namespace defaults with a LimitRange.',
  },
  'limit-range-refused': {
    says_one:
      '{{kind}} {{name}} may not create pods: the LimitRange of namespace {{namespace}} says {{message}}',
    says_other:
      '{{count}} parts of {{workload}} may not create pods: the LimitRange of namespace {{namespace}} says {{message}}',
    remedy:
      'Correct the resources of {{workload}}, or the range: kubectl edit limitrange -n {{namespace}}',
  },
  'service-account-absent': {
    says_one:
      '{{kind}} {{name}} may not create pods: service account {{account}} is absent in namespace {{namespace}}.',
    says_other:
      '{{count}} workloads may not create pods: service account {{account}} is absent in namespace {{namespace}}.',
    remedy: 'Create it: kubectl create serviceaccount -n {{namespace}} {{account}}',
  },
  'priority-class-absent': {
    says_one: '{{kind}} {{name}} may not create pods: priority class {{priority}} is absent.',
    says_other: '{{count}} workloads may not create pods: priority class {{priority}} is absent.',
    remedy: 'Create the PriorityClass {{priority}}, or remove it from the pod template.',
  },
  'runtime-class-absent': {
    says_one: '{{kind}} {{name}} may not create pods: runtime class {{runtime}} is absent.',
    says_other: '{{count}} workloads may not create pods: runtime class {{runtime}} is absent.',
    remedy: 'Create the RuntimeClass {{runtime}}, or remove it from the pod template.',
  },
  'pod-security-refused': {
    says_one:
      '{{kind}} {{name}} may not create pods: they violate Pod Security {{level}} of namespace {{namespace}}: {{message}}',
    says_other:
      '{{count}} parts of {{workload}} may not create pods: they violate Pod Security {{level}} of namespace {{namespace}}: {{message}}',
    remedy:
      'Correct the securityContext of {{workload}}, or the label pod-security.kubernetes.io/enforce of namespace {{namespace}}.',
  },
  'policy-refused': {
    says_one: '{{kind}} {{name}} may not create pods: policy {{policy}} says {{message}}',
    says_other:
      '{{count}} parts of {{workload}} may not create pods: policy {{policy}} says {{message}}',
    remedy:
      'Correct {{workload}}, or look at the policy: kubectl get validatingadmissionpolicy {{policy}} -o yaml',
  },
  'webhook-refused': {
    says_one:
      '{{kind}} {{name}} may not create pods: webhook {{webhook}} refuses them: {{message}}',
    says_other:
      '{{count}} parts of {{workload}} may not create pods: webhook {{webhook}} refuses them: {{message}}',
    remedy: 'Correct in {{workload}} what it names, or the policy behind the webhook.',
  },
  'webhook-silent': {
    says_one:
      '{{kind}} {{name}} cannot create pods: admission webhook {{webhook}} does not answer: {{message}}',
    says_other:
      '{{count}} workloads cannot create pods: admission webhook {{webhook}} does not answer: {{message}}',
    remedy:
      'Bring up the pods behind it; in need take it out: kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations | grep {{webhook}}',
  },
  'namespace-ending': {
    says_one: '{{kind}} {{name}} may not create pods: namespace {{namespace}} is being deleted.',
    says_other:
      '{{count}} workloads may not create pods: namespace {{namespace}} is being deleted.',
    remedy: 'Wait until namespace {{namespace}} is gone, create it again and deploy anew.',
  },
  'pod-template-invalid': {
    says_one: '{{kind}} {{name}} cannot create pods: its template is invalid: {{message}}',
    says_other:
      '{{count}} parts of {{workload}} cannot create pods: the template is invalid: {{message}}',
    remedy: 'Correct the pod template of {{workload}}.',
  },
  'creation-refused': {
    says_one: '{{kind}} {{name}} may not create what it has to: {{message}}',
    says_other: '{{count}} parts of {{workload}} may not create what they have to: {{message}}',
    remedy:
      'Repair what the API server names; see kubectl describe {{kind}} -n {{namespace}} {{pod}}',
  },
  'config-map-absent': {
    says_one: 'Pod {{name}} waits: ConfigMap {{configMap}} is absent in namespace {{namespace}}.',
    says_other:
      '{{count}} pods wait: ConfigMap {{configMap}} is absent in namespace {{namespace}}.',
    remedy: 'Create the ConfigMap {{configMap}} in namespace {{namespace}}, or restore it.',
  },
  'secret-absent': {
    says_one: 'Pod {{name}} waits: Secret {{secret}} is absent in namespace {{namespace}}.',
    says_other: '{{count}} pods wait: Secret {{secret}} is absent in namespace {{namespace}}.',
    remedy: 'Create the Secret {{secret}} in namespace {{namespace}}, or restore it.',
  },
  'key-absent': {
    says_one: 'Pod {{name}} waits: {{holder}} in namespace {{namespace}} has no key {{key}}.',
    says_other: '{{count}} pods wait: {{holder}} in namespace {{namespace}} has no key {{key}}.',
    remedy: 'Add the key {{key}} to {{holder}}, or correct its name in the pod template.',
  },
  'runs-as-root': {
    says_one:
      'Pod {{name}}: $t(container.{{role}}) {{container}} must not run as root, but its image {{image}} does: {{message}}',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} must not run as root, but its image {{image}} does: {{message}}',
    remedy: 'Set a numeric runAsUser in the pod template, or give the image such a USER.',
  },
  'container-config': {
    says_one:
      'Pod {{name}}: $t(container.{{role}}) {{container}} cannot be configured ({{reason}}): {{message}}',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} cannot be configured ({{reason}}): {{message}}',
    remedy: 'Correct what the kubelet names: kubectl describe pod -n {{namespace}} {{pod}}',
  },
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
    remedy: 'Create it, or use one that is there: kubectl get storageclass',
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
    remedy: 'Repair what the provisioner names: kubectl describe pvc -n {{namespace}} {{claim}}',
  },
  'claim-unbound': {
    says_one: 'Pod {{name}} waits: its claims have no volume ({{claims}}): {{message}}',
    says_other:
      '{{count}} pods of {{workload}} wait: their claims have no volume ({{claims}}): {{message}}',
    remedy: 'Look at the claims: kubectl get pvc -n {{namespace}}',
  },
  'volume-multi-attach': {
    says_one:
      'Pod {{name}} waits: volume {{volume}} is still attached to another node: {{message}}',
    says_other:
      '{{count}} pods wait: volume {{volume}} is still attached to another node: {{message}}',
    remedy:
      'Delete the pod that still uses it; if its node is dead, release it: kubectl get volumeattachment | grep {{volume}}',
  },
  'volume-not-attached': {
    says_one: 'Pod {{name}}: volume {{volume}} cannot be attached to node {{node}}: {{message}}',
    says_other: '{{count}} pods of {{workload}}: volumes cannot be attached: {{message}}',
    remedy:
      'Look at the disk in the cloud console and at the CSI driver: kubectl get volumeattachment | grep {{volume}}',
  },
  'volume-not-mounted': {
    says_one: 'Pod {{name}}: volume {{volume}} cannot be mounted on node {{node}}: {{message}}',
    says_other: '{{count}} pods of {{workload}}: volume {{volume}} cannot be mounted: {{message}}',
    remedy:
      'Repair what the kubelet names, such as export, credentials or driver: kubectl describe pod -n {{namespace}} {{pod}}',
  },
  'volume-timed-out': {
    says_one:
      'Pod {{name}}: volume {{volume}} does not get attached or mounted in time: {{message}}',
    says_other:
      '{{count}} pods of {{workload}}: volume {{volume}} does not get attached or mounted in time: {{message}}',
    remedy: 'Check the CSI driver on node {{node}}: kubectl get pods -A -o wide | grep csi',
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
    remedy: 'Bring the nodes back: kubectl get nodes',
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
      'Add a node where the volume lies (kubectl get pv -o wide), or restore the data into a new volume.',
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
    remedy: 'Release them: kubectl uncordon <node>',
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
  'pod-held-by-finalizers': {
    says_one: 'Pod {{name}} is to go, but finalizers hold it: {{finalizers}}.',
    says_other:
      '{{count}} pods of {{workload}} are to go, but finalizers hold them: {{finalizers}}.',
    remedy:
      'Check the controller of these finalizers; in need remove them: kubectl edit pod -n {{namespace}} {{pod}}',
  },
  'pod-held-by-node': {
    says_one: 'Pod {{name}} is to go, but its node {{node}} does not answer.',
    says_other: '{{count}} pods are to go, but their node {{node}} does not answer.',
    remedy:
      'Bring node {{node}} back; if it is off for sure: kubectl delete pod -n {{namespace}} {{pod}} --force --grace-period=0',
  },
  'network-not-set-up': {
    says_one: 'Pod {{name}} gets no network on node {{node}}: {{message}}',
    says_other: '{{count}} pods get no network: {{message}}',
    remedy: 'Check the network plugin: kubectl get pods -n kube-system -o wide',
  },
  'sandbox-image': {
    says_one:
      'Pod {{name}} cannot begin: node {{node}} does not get the sandbox image {{image}}: {{message}}',
    says_other:
      '{{count}} pods cannot begin: nodes do not get the sandbox image {{image}}: {{message}}',
    remedy:
      'Open the way from the nodes to {{registry}}, or set another sandbox image in the runtime.',
  },
  'sandbox-failed': {
    says_one: 'Pod {{name}} cannot begin on node {{node}}: {{message}}',
    says_other: '{{count}} pods cannot begin on node {{node}}: {{message}}',
    remedy: 'Look at the container runtime of the node: kubectl describe node {{node}}',
  },
  'image-secret-absent': {
    says_one:
      'Pod {{name}}: image pull not authorised by {{registry}}, secret {{secret}} absent in namespace {{namespace}}.',
    says_other:
      '{{count}} pods: image pull not authorised by {{registry}}, secret {{secret}} absent in namespace {{namespace}}.',
    remedy:
      'Create it: kubectl create secret docker-registry -n {{namespace}} {{secret}} --docker-server={{registry}} --docker-username=<user> --docker-password=<password>',
  },
  'image-without-secret': {
    says_one:
      'Pod {{name}}: image pull not authorised by {{registry}} ({{image}}), and the pod names no pull secret.',
    says_other:
      '{{count}} pods in namespace {{namespace}}: image pull not authorised by {{registry}}, and they name no pull secret.',
    remedy:
      'Create a pull secret in namespace {{namespace}} and name it in imagePullSecrets of {{workload}} or of its service account; check the name {{image}} too.',
  },
  'image-not-authorised': {
    says_one:
      'Pod {{name}}: image pull not authorised by {{registry}} ({{image}}) with secret {{secrets}}: {{message}}',
    says_other:
      '{{count}} pods: image pull not authorised by {{registry}} with secret {{secrets}} of namespace {{namespace}}: {{message}}',
    remedy:
      'Renew secret {{secrets}} in namespace {{namespace}} for {{registry}}, and check that its user may pull {{image}}.',
  },
  'image-not-found': {
    says_one: 'Pod {{name}}: image {{image}} is not in the registry {{registry}}.',
    says_other: '{{count}} pods: image {{image}} is not in the registry {{registry}}.',
    remedy: 'Push {{image}}, or correct its name and tag in {{workload}}.',
  },
  'image-rate-limited': {
    says_one: 'Pod {{name}}: registry {{registry}} gives out no more images for now: {{message}}',
    says_other:
      '{{count}} pods: registry {{registry}} gives out no more images for now: {{message}}',
    remedy: 'Wait until the limit is over, pull with an account, or use a mirror of {{registry}}.',
  },
  'registry-untrusted': {
    says_one:
      'Pod {{name}}: node {{node}} has no trusted connection to registry {{registry}}: {{message}}',
    says_other:
      '{{count}} pods: nodes have no trusted connection to registry {{registry}}: {{message}}',
    remedy: 'Give the nodes the CA of {{registry}}, or renew its certificate.',
  },
  'registry-unreachable': {
    says_one: 'Pod {{name}}: node {{node}} does not reach registry {{registry}}: {{message}}',
    says_other: '{{count}} pods: nodes do not reach registry {{registry}}: {{message}}',
    remedy: 'Check DNS, NAT and firewall between the nodes and {{registry}}.',
  },
  'image-name-invalid': {
    says_one:
      'Pod {{name}}: {{image}} is no valid image name ($t(container.{{role}}) {{container}}).',
    says_other:
      '{{count}} pods: {{image}} is no valid image name ($t(container.{{role}}) {{container}}).',
    remedy: 'Correct the image of {{container}} in {{workload}}.',
  },
  'image-never-pulled': {
    says_one:
      'Pod {{name}}: image {{image}} is not on node {{node}}, and imagePullPolicy Never forbids to pull it.',
    says_other:
      '{{count}} pods: image {{image}} is not on their nodes, and imagePullPolicy Never forbids to pull it.',
    remedy: 'Set imagePullPolicy: IfNotPresent in {{workload}}, or load the image onto the nodes.',
  },
  'image-architecture': {
    says_one: 'Pod {{name}}: image {{image}} is made for another architecture than node {{node}}.',
    says_other:
      '{{count}} pods: image {{image}} is made for another architecture than their nodes.',
    remedy:
      'Push {{image}} for the architecture of the nodes (kubectl get nodes -L kubernetes.io/arch), or select other nodes.',
  },
  'image-no-space': {
    says_one: 'Pod {{name}}: node {{node}} has no space left for image {{image}}.',
    says_other: '{{count}} pods: node {{node}} has no space left for images.',
    remedy: 'Free or enlarge the disk of node {{node}}.',
  },
  'image-pull': {
    says_one: 'Pod {{name}}: image {{image}} cannot be pulled ({{reason}}): {{message}}',
    says_other: '{{count}} pods: image {{image}} cannot be pulled ({{reason}}): {{message}}',
    remedy: 'Read the reason: kubectl describe pod -n {{namespace}} {{pod}}',
  },
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
    remedy: 'Correct what the runtime names: kubectl describe pod -n {{namespace}} {{pod}}',
  },
  'crash-loop': {
    says_one:
      'Pod {{name}}: $t(container.{{role}}) {{container}} ended with exit code {{exit}} (restarts: {{restarts}}). {{words}}',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} ended with exit code {{exit}} (restarts: up to {{restarts}}). {{words}}',
    remedy: 'Read its log: kubectl logs -n {{namespace}} {{pod}} -c {{container}} --previous',
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
    remedy: 'Read its log: kubectl logs -n {{namespace}} {{pod}} -c {{container}}',
  },
  'container-waits': {
    says_one: 'Pod {{name}}: $t(container.{{role}}) {{container}} waits ({{reason}}): {{message}}',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} waits ({{reason}}): {{message}}',
    remedy: 'Read the reason: kubectl describe pod -n {{namespace}} {{pod}}',
  },
  'probe-liveness': {
    says_one:
      'Pod {{name}}: $t(container.{{role}}) {{container}} fails its liveness probe and is restarted (restarts: {{restarts}}): {{answer}}',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} fails its liveness probe and is restarted (restarts: up to {{restarts}}): {{answer}}',
    remedy:
      'Read why it does not answer (kubectl logs -n {{namespace}} {{pod}} -c {{container}} --previous), or correct the probe.',
  },
  'probe-startup': {
    says_one:
      'Pod {{name}}: $t(container.{{role}}) {{container}} fails its startup probe: {{answer}}',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} fails its startup probe: {{answer}}',
    remedy: 'Read its log: kubectl logs -n {{namespace}} {{pod}} -c {{container}}',
  },
  'probe-startup-restarts': {
    says_one:
      'Pod {{name}}: $t(container.{{role}}) {{container}} did not start in the time its startup probe allows and is restarted (restarts: {{restarts}}): {{answer}}',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} did not start in the time its startup probe allows and is restarted (restarts: up to {{restarts}}): {{answer}}',
    remedy:
      'Raise failureThreshold of the startup probe in {{workload}}, or read why it is slow: kubectl logs -n {{namespace}} {{pod}} -c {{container}} --previous',
  },
  'probe-readiness': {
    says_one:
      'Pod {{name}}: $t(container.{{role}}) {{container}} runs, but fails its readiness probe: {{answer}}',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} runs, but fails its readiness probe: {{answer}}',
    remedy: 'Read its log: kubectl logs -n {{namespace}} {{pod}} -c {{container}}',
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
    remedy: 'Look at what node {{node}} holds: kubectl describe node {{node}}',
  },
  'pod-failed': {
    says_one: 'Pod {{name}} has failed ({{reason}}): {{message}}',
    says_other: '{{count}} pods of {{workload}} have failed ({{reason}}): {{message}}',
    remedy: 'Read its log: kubectl logs -n {{namespace}} {{pod}}',
  },
  'init-running': {
    says_one: 'Pod {{name}} waits for its init container {{container}}, which still runs.',
    says_other:
      '{{count}} pods of {{workload}} wait for their init container {{container}}, which still runs.',
    remedy:
      'Wait; if it stays so, read its log: kubectl logs -n {{namespace}} {{pod}} -c {{container}}',
  },
  'startup-not-answered': {
    says_one:
      'Pod {{name}}: $t(container.{{role}}) {{container}} runs; its startup probe has not passed yet.',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} runs; its startup probe has not passed yet.',
    remedy:
      'Wait; if it stays so, read its log: kubectl logs -n {{namespace}} {{pod}} -c {{container}}',
  },
  'readiness-not-answered': {
    says_one:
      'Pod {{name}}: $t(container.{{role}}) {{container}} runs; its readiness probe has not passed yet.',
    says_other:
      '{{count}} pods of {{workload}}: $t(container.{{role}}) {{container}} runs; its readiness probe has not passed yet.',
    remedy:
      'Wait; if it stays so, read its log: kubectl logs -n {{namespace}} {{pod}} -c {{container}}',
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
      'Wait; if it stays so, check the provisioner of class {{class}}: kubectl describe pvc -n {{namespace}} {{claim}}',
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
      'Wait; if it stays so, see what the node does: kubectl describe pod -n {{namespace}} {{pod}}',
  },
  'pods-not-created': {
    says_one: '{{kind}} {{name}}: {{made}} of {{desired}} pods have been made so far.',
    says_other:
      '{{count}} parts of {{workload}}: {{made}} of {{desired}} pods have been made so far.',
    remedy: 'Wait; if it stays so, check that kube-controller-manager runs.',
  },
} as const;
