/** What Nacos servers say. `server` is the pod that was asked. */
export const nacos = {
  // Before anybody is asked.
  'nacos-path-malformed': {
    says: '{{path}} can be no context path.',
    remedy: 'Write a path such as /nacos, or leave it out.',
  },
  'nacos-no-pod': {
    says: 'No pod of Nacos was found in namespace {{namespace}}.',
    remedy:
      'Check the name of the workload or the labels in the site: `kubectl -n {{namespace}} get pods --show-labels`',
  },
  'nacos-pods-missing': {
    says: 'Of {{wanted}} pods of Nacos in namespace {{namespace}} {{has}} run; not running: {{others}}.',
    remedy: 'Wait until they run; their own causes stand at the workload.',
  },
  'nacos-expected-malformed': {
    says: 'This is no count of configurations by namespace: {{entry}}',
    remedy: 'Write a number for each namespace of Nacos.',
  },
  'nacos-nothing-expected': {
    says: 'No configuration is expected in any namespace of Nacos, so nothing can be proven.',
    remedy: 'Check the export: it holds none.',
  },

  // No answer to the question.
  'nacos-silent': {
    says: 'Nacos in pod {{server}} does not answer ({{code}}).',
    remedy: 'Wait while it starts; if it stays so, look into the log of the pod.',
  },
  'nacos-unreachable': {
    says: 'Nacos in pod {{server}} can’t be reached from here ({{code}}).',
    remedy: 'Ask it by port-forward, or from where pods’ addresses can be reached.',
  },
  'nacos-garbage': {
    says: 'What pod {{server}} answers is no valid HTTP ({{code}}).',
    remedy: 'Check the port: Nacos serves HTTP on 8848, gRPC on 9848.',
  },
  'nacos-stranger': {
    says: 'What answers in pod {{server}} is no Nacos, or Nacos at another path (status {{status}}): {{says}}',
    remedy: 'Check the port and the context path (server.servlet.context-path) in the site.',
  },
  'nacos-refuses': {
    says: 'Nacos in pod {{server}} can’t answer now (status {{status}}): {{says}}',
    remedy: 'Wait while it starts; if it stays so, check its database and the log of the pod.',
  },
  'nacos-answers-otherwise': {
    says: 'Nacos in pod {{server}} answers something else than was asked (status {{status}}): {{says}}',
    remedy: 'Look at the same in the console of Nacos; the API of this version may differ.',
  },
  'nacos-login-wanted': {
    says: 'Nacos in pod {{server}} tells this only who has logged in: {{says}}',
    remedy: 'Set login: true and the user of Nacos in the site, and its password as a secret.',
  },
  'nacos-login-refused': {
    says: 'Nacos in pod {{server}} refuses the login, or the user may not read this: {{says}}',
    remedy: 'Correct user and password; reading the members needs an administrator of Nacos.',
  },

  // Not as it has to be.
  'nacos-not-ready': {
    says: 'Nacos {{version}} in pod {{server}} says that it is not ready: {{says}}',
    remedy:
      'Wait while it starts; if it stays so, check that it reaches its database (configuration) and the other members.',
  },
  'nacos-standalone': {
    says: 'Nacos in pod {{server}} was started as standalone, though there are {{pods}} pods: they know nothing of each other.',
    remedy: 'Set MODE=cluster (without -m standalone) and the list of members, then restart.',
  },
  'nacos-member-missing': {
    says: 'Nacos in pod {{server}} does not know these members: {{names}}.',
    remedy:
      'Wait half a minute; if it stays so, check cluster.conf (or NACOS_SERVERS) of this pod: it has to name every pod.',
  },
  'nacos-member-starting': {
    says: 'Nacos in pod {{server}} sees members that are starting: {{members}}.',
    remedy: 'Wait until they are UP.',
  },
  'nacos-member-down': {
    says: 'Nacos in pod {{server}} does not reach these members: {{members}}.',
    remedy:
      'Wait a minute; if it stays so, check that pods reach each other on 8848, 9848, 9849 and 7848, and network policies.',
  },
  'nacos-member-isolated': {
    says: 'Nacos in pod {{server}} has members that were taken out: {{members}}.',
    remedy: 'Take them in again, or restart their pods.',
  },
  'nacos-member-stranger': {
    says: 'Nacos in pod {{server}} has members that no living pod is: {{members}}.',
    remedy:
      'Wait a minute; if it stays so, take the old addresses out of cluster.conf, or use the names of the pods there.',
  },
  'nacos-namespace-missing': {
    says: 'Nacos in pod {{server}} does not have these namespaces: {{names}}.',
    remedy: 'Create them with the same id in the console of Nacos, then import the export.',
  },
  'nacos-configs-missing': {
    says: 'Nacos in pod {{server}} has fewer configurations than were exported: {{said}}.',
    remedy: 'Import the export of these namespaces in the console of Nacos, or check its database.',
  },

  // Notes.
  'nacos-configs-more': {
    says: 'Nacos in pod {{server}} has more configurations than were exported: {{said}}.',
    remedy: 'Check whether they were added since the export.',
  },
  'nacos-versions-differ': {
    says: 'The Nacos servers are of several versions: {{versions}}.',
    remedy: 'Wait for the end of the rollout, or bring all to one version.',
  },
  'nacos-old': {
    says: 'Nacos {{versions}} is of the first generation, which nobody maintains any more.',
    remedy: 'Plan an upgrade once the service is back.',
  },
} as const;
