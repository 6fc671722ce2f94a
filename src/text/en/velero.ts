/** What is said of backups and restores by Velero. */
export const velero = {
  'will-restore': {
    says: 'Namespaces {{namespaces}}: restored from backup {{backup}} by Velero (what is there already: {{policy}})',
    remedy: 'Compare the backup and its time with the plan.',
  },
  'will-restore-newest': {
    says: 'Namespaces {{namespaces}}: restored by Velero from the newest backup that can be restored (what is there already: {{policy}})',
    remedy: 'Compare the backup and its time with the plan.',
  },
  'will-set-access-mode': {
    says: 'Storage location {{name}}: set to {{mode}}',
    remedy: 'See first what it is set to: `velero backup-location get`',
  },
  'velero-not-installed': {
    says: 'Velero is not installed in this cluster: it does not know its kinds.',
    remedy:
      'Install Velero in the version of the lost cluster, with the same bucket and the same prefix, then check again.',
  },
  'velero-location-none': {
    says: 'Velero has no storage location {{name}} in namespace {{namespace}}.',
    remedy: 'Create it with the bucket and the prefix in which the lost cluster wrote.',
  },
  'velero-location-stale': {
    says: 'Nobody has tried {{kind}} {{name}} since {{at}}: what it says may be old.',
    remedy: 'Look whether the server of Velero runs: `kubectl -n velero get pods`',
  },
  'velero-location-tried-once': {
    says: '{{kind}} {{name}} was last tried at {{at}}, and is not tried again by itself: its validationFrequency is 0.',
    remedy: 'Have it tried anew, and again and again: set its spec.validationFrequency to 1m.',
  },
  'velero-access-mode': {
    says: '{{kind}} {{name}} is {{mode}}; {{asked}} is asked for.',
    remedy: 'Set its spec.accessMode to {{asked}}.',
  },
  'velero-backups-unsynced': {
    says: 'Velero has not yet listed the backups of its storage (namespace {{namespace}}).',
    remedy:
      'Wait a minute; if it stays so, look at the storage location: `velero backup-location get`',
  },
  'velero-backup-none': {
    says: 'There is no backup in the storage (namespace {{namespace}}).',
    remedy: 'Compare bucket and prefix with those of the lost cluster, or deploy by the script.',
  },
  'velero-backup-absent': {
    says: 'There is no backup {{name}} in the storage (namespace {{namespace}}).',
    remedy: 'Choose one that is there: `velero backup get`',
  },
  'velero-backup-deleting': {
    says: '{{kind}} {{name}} is being deleted from the storage.',
    remedy: 'Choose another backup: `velero backup get`',
  },
  'velero-backup-expired': {
    says: '{{kind}} {{name}} has expired at {{at}}: Velero deletes it.',
    remedy: 'Set its storage location to ReadOnly at once, and choose a backup that lasts.',
  },
  'velero-backup-expires': {
    says: '{{kind}} {{name}} expires at {{at}}.',
    remedy: 'Set its storage location to ReadOnly until it is restored.',
  },
  'velero-backup-partly': {
    says: '{{kind}} {{name}} was taken only in part: {{errors}} errors, {{warnings}} warnings.',
    remedy:
      'Choose another backup, or read what is not in it: `velero backup describe NAME --details`',
  },
  'velero-backup-warnings': {
    says: '{{kind}} {{name}} was taken with {{warnings}} warnings.',
    remedy: 'Read them: `velero backup describe NAME --details`',
  },
  'velero-backup-too-old': {
    says: '{{kind}} {{name}} is {{hours}} h old; at most {{limit}} h are allowed.',
    remedy: 'Choose a younger backup, or change the limit in the site if an old one will do.',
  },
  'velero-backup-narrowed': {
    says: '{{kind}} {{name}} holds only some kinds of objects, or only those with a label: a restore of it ends well and brings back a part.',
    remedy: 'Choose a backup that was taken without a selection, or restore this one by hand.',
  },
  'velero-backup-without': {
    says: '{{kind}} {{name}} does not hold these namespaces: {{namespaces}}',
    remedy: 'Choose a backup that holds them, or restore them otherwise.',
  },
  'velero-backups-newer': {
    says: 'Newer backups cannot be restored and are left out: {{backups}}',
    remedy: 'See whether the age of the chosen one will do.',
  },
  'velero-restore-absent': {
    says: 'There is no restore of backup {{backup}} with all these namespaces.',
    remedy: 'Create it: `velero restore create --from-backup {{backup}}`',
  },
  'velero-restore-partly': {
    says: '{{kind}} {{name}} has left out something: {{errors}} errors, {{warnings}} warnings.',
    remedy:
      'Deal with each object that is named, then restore again; the whole list: `velero restore describe NAME --details`',
  },
  'velero-restore-object': {
    says: '{{object}} was not restored: {{reason}}',
    remedy: 'Repair what is named, then restore it again or create it by hand.',
  },
  'velero-reasons-unread': {
    says: 'Why {{name}} left something out could not be read from here (log of the server in namespace {{namespace}}).',
    remedy: 'Read it with: `velero restore describe {{name}} --namespace {{namespace}} --details`',
  },
  'velero-restore-warnings': {
    says: '{{kind}} {{name}} had {{warnings}} warnings: what was there already is left as it was, for one.',
    remedy: 'Read them: `velero restore describe NAME --details`',
  },
  'velero-restore-warned': {
    says: 'Velero warned of {{object}}: {{reason}}',
    remedy:
      'Compare it with what the backup has; if that is what is wanted, delete it and restore again.',
  },
  'velero-restore-empty': {
    says: '{{kind}} {{name}} has completed, but it found nothing in the backup to restore.',
    remedy: 'Choose a backup that holds these namespaces: `velero backup describe NAME --details`',
  },
  'velero-restore-void': {
    says: '{{kind}} {{name}} has completed, but namespace {{namespace}} is gone or was created anew since.',
    remedy: 'Restore again: what was in the namespace is gone with it.',
  },
  'velero-restore-name-taken': {
    says: 'There is a Restore {{name}} that this run did not make.',
    remedy: 'See what it is: velero restore describe; remove it if nobody needs it.',
  },
} as const;
