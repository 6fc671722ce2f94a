/** What keeps a pod from being made, and what its containers need and lack. */
export const creationCauses = {
  'pod-node-not-ready': {
    says_one: 'Pod {{name}} lies on node {{node}}, which is not ready ({{reason}}): {{message}}',
    says_other: '{{count}} pods lie on node {{node}}, which is not ready ({{reason}}): {{message}}',
    remedy:
      'Bring the node back (`kubectl describe node {{node}}`), or move its pods: `kubectl drain {{node}} --ignore-daemonsets`',
  },
  'pod-node-gone': {
    says_one: 'Pod {{name}} lies on node {{node}}, which is not there any more.',
    says_other: '{{count}} pods lie on node {{node}}, which is not there any more.',
    remedy:
      'Wait until they are made anew; if they stay, delete them: `kubectl delete pod -n {{namespace}} {{pod}} --force`',
  },
  'quota-exceeded': {
    says_one:
      '{{kind}} {{name}} may not create pods: quota {{quota}} in namespace {{namespace}} is used up for {{resource}} (asked {{requested}}, used {{used}}, limit {{limited}}).',
    says_other:
      '{{count}} workloads may not create pods: quota {{quota}} in namespace {{namespace}} is used up for {{resource}} (asked {{requested}}, used {{used}}, limit {{limited}}).',
    remedy:
      'Raise it (`kubectl edit resourcequota -n {{namespace}} {{quota}}`), or ask for less in {{workload}}.',
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
      'Correct the resources of {{workload}}, or the range: `kubectl edit limitrange -n {{namespace}}`',
  },
  'service-account-absent': {
    says_one:
      '{{kind}} {{name}} may not create pods: service account {{account}} is absent in namespace {{namespace}}.',
    says_other:
      '{{count}} workloads may not create pods: service account {{account}} is absent in namespace {{namespace}}.',
    remedy: 'Create it: `kubectl create serviceaccount -n {{namespace}} {{account}}`',
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
      'Correct {{workload}}, or look at the policy: `kubectl get validatingadmissionpolicy {{policy}} -o yaml`',
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
      'Bring up the pods behind it; in need take it out: `kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations | grep {{webhook}}`',
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
      'Repair what the API server names; see: `kubectl describe {{kind}} -n {{namespace}} {{pod}}`',
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
    remedy: 'Correct what the kubelet names: `kubectl describe pod -n {{namespace}} {{pod}}`',
  },
} as const;
