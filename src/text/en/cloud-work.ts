/** What would be done in a cloud, and what is found there. */
export const cloudWork = {
  'will-import-key-pair': {
    says: 'Key pair {{name}}: the public key {{key}} is imported into {{region}} (console: {{console}})',
    remedy: 'Compare name and region with the plan.',
  },
  'will-demand-cluster-gone': {
    says: 'Cluster {{name}} ({{id}}): looked up, nothing is changed',
    remedy: 'Delete it in the console first.',
  },
  'cloud-cluster-stays': {
    says: 'Cluster {{name}} ({{id}}) is still in the cloud: {{said}}.',
    remedy: 'Switch off its deletion protection in the console, delete it, then say so.',
  },
  'will-delete-key-pair': {
    says: 'Key pair {{name}} in {{region}}: deleted where it is still the same one (console: {{console}})',
    remedy: 'Keep it while servers still take its login.',
  },
  'will-create-cluster': {
    says: 'Cluster {{name}} in {{region}}, Kubernetes {{version}}, {{nodes}} nodes: created once, where it is not there (console: {{console}})',
    remedy: 'Compare region, size and price with the plan: it costs from then on.',
  },
  'will-save-kubeconfig': {
    says: 'Its access: saved in {{path}}, readable by you alone',
    remedy: 'Keep the file from others: it opens the cluster.',
  },
  'will-allocate-address': {
    says: 'Elastic IP {{name}} in {{region}}, {{bandwidth}} Mbit/s: allocated where none of that name is free (console: {{console}})',
    remedy: 'Compare the region with the plan: it costs from then on.',
  },
  'will-associate-address': {
    says: 'Elastic IP {{name}}: bound to {{instance}}',
    remedy: 'Check that it is a master of the new cluster.',
  },
  'will-release-address': {
    says: 'Elastic IP {{address}} ({{id}}) in {{region}}: unbound and released (console: {{console}})',
    remedy: 'Check that nothing leads to it any more: it does not come back.',
  },
  'will-set-record': {
    says: '{{name}}: {{type}} {{value}}, time to live {{ttl}}; others that lead it elsewhere are removed (console: {{console}})',
    remedy: 'Compare it with the plan: users go there from then on.',
  },
  'will-restore-records': {
    says: '{{name}}: back to {{records}} (console: {{console}})',
    remedy: 'Check that what it led to still answers.',
  },
  'cloud-key-pair-absent': {
    says: 'There is no key pair {{name}} in this region of the cloud.',
    remedy: 'Import the public key under that name, then check again.',
  },
  'cloud-key-pair-other': {
    says: 'Key pair {{name}} of the cloud ({{fingerprint}}) is another key than {{key}}.',
    remedy: 'Name another key pair, or take the key file that belongs to it.',
  },
  'cloud-cluster-taken': {
    says: 'Cluster {{name}} ({{id}}) was made by run {{run}}: no other one is made under its name.',
    remedy: 'Give the new cluster another name, or go on with that run.',
  },
  'cloud-clusters-several': {
    says: 'Several clusters could be {{name}}: {{ids}}.',
    remedy: 'Look at them in the console, and rename those that are not meant.',
  },
  'cloud-clusters-at-server': {
    says: 'Several clusters of the account have the API server {{server}}: {{ids}}.',
    remedy: 'Put a kubeconfig with the public address of the right one into the file.',
  },
  'cloud-cluster-failed': {
    says: 'The cluster {{id}} could not be made; the cloud says: {{state}}.',
    remedy: 'Read its log in the console, delete it there, then do it again.',
  },
  'cloud-cluster-late': {
    says: 'The cluster {{id}} still does not run after an hour; the cloud says: {{state}}.',
    remedy: 'Read its log in the console, then do it again: it is followed, not made anew.',
  },
  'cloud-no-master': {
    says: 'No node with the label {{label}} tells its instance: the cluster may be a managed one.',
    remedy:
      'Name the instance or tell the address, or skip the step where there is no master of your own.',
  },
  'cloud-address-elsewhere': {
    says: 'Elastic IP {{address}} ({{name}}) is not free: {{state}}, bound to {{instance}}.',
    remedy: 'Unbind it in the console, or name another one.',
  },
  'cloud-address-other': {
    says: 'Elastic IP {{id}} has the address {{address}}, not {{wanted}}: it is left alone.',
    remedy: 'Look at it in the console, and release it there if it is yours.',
  },
  'cloud-address-late': {
    says: 'Elastic IP {{id}} does not settle; the cloud says: {{state}}.',
    remedy: 'Look at it in the console, then check again.',
  },
  'cloud-record-malformed': {
    says: 'This row is no record that can be set: {{row}}',
    remedy:
      'Write name, type (A, AAAA or CNAME), a value of that type and, where it is wanted, a time to live in whole seconds; a CNAME stands alone.',
  },
  'cloud-zone-absent': {
    says: 'No zone of this account holds {{name}}; it has: {{zones}}.',
    remedy: 'Ask whoever holds the zone to set the record, or use credentials of its account.',
  },
  'cloud-record-changed-since': {
    says: 'The records of {{name}} have been changed since: they are left as they are.',
    remedy: 'Compare them with the old ones of the evidence, and set them by hand.',
  },
  'cloud-credentials-of': {
    says: 'Account {{account}}, as {{principal}}, by {{where}}.',
    remedy: 'Compare the account with the plan.',
  },
  'cloud-address-absent': {
    says: 'No elastic IP is bound to a master of this cluster ({{instances}}).',
    remedy: 'Bind one, or tell the address by which a master is reached.',
  },
  'cloud-address-unbound': {
    says: 'Elastic IP {{address}} ({{name}}) is not bound yet: {{state}} ({{instance}}).',
    remedy: 'Bind it to the server, or wait where that is under way.',
  },
  'cloud-quota-untold': {
    says: 'The cloud does not tell how many {{what}} the account may still have.',
    remedy: 'Look at it in the Quota Center.',
  },
  'cloud-quota-short': {
    says: 'The account may have {{total}} {{what}} and has {{used}}: {{wanted}} more do not fit.',
    remedy: 'Release what is not needed, or ask for more in the Quota Center.',
  },
  'cloud-cluster-by-file': {
    says: 'No cloud credentials are here (looked at: {{looked}}): proven once the API server that {{path}} names answers.',
    remedy: 'Save the kubeconfig of the new cluster as {{path}}, then check again.',
  },
  'cloud-cluster-absent': {
    says: 'There is no cluster {{name}} in {{region}}.',
    remedy: 'Create it under that name, then check again.',
  },
  'cloud-cluster-starting': {
    says: 'The cluster {{id}} does not run yet; the cloud says: {{state}}.',
    remedy: 'Wait for it; it takes 10 to 20 minutes.',
  },
  'cloud-cluster-by-server': {
    says: 'Only its API server was asked: {{server}}. Whose cluster it is, the next step shows.',
    remedy: 'Compare name, age and nodes before it is pinned.',
  },
  'cloud-cluster-of-file': {
    says: 'It is the cluster {{name}} ({{id}}), which the kubeconfig names; this run has not made it.',
    remedy: 'Compare name, age and nodes before it is pinned.',
  },
  'cloud-server-silent': {
    says: 'No API server answers at {{server}} ({{code}}).',
    remedy: 'Wait until the cluster runs, and check that its API server can be reached from here.',
  },
} as const;
