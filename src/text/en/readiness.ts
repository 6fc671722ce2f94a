/** What the rules of each kind say of one object. */
export const readiness = {
  'field-unreadable': {
    says: '{{kind}} {{name}} does not tell {{field}}: it cannot be judged.',
    remedy: 'Look at the object: kubectl describe {{kind}}',
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
    remedy: 'Resume it: kubectl rollout resume {{kind}}',
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
    remedy: 'Release it: kubectl uncordon {{name}}',
  },
} as const;
