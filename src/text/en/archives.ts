import { checkouts } from './checkouts.ts';
import { downloads } from './downloads.ts';
import { manifestVersions } from './manifest-versions.ts';

/** Archives: how they come here, what they are and what they hold. */
export const archives = {
  ...checkouts,
  ...downloads,
  ...manifestVersions,
  // What lies here.
  'archive-not-here': {
    says: '{{path}} is not here.',
    remedy: 'Fetch it, or put it there by hand.',
  },
  'archive-in-the-way': {
    says: '{{path}} has come there meanwhile; it was not overwritten.',
    remedy: 'Look who has put it there; check again, or move it away and do it again.',
  },
  'archive-no-file': {
    says: '{{path}} is no file.',
    remedy: 'Correct the path, or move away what is there.',
  },
  'archive-file-empty': {
    says: '{{path}} is empty.',
    remedy: 'Move it away and fetch it again.',
  },
  'archive-page': {
    says: '{{path}} is a web page, such as a login that was saved in place of the file.',
    remedy: 'Move it away, and fetch the file itself.',
  },
  'archive-lfs-pointer': {
    says: '{{path}} is a pointer of Git LFS, not the file.',
    remedy: 'Fetch the file with git lfs pull in the checkout.',
  },
  'archive-other-kind': {
    says: '{{path}} is no archive (tar, tar.gz, zip) but {{like}}.',
    remedy: 'Move it away and fetch the archive.',
  },
  'archive-cut': {
    says: '{{path}} is cut off: the end is missing.',
    remedy: 'Move it away and fetch it again; where it is so at its source, take an older one.',
  },
  'archive-damaged': {
    says: '{{path}} is damaged: {{problem}}',
    remedy: 'Move it away and fetch it again; where it is so at its source, take an older one.',
  },
  'archive-empty': {
    says: '{{path}} is an archive without a single file.',
    remedy: 'Look for an older one, and tell who makes them.',
  },
  'archive-encrypted': {
    says: '{{path}} is encrypted.',
    remedy: 'Decrypt it by hand with its password, and name what comes of it.',
  },
  'archive-packed-twice': {
    says: '{{path}} is packed twice with gzip.',
    remedy: 'Unpack it once by hand: gunzip --keep; then name what comes of it.',
  },
  'archive-bomb': {
    says: '{{path}} becomes {{ratio}} times as large when it is unpacked, of at most {{limit}}: nothing was unpacked.',
    remedy: 'Look where it comes from: no backup of configuration is like this.',
  },
  'archive-too-many': {
    says: '{{path}} has more than {{limit}} entries.',
    remedy: 'Unpack by hand what is needed of it, if it is the right one.',
  },
  'archive-too-much': {
    says: '{{path}} becomes more than {{limit}} bytes when it is unpacked.',
    remedy: 'Raise maxBytes, if it is the right one and the disk has room.',
  },
  'archive-name-outside': {
    says: '{{path}} wants to write outside of its folder: {{entry}}',
    remedy: 'Look where it comes from; nothing of it was unpacked.',
  },
  'archive-name-absolute': {
    says: '{{path}} wants to write to an absolute path: {{entry}}',
    remedy: 'Look where it comes from; nothing of it was unpacked. Unpack by hand what you trust.',
  },
  'archive-name-backslash': {
    says: '{{path}} has a backslash in a name: {{entry}}',
    remedy: 'Make it again with slashes, or unpack it by hand.',
  },
  'archive-name-control': {
    says: '{{path}} has control characters in a name: {{entry}}',
    remedy: 'Look where it comes from; unpack by hand what you trust.',
  },
  'archive-name-long': {
    says: '{{path}} has a name that no system takes: {{entry}}',
    remedy: 'Unpack by hand what is needed of it.',
  },
  'archive-name-twice': {
    says: '{{path}} has {{entry}} twice: which of the two counts depends on who unpacks it.',
    remedy: 'Unpack it by hand, and look which one is right.',
  },
  'archive-link-outside': {
    says: '{{path}} has a link that leads out of its folder: {{entry}} to {{target}}',
    remedy: 'Look where it comes from; nothing of it was unpacked.',
  },
  'archive-entry-kind': {
    says: '{{path}} has something that is neither file nor folder: {{entry}} ({{kind}})',
    remedy: 'Look where it comes from; nothing of it was unpacked. Unpack by hand what you trust.',
  },
  'archive-no-space': {
    says: 'The disk of {{path}} is full.',
    remedy: 'Free space there, or name a folder on another disk; what was begun is gone.',
  },
  // Whether it is the one that is wanted.
  'archive-sha256-wrong': {
    says: 'The runbook or the site says the sha256 {{found}}, which is none.',
    remedy: 'Write 64 hexadecimal digits, as sha256sum prints them.',
  },
  'archive-date-wrong': {
    says: 'The runbook or the site says the date {{found}}, which is none.',
    remedy: 'Write it as 2026-01-31, or with the time as 2026-01-31T01:32:00Z.',
  },
  'archive-wrong-sha256': {
    says: '{{path}} has the sha256 {{found}}, and not {{expected}}.',
    remedy: 'Move it away and fetch it again; it is never overwritten.',
  },
  'archive-too-large': {
    says: '{{path}} has {{bytes}} bytes; at most {{limit}} will do.',
    remedy: 'Check that it is the right one; then raise maxBytes.',
  },
  'archive-too-old': {
    says: '{{where}} is of {{made}}, before {{limit}}.',
    remedy: 'Look for a newer backup; where there is none, change the limit and write down why.',
  },
  'archive-age-untold': {
    says: 'Nobody says how old {{where}} is.',
    remedy: 'Look into it, and write its date into the site.',
  },
  'archive-size-untold': {
    says: 'The server does not say how large {{url}} is.',
    remedy: 'Fetch it: a limit is held to while it comes.',
  },
  'archive-page-there': {
    says: '{{url}} gives a web page and no archive: a login, or the page that shows the file.',
    remedy: 'Open it in a browser, and write the address of the file itself.',
  },
  'archive-other-there': {
    says: '{{url}} gives no archive (tar, tar.gz, zip) but {{contentType}}.',
    remedy: 'Open it and see what it is; correct the address.',
  },
  'archive-other-size': {
    says: '{{path}} has {{bytes}} bytes, and the one at its server {{there}}.',
    remedy:
      'Move it away and fetch it again, or write its sha256 into the site if it is the right one.',
  },
  'archive-not-compared': {
    says: '{{path}} was not compared with the one at its server, which does not answer.',
    remedy: 'Compare the date of the file with what was noted when the backup was made.',
  },
  'archive-no-sha256': {
    says: 'No sha256 of {{path}} was noted: it is whole, but nobody knows whether it is the one. Its own is {{sha256}}.',
    remedy: 'Write down the sha256 when a backup is made, and into the site.',
  },
  'archive-made': {
    says: '{{path}} is of {{made}}, {{days}} days old.',
    remedy: 'Do again what was changed since then; ask those who know.',
  },
  // What was unpacked.
  'archive-not-unpacked': {
    says: 'What should be unpacked into {{folder}} is not there.',
    remedy: 'Unpack it, or correct the folder.',
  },
  'archive-folder-taken': {
    says: '{{folder}} is there and holds something else; it was left alone.',
    remedy: 'Move it away, or name another folder.',
  },
  'archive-folder-of-other': {
    says: '{{folder}} was unpacked from another archive: {{other}}',
    remedy: 'Move it away and do it again, or name another folder.',
  },
  'archive-files-lacking': {
    says: '{{number}} files of the archive are not in {{folder}}, or are of another size: {{files}}',
    remedy: 'Move the folder away and unpack it again.',
  },
  'archive-files-changed': {
    says: '{{number}} files in {{folder}} were changed since they were unpacked: {{files}}',
    remedy: 'Check that it is known who changed them; nothing overwrites them.',
  },
  'archive-unpacked-by-hand': {
    says: '{{folder}} was unpacked by hand: names and sizes are those of the archive, the rest was not compared.',
    remedy: 'Unpack it with the wizard where that is not enough.',
  },
  // What it holds.
  'jenkins-backup-no-config': {
    says: '{{path}} holds no config.xml of Jenkins.',
    remedy: 'Look for another backup: this is none of Jenkins.',
  },
  'jenkins-backup-other-config': {
    says: '{{file}} in {{path}} is no configuration of Jenkins.',
    remedy: 'Look for another backup: this one is broken.',
  },
  'jenkins-backup-in-set': {
    says: '{{path}} holds sets that are packed once more (BACKUPSET_….zip): what is in them was not looked at.',
    remedy: 'Unpack the newest set, and name that.',
  },
  'jenkins-backup-only-diff': {
    says: '{{path}} holds only what had changed (DIFF-…), not the whole backup before it.',
    remedy: 'Find the FULL-… backup of the same time, and restore both.',
  },
  'jenkins-backup-no-jobs': {
    says: '{{path}} holds no job of Jenkins.',
    remedy: 'Look for another backup: this one restores nothing.',
  },
  'jenkins-backup-no-keys': {
    says: '{{path}} lacks {{files}}: it restores jobs, but no credentials.',
    remedy:
      'Have every credential at hand: they are entered anew. Back up the folder secrets from now on.',
  },
  'nacos-export-unnamed': {
    says: 'Nobody says which namespaces of Nacos {{path}} has to hold.',
    remedy: 'Write the namespaces into the site.',
  },
  'nacos-export-lacks': {
    says: '{{path}} holds nothing of the namespace {{namespace}} of Nacos.',
    remedy: 'Look for it under another name or in an older backup; correct the site.',
  },
  'nacos-item-malformed': {
    says: '{{item}} in {{path}} is no {{type}}: line {{line}}, {{problem}}',
    remedy: 'Correct it before it goes to Nacos: the service that reads it would not start.',
  },
  'nacos-item-empty': {
    says: '{{item}} in {{path}} is empty.',
    remedy: 'Check whether it was so when the backup was made.',
  },
  'nacos-item-too-long': {
    says: '{{item}} in {{path}} is too long to be looked at.',
    remedy: 'Look at it by hand.',
  },
  'script-no-text': {
    says: '{{path}} is no text.',
    remedy: 'Check the path: a script is expected there.',
  },
  'script-no-script': {
    says: '{{path}} does not begin like a script (#!).',
    remedy: 'Check the path; add the first line if it is the right one.',
  },
  'script-windows-lines': {
    says: '{{path}} has line ends of Windows: no shell runs it.',
    remedy: "Take them out, such as: sed -i 's/\\r$//' FILE; and set core.autocrlf to input.",
  },
} as const;
