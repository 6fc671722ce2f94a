/** What keeps a pod from beginning on its node: sandbox and image. */
export const imageCauses = {
  'pod-held-by-finalizers': {
    says_one: 'Pod {{name}} is to go, but finalizers hold it: {{finalizers}}.',
    says_other:
      '{{count}} pods of {{workload}} are to go, but finalizers hold them: {{finalizers}}.',
    remedy:
      'Check the controller of these finalizers; in need remove them: `kubectl edit pod -n {{namespace}} {{pod}}`',
  },
  'pod-held-by-node': {
    says_one: 'Pod {{name}} is to go, but its node {{node}} does not answer.',
    says_other: '{{count}} pods are to go, but their node {{node}} does not answer.',
    remedy:
      'Bring node {{node}} back; if it is off for sure: `kubectl delete pod -n {{namespace}} {{pod}} --force --grace-period=0`',
  },
  'network-not-set-up': {
    says_one: 'Pod {{name}} gets no network on node {{node}}: {{message}}',
    says_other: '{{count}} pods get no network: {{message}}',
    remedy: 'Check the network plugin: `kubectl get pods -n kube-system -o wide`',
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
    remedy: 'Look at the container runtime of the node: `kubectl describe node {{node}}`',
  },
  'image-secret-absent': {
    says_one:
      'Pod {{name}}: image pull not authorised by {{registry}}, secret {{secret}} absent in namespace {{namespace}}.',
    says_other:
      '{{count}} pods: image pull not authorised by {{registry}}, secret {{secret}} absent in namespace {{namespace}}.',
    remedy:
      'Create it from the file that docker login {{registry}} writes: `kubectl create secret generic -n {{namespace}} {{secret}} --type=kubernetes.io/dockerconfigjson --from-file=.dockerconfigjson=FILE`',
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
      'Push {{image}} for the architecture of the nodes (`kubectl get nodes -L kubernetes.io/arch`), or select other nodes.',
  },
  'image-no-space': {
    says_one: 'Pod {{name}}: node {{node}} has no space left for image {{image}}.',
    says_other: '{{count}} pods: node {{node}} has no space left for images.',
    remedy: 'Free or enlarge the disk of node {{node}}.',
  },
  'image-pull': {
    says_one: 'Pod {{name}}: image {{image}} cannot be pulled ({{reason}}): {{message}}',
    says_other: '{{count}} pods: image {{image}} cannot be pulled ({{reason}}): {{message}}',
    remedy: 'Read the reason: `kubectl describe pod -n {{namespace}} {{pod}}`',
  },
} as const;
