/** Jenkins: whether it answers, what it has loaded, what was copied there. */
export const jenkins = {
  'will-copy-backup': {
    says: '{{file}}: copied to {{path}} in the pod behind Service {{namespace}}/{{name}}, size and checksum compared there',
    remedy: 'Check that this is the backup that is to be restored.',
  },
  'will-remove-backup': {
    says: '{{path}} is removed from the pod behind Service {{namespace}}/{{name}}, if it still is what was copied',
    remedy: 'Check that nobody restores from it any more.',
  },
  'jenkins-starting': {
    says: 'Jenkins ({{namespace}}/{{name}}) is still starting: it answers 503.',
    remedy: 'Wait; if it stays so, read its log: `kubectl -n {{namespace}} logs service/{{name}}`.',
  },
  'jenkins-not-restarted': {
    says: 'Jenkins ({{namespace}}/{{name}}) has not been restarted yet: its session is the same as before.',
    remedy: 'Restart it at /safeRestart; it waits until running builds have ended.',
  },
  'jenkins-unreached': {
    says: 'Jenkins ({{namespace}}/{{name}}) does not answer by {{way}} ({{code}}).',
    remedy: 'Look at its pod: `kubectl -n {{namespace}} get pods`; it is tried again by itself.',
  },
  'jenkins-gateway': {
    says: 'What stands before Jenkins ({{namespace}}/{{name}}) gets no answer from it (HTTP {{status}}).',
    remedy: 'Look at its pod: `kubectl -n {{namespace}} get pods`; it is tried again by itself.',
  },
  'jenkins-error': {
    says: 'Jenkins ({{namespace}}/{{name}}) answers with an error (HTTP {{status}}).',
    remedy: 'Read its log: `kubectl -n {{namespace}} logs service/{{name}}`.',
  },
  'jenkins-garbage': {
    says: 'What answers at Service {{namespace}}/{{name}} does not speak HTTP ({{code}}).',
    remedy: 'Correct the port in the site: it is that of the web page, not that of the agents.',
  },
  'jenkins-other': {
    says: 'What answers by {{way}} is not Jenkins: it names no version.',
    remedy: 'Correct Service and port of Jenkins in the site.',
  },
  'jenkins-elsewhere': {
    says: 'Jenkins ({{namespace}}/{{name}}) sends on to {{location}}.',
    remedy: 'Set the prefix of Jenkins in the site where its address begins with one.',
  },
  'jenkins-page-missing': {
    says: 'Jenkins ({{namespace}}/{{name}}) has no such page; it needs {{right}}.',
    remedy: 'Correct the prefix in the site, or install the plugin that serves this page.',
  },
  'jenkins-login-refused': {
    says: 'Jenkins does not take the login of user {{user}}.',
    remedy:
      'Make an API token of this user in Jenkins, under Security of its profile, and give it here.',
  },
  'jenkins-forbidden': {
    says: 'User {{user}} of Jenkins may not see this: it needs {{right}}.',
    remedy: 'Give a token of a user who has {{right}}, or ask an administrator of Jenkins.',
  },
  'jenkins-forbidden-anonymous': {
    says: 'Jenkins shows this to nobody who has not logged in: it needs {{right}}.',
    remedy: 'Give a user of Jenkins and an API token of it.',
  },
  'jenkins-not-understood': {
    says: 'What Jenkins ({{namespace}}/{{name}}) says at {{path}} is not what its API is documented to say.',
    remedy: 'Open that page yourself and compare; then attest or override the step.',
  },
  'jenkins-plugin-malformed': {
    says: '{{found}} is no plugin: it has to be a short name, or an id with a version.',
    remedy: 'Correct the list of plugins in the site.',
  },
  'jenkins-plugin-missing': {
    says: 'The plugin {{id}} is not installed. Plugins that need it: {{neededBy}}.',
    remedy: 'Install it in Jenkins under Plugins, Available plugins, then restart Jenkins.',
  },
  'jenkins-plugin-unlisted': {
    says: 'Jenkins does not list the plugin {{id}}: it is not installed, or it failed to load. Plugins that need it: {{neededBy}}.',
    remedy: 'Look in Jenkins under Manage Jenkins for plugins that failed to load, or install it.',
  },
  'jenkins-plugin-failed': {
    says: 'The plugin {{id}} is installed and failed to load. It lacks: {{lacks}}. Plugins that need it: {{neededBy}}.',
    remedy: 'Install or update what it lacks, restart Jenkins, and read its log for {{id}}.',
  },
  'jenkins-plugin-disabled': {
    says: 'The plugin {{id}} is disabled.',
    remedy: 'Enable it in Jenkins under Plugins, Installed plugins, then restart Jenkins.',
  },
  'jenkins-plugin-inactive': {
    says: 'The plugin {{id}} is installed and not active. It lacks: {{lacks}}.',
    remedy: 'Restart Jenkins; if it stays so, install or update what it lacks.',
  },
  'jenkins-plugin-going': {
    says: 'The plugin {{id}} will be uninstalled with the next restart.',
    remedy: 'Install it again in Jenkins under Plugins, then restart Jenkins.',
  },
  'jenkins-plugin-old': {
    says: 'The plugin {{id}} is version {{has}}; it has to be {{wanted}} or newer.',
    remedy: 'Update it in Jenkins under Plugins, Updates, then restart Jenkins.',
  },
  'jenkins-plugin-version-unread': {
    says: 'The version of the plugin {{id}}, {{version}}, cannot be compared.',
    remedy: 'Compare it yourself, then attest or override the step.',
  },
  'jenkins-credential-missing': {
    says: 'Jenkins has no credentials with the id {{id}}; it has: {{others}}.',
    remedy: 'Add them with exactly this id: Manage Jenkins, Credentials, System.',
  },
  'jenkins-credentials-unopened': {
    says: 'That they are there does not show that Jenkins ({{name}}) can decrypt them.',
    remedy: 'Run one job that uses each of them.',
  },
  'jenkins-jobs-missing': {
    says: 'Jenkins has not loaded these jobs ({{count}}): {{missing}}.',
    remedy: 'Restore the backup in Jenkins and restart it; what was restored shows only then.',
  },
  'jenkins-jobs-few': {
    says: 'Jenkins has loaded {{has}} of at least {{wanted}} jobs.',
    remedy: 'Restore the backup in Jenkins and restart it; what was restored shows only then.',
  },
  'jenkins-jobs-hidden': {
    says: 'Jenkins ({{name}}) shows no job to somebody who has not logged in: there may be some.',
    remedy: 'Give a user of Jenkins and an API token of it.',
  },
  'jenkins-backup-missing': {
    says: 'The backup is not in the pod of Jenkins ({{namespace}}/{{name}}): there is no {{path}}.',
    remedy: 'Let it be copied, or copy it by hand.',
  },
  'jenkins-backup-differs': {
    says: '{{path}} in the pod of Jenkins ({{namespace}}/{{name}}) is another file than the backup: size or checksum differ.',
    remedy: 'Copy it again.',
  },
  'jenkins-backup-other': {
    says: '{{path}} is no archive that could be read.',
    remedy: 'Choose the archive that thinBackup wrote.',
  },
} as const;
