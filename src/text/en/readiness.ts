/** What the rules of each kind say of one object. */
export const readiness = {
  'field-unreadable': {
    says: '{{field}} of {{kind}} {{name}} is missing or makes no sense: it cannot be judged.',
    remedy: 'Look at {{kind}} {{name}} itself, with kubectl get -o yaml.',
  },
  'kind-not-judged': {
    says: 'dr-wizard cannot judge a {{kind}} ({{name}}).',
    remedy: 'Look for yourself whether it is ready.',
  },
  'object-terminating': {
    says: '{{kind}} {{name}} is being deleted.',
    remedy: 'Wait until it is gone, then create it again.',
  },
  'object-stalled': {
    says: '{{kind}} {{name}} is stalled: {{message}}',
    remedy: 'Repair what its controller tells of.',
  },
  'object-reconciling': {
    says: '{{kind}} {{name}} is being worked on by its controller.',
    remedy: 'Wait for it.',
  },
  'not-observed': {
    says: 'The controller has not looked at {{kind}} {{name}} yet.',
    remedy: 'Wait; if it stays so, check that kube-controller-manager runs.',
  },
  'namespace-terminating': {
    says: 'Namespace {{name}} is Terminating; what holds it: {{held}}',
    remedy: 'Remove what holds it or its finalizer, wait until it is gone, then do it again.',
  },
  'progress-deadline': {
    says: '{{kind}} {{name}} has not come up within its deadline: {{ready}} of {{desired}} available.',
    remedy: 'Look at the causes beside this one, repair them, then check again.',
  },
  'scaled-to-zero': {
    says: '{{kind}} {{name}} runs no pod.',
    remedy: 'Scale it up, or write replicas: 0 into the site if that is meant.',
  },
  paused: {
    says: '{{kind}} {{name}} is paused with {{ready}} of {{desired}} ready: it will not go on by itself.',
    remedy: 'Resume it: `kubectl rollout resume -n {{namespace}} deployment {{deployment}}`',
  },
  'paused-ready': {
    says: '{{kind}} {{name}} is ready, but paused: changes would not be rolled out.',
    remedy: 'Resume it before the next change.',
  },
  'pods-refused': {
    says: '{{kind}} {{name}} may not create its pods ({{ready}} of {{desired}} ready): {{message}}',
    remedy: 'Repair quota, policy or webhook that refuses them.',
  },
  'rolling-out': {
    says: '{{kind}} {{name}}: {{updated}} of {{desired}} updated, {{ready}} ready.',
    remedy: 'Wait for the rollout.',
  },
  'old-pods-left': {
    says: '{{kind}} {{name}}: {{old}} pods too many are still there, {{ready}} of {{desired}} ready.',
    remedy: 'Wait until they are gone.',
  },
  'pods-not-ready': {
    says: '{{kind}} {{name}}: {{ready}} of {{desired}} ready.',
    remedy: 'Wait; look at the causes beside this one if it stays so.',
  },
  'on-delete-older': {
    says: '{{kind}} {{name}} is ready, but pods of an older version run (OnDelete).',
    remedy: 'Delete those pods one by one if the new version is needed.',
  },
  'partition-holds': {
    says: '{{kind}} {{name}} is ready; its partition {{partition}} keeps pods below it on the older version.',
    remedy: 'Lower the partition if the new version is needed.',
  },
  'selects-no-node': {
    says: '{{kind}} {{name}} selects no node.',
    remedy: 'Compare its node selector with the labels of the nodes.',
  },
  'node-not-ready': {
    says: 'Node {{name}} is not ready ({{reason}}): {{message}}',
    remedy: 'Wait for it; if it stays so, look at the node in the console.',
  },
  'node-pressure': {
    says: 'Node {{name}} reports {{pressure}}.',
    remedy: 'Free or add what it runs short of.',
  },
  'node-cordoned': {
    says: 'Node {{name}} is cordoned: it takes no new pods.',
    remedy: 'Release it: `kubectl uncordon {{name}}`',
  },

  'exists-only': {
    says: '{{kind}} {{name}} exists; it tells nothing more of itself.',
    remedy: 'Look for yourself whether it does its work.',
  },
  'surroundings-unread': {
    says: '{{kind}} {{name}} cannot be judged: its {{what}} objects were not read.',
    remedy: 'Give them too, or the right to list them.',
  },
  'condition-not-met': {
    says: '{{kind}} {{name}}: {{condition}} is {{status}} ({{reason}}): {{message}}',
    remedy: 'Wait; if it stays so, repair what its controller tells of.',
  },
  'phase-not-ready': {
    says: '{{kind}} {{name}} is {{phase}}: {{message}}',
    remedy: 'Wait for it.',
  },
  'phase-failed': {
    says: '{{kind}} {{name}} is {{phase}}: {{message}}',
    remedy: 'Repair what it tells of, then make a new one.',
  },
  'job-failed': {
    says: 'Job {{name}} has failed after {{failed}} failed pods ({{reason}}): {{message}}',
    remedy: 'Read the log of its last pod, repair the cause, delete the Job and start it again.',
  },
  'job-suspended': {
    says: 'Job {{name}} is suspended with {{succeeded}} pods done: it will not go on by itself.',
    remedy: 'Resume it: set spec.suspend to false.',
  },
  'job-running': {
    says: 'Job {{name}} runs: {{succeeded}} of {{wanted}} done, {{active}} active, {{failed}} failed.',
    remedy: 'Wait until it is complete.',
  },
  'cron-job-suspended': {
    says: 'CronJob {{name}} is suspended: it starts no Job.',
    remedy: 'Resume it if it is needed: set spec.suspend to false.',
  },
  'pod-not-ready': {
    says: 'Pod {{name}} is {{phase}} and not ready.',
    remedy: 'Wait; if it stays so, read its events and its log.',
  },
  'pod-gate-shut': {
    says: 'Pod {{name}} waits for its readiness gate {{gate}}.',
    remedy: 'Check the controller that sets this condition, such as the one of the load balancer.',
  },
  'claim-not-bound': {
    says: 'PersistentVolumeClaim {{name}} is not bound to a volume: {{phase}}.',
    remedy:
      'Look at the causes beside this one; one whose volume is lost has to be restored from its backup.',
  },
  'claim-resizing': {
    says: 'PersistentVolumeClaim {{name}} serves, but is being resized.',
    remedy: 'Wait for it; some drivers need the pod to be restarted.',
  },
  'load-balancer-pending': {
    says: 'Service {{name}} has no address of a load balancer yet.',
    remedy:
      'Wait; if it stays so, read the events of the Service and check quota and permissions in the console.',
  },
  'service-without-endpoints': {
    says: 'Service {{name}} has no ready endpoint ({{endpoints}} in all).',
    remedy: 'Wait for its pods; compare the selector of the Service with their labels.',
  },
  'ingress-class-absent': {
    says: 'Ingress {{name}} names the class {{class}}, which is not there.',
    remedy: 'Install the ingress controller of this class, or correct the name.',
  },
  'ingress-class-unnamed': {
    says: 'Ingress {{name}} names no class, and none is the default.',
    remedy: 'Write spec.ingressClassName, or mark one IngressClass as the default.',
  },
  'ingress-class-annotated': {
    says: 'Ingress {{name}} names the class {{class}} by annotation only: whether a controller serves it shows at the front door.',
    remedy: 'Write spec.ingressClassName once the controller knows it.',
  },
  'ingress-without-address': {
    says: 'Ingress {{name}} shows no address; some controllers never write one.',
    remedy: 'Ask the front door itself.',
  },
  'backend-service-absent': {
    says: 'Ingress {{name}} sends {{host}} to Service {{service}}, which is not there.',
    remedy: 'Deploy the Service, or correct the Ingress.',
  },
  'backend-port-absent': {
    says: 'Ingress {{name}} sends {{host}} to port {{port}} of Service {{service}}, which has no such port.',
    remedy: 'Correct the port in the Ingress or in the Service.',
  },
  'backend-not-ready': {
    says: 'Service {{service}} behind {{host}} has no ready endpoint ({{endpoints}} in all).',
    remedy: 'Wait for its pods; compare the selector of the Service with their labels.',
  },
  'backend-not-judged': {
    says: 'Ingress {{name}} sends {{host}} to {{backend}}, which is no Service and is not judged.',
    remedy: 'Look for yourself whether it answers.',
  },
  'names-not-accepted': {
    says: 'CustomResourceDefinition {{name}}: its names are taken ({{reason}}): {{message}}',
    remedy: 'Remove the definition that has them, or rename one.',
  },
  'schema-not-structural': {
    says: 'CustomResourceDefinition {{name}} has a schema that is not structural: {{message}}',
    remedy: 'Repair the schema before the next upgrade.',
  },
  'autoscaler-cannot-scale': {
    says: 'HorizontalPodAutoscaler {{name}}: {{condition}} is {{status}} ({{reason}}): {{message}}',
    remedy: 'Check its target, its selector and that the metrics API answers (metrics-server).',
  },
  'autoscaler-off': {
    says: 'HorizontalPodAutoscaler {{name}} does not scale, as its target is set to 0.',
    remedy: 'Scale the target up by hand: it takes over from there.',
  },
  'autoscaler-limited': {
    says: 'HorizontalPodAutoscaler {{name}} is at its limit ({{reason}}): {{message}}',
    remedy: 'Raise maxReplicas, or lower minReplicas, if this is not meant.',
  },
  'no-disruption-allowed': {
    says: 'PodDisruptionBudget {{name}} allows no disruption now: nodes cannot be drained.',
    remedy: 'Wait for its pods, or loosen it before nodes are drained.',
  },
  'api-service-unavailable': {
    says: 'APIService {{name}}: {{condition}} is {{status}} ({{reason}}): {{message}}',
    remedy:
      'Repair the Service and pods that serve it, or delete it if nothing serves it any more.',
  },
  'certificate-issuing': {
    says: 'Certificate {{name}} is being issued ({{reason}}): {{message}}',
    remedy: 'Wait; if it stays so, look at its CertificateRequest, Order and Challenge.',
  },
  'certificate-not-ready': {
    says: 'Certificate {{name}}: {{condition}} is {{status}} ({{reason}}): {{message}}',
    remedy: 'Look at its CertificateRequest and its issuer.',
  },
  'snapshot-not-ready': {
    says: '{{kind}} {{name}} is not ready to use yet.',
    remedy: 'Wait for its driver.',
  },
  'snapshot-error': {
    says: '{{kind}} {{name}} could not be made, and is tried again: {{message}}',
    remedy: 'Check the driver, its class and its rights in the console.',
  },
} as const;
