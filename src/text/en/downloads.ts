/** How archives come here. */
export const downloads = {
  'will-fetch': {
    says: '{{url}}: fetched to {{file}}, goes on where it was cut; a file that is there is never overwritten',
    remedy: 'Check that the address is that of the newest backup.',
  },
  'will-unpack': {
    says: '{{file}}: unpacked into the new folder {{folder}}; nothing outside of it, no links, no devices',
    remedy: 'Check that the folder is free.',
  },
  // The address and the way there.
  'download-no-address': {
    says: '{{url}} is no address of the web.',
    remedy: 'Write it as https://HOST/PATH.',
  },
  'download-password-in-address': {
    says: 'The address {{url}} has a user or a password in it: logs and lists of processes would tell it.',
    remedy: 'Take it out of the address, and give it as a header from a secret.',
  },
  'download-no-name': {
    says: 'The name {{host}} cannot be resolved here ({{code}}).',
    remedy:
      'Check the name, and the name servers of this machine; a route by the jump host may be needed.',
  },
  'download-unreachable': {
    says: '{{host}} cannot be reached from here ({{code}}).',
    remedy: 'Check network, proxy and firewall: `curl -I {{url}}`',
  },
  'download-certificate': {
    says: 'The certificate of {{host}} is not trusted ({{code}}).',
    remedy: 'Name the file of its private CA under trust; otherwise check whom you talk to.',
  },
  'download-no-tls': {
    says: 'No TLS connection with {{host}} comes about ({{code}}).',
    remedy: 'Check the port and whether the address begins with https or http.',
  },
  'download-garbage': {
    says: 'What {{host}} answers for {{url}} makes no sense ({{code}}).',
    remedy: 'Check that a web server is behind the address, and no proxy in between.',
  },
  'download-stalled': {
    says: '{{host}} sends nothing any more of {{url}}; the connection was given up.',
    remedy: 'Do it again: it goes on where it was cut. Look for a slow proxy if it stays so.',
  },
  'download-cut': {
    says: '{{host}} cuts the connection again and again before {{url}} has come ({{code}}).',
    remedy:
      'Do it again: it goes on where it was cut. Fetch it from another network if it stays so.',
  },
  'download-redirects': {
    says: '{{url}} redirects more than {{redirects}} times.',
    remedy: 'Open it in a browser and write the address where it ends.',
  },
  'download-redirect-nowhere': {
    says: '{{url}} redirects to no address: {{location}}',
    remedy: 'Open it in a browser and write the address where it ends.',
  },
  'download-redirect-unsafe': {
    says: '{{url}} redirects to {{to}}, away from TLS or with a password in it: not followed.',
    remedy: 'Write the address that is meant, with https.',
  },
  'download-login': {
    says: '{{url}} redirects to a login ({{to}}): it is not for everybody.',
    remedy:
      'Give a token as a header (GitLab: PRIVATE-TOKEN), or take the file from a checkout of the repository.',
  },
  // What the server says.
  'download-refused': {
    says: '{{host}} refuses {{url}} (HTTP {{status}}).',
    remedy: 'Give credentials as a header, or ask who owns the file for a signed address.',
  },
  'download-bucket-refuses': {
    says: 'The bucket {{host}} does not give {{url}} ({{code}}): it is private, or the file is not there.',
    remedy:
      'Make a signed address of it, such as: ossutil sign oss://BUCKET/PATH; then write that as url.',
  },
  'download-bucket-lacks': {
    says: 'The bucket {{host}} has nothing at {{url}} ({{code}}).',
    remedy: 'List what it has, such as: ossutil ls oss://BUCKET/backup/; then correct the address.',
  },
  'download-missing': {
    says: 'There is nothing at {{url}} (HTTP {{status}}).',
    remedy: 'Correct the address: the file may have another date in its name by now.',
  },
  'download-status': {
    says: '{{host}} answers HTTP {{status}} for {{url}}.',
    remedy: 'Wait and do it again where the server is overloaded; else look into its log.',
  },
  'download-page-of-file': {
    says: '{{url}} is the page that shows the file, not the file.',
    remedy: 'Take the file from a checkout of the repository, or fetch {{raw}} with a token.',
  },
  'download-page': {
    says: '{{url}} is a web page where an archive was expected; it may be a login.',
    remedy: 'Open it in a browser, and write the address of the file itself.',
  },
  'download-lfs-pointer': {
    says: '{{url}} is a pointer of Git LFS, not the file.',
    remedy: 'Fetch the file with git lfs pull in a checkout of the repository.',
  },
  'download-empty': {
    says: '{{url}} is empty.',
    remedy: 'Look for an older backup, and tell who makes them.',
  },
  'download-no-archive': {
    says: '{{url}} is no archive (tar, tar.gz, zip); the server calls it {{contentType}}.',
    remedy: 'Open it and see what it is; correct the address.',
  },
  'download-too-large': {
    says: '{{url}} has {{bytes}} bytes; at most {{limit}} are fetched.',
    remedy: 'Check the address; where it is right, raise maxBytes.',
  },
  'download-too-old': {
    says: '{{url}} was last changed at {{modified}}, before {{limit}}.',
    remedy: 'Look for a newer backup; where there is none, change the limit and write down why.',
  },
  'download-no-space': {
    says: 'The disk of {{path}} is full: {{free}} bytes are free, {{needs}} are needed.',
    remedy: 'Free space there, or name a file on another disk; what has come so far is kept.',
  },
  'download-no-place': {
    says: '{{path}} cannot be written ({{code}}).',
    remedy: 'Name a file in a folder that you may write.',
  },
  'download-archive-cut': {
    says: 'The archive at {{url}} came cut off: its end is missing. It was thrown away.',
    remedy: 'Do it again; where it is cut off at its source, take an older one.',
  },
  'download-archive-damaged': {
    says: 'The archive at {{url}} came damaged: {{problem}}. It was thrown away.',
    remedy: 'Do it again; where it is damaged at its source, take an older one.',
  },
  'download-wrong-sha256': {
    says: 'What came from {{url}} has the sha256 {{found}}, and not {{expected}}; it was thrown away.',
    remedy:
      'Compare with what was noted when the backup was made: it is another file, or was changed on the way.',
  },
} as const;
