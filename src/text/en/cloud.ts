/** What the cloud says, and what would be done there. */
export const cloud = {
  'cloud-place-missing': {
    says: 'The site does not say which cloud and region: provider “{{provider}}”, region “{{region}}”.',
    remedy: 'Write cloud.provider and cloud.region into the site.',
  },
  'cloud-provider-unknown': {
    says: 'The cloud {{provider}} is not known here, only: {{known}}.',
    remedy: 'Do the step by hand in its console, or correct cloud.provider in the site.',
  },
  'cloud-endpoint-invalid': {
    says: 'This is no address of a cloud’s API: {{endpoint}}',
    remedy: 'Correct cloud.endpoint or cloud.endpoints in the site: https://host.',
  },
  'cloud-no-credentials': {
    says: 'No cloud credentials are here; looked at: {{looked}}.',
    remedy:
      'Do the step by hand, which is proven otherwise; or set an access key there and check again.',
  },
  'cloud-credentials-incomplete': {
    says: 'The cloud credentials of {{where}} lack {{missing}}.',
    remedy: 'Complete them there, or take them away so that the next place is looked at.',
  },
  'cloud-credentials-malformed': {
    says: 'The file of cloud credentials {{file}} cannot be understood.',
    remedy: 'Repair it with the provider’s own command (configure), or set the environment.',
  },
  'cloud-profile-unknown': {
    says: 'There is no profile {{profile}} in {{file}}.',
    remedy: 'Correct cloud.profile in the site or ALIBABA_CLOUD_PROFILE, or make the profile.',
  },
  'cloud-profile-mode': {
    says: 'Profile {{profile}} of {{file}} is of the kind “{{mode}}”, which only the provider’s own command can use.',
    remedy: 'Set the keys of a session into the environment, or name a profile of another kind.',
  },
  'cloud-role-refused': {
    says: 'The cloud role {{role}} gives no credentials ({{reason}}).',
    remedy: 'Check the role’s name and that this machine may take it on; else use an access key.',
  },
  'cloud-account-other': {
    says: 'The credentials of {{where}} belong to account {{account}}, not to {{wanted}}: nothing is done there.',
    remedy:
      'Use credentials of the right account; where that is the other one, correct the value cloud.account.',
  },
  'cloud-account-moved': {
    says: 'This run works in the cloud account {{known}}, and the site names {{named}}: nothing is done in either.',
    remedy: 'Correct the value cloud.account, or site.cloud.account, so that both name the same.',
  },
  'cloud-account-production': {
    says: 'The credentials belong to the production account {{account}}: a drill changes nothing there.',
    remedy: 'Use credentials of an account for practice.',
  },
  'cloud-name-production': {
    says: '{{name}} lies under {{domain}}, which is production: a drill does not change it.',
    remedy: 'Use names of a domain for practice.',
  },
  'cloud-unreachable': {
    says: '{{call}}: {{host}} cannot be reached ({{code}}); nothing was asked for.',
    remedy: 'Check the network, the region’s name and cloud.endpoint, then do it again.',
  },
  'cloud-no-answer': {
    says: '{{call}}: no answer came that can be understood ({{code}}).',
    remedy: 'Look again; if it stays so, check the network and the cloud’s own status page.',
  },
  'cloud-lost': {
    says: '{{call}} was sent and its answer was lost ({{code}}): it may have been done.',
    remedy: 'Check again: the cloud is looked at before anything is asked for a second time.',
  },
  'cloud-garbage': {
    says: '{{call}} was answered with something that is no answer to it.',
    remedy: 'Check cloud.endpoint and any proxy between, then look again.',
  },
  'cloud-throttled': {
    says: '{{call}} is still turned away, as too much was asked for ({{code}}): {{message}}',
    remedy: 'Wait a minute and do it again; nothing was done.',
  },
  'cloud-clock-skew': {
    says: '{{call}} is refused because the clock of this machine is wrong ({{code}}): {{message}}',
    remedy: 'Set this machine’s clock, then do it again.',
  },
  'cloud-token-expired': {
    says: '{{call}} is refused because the session’s token is no longer valid ({{code}}): {{message}}',
    remedy: 'Fetch new credentials of the session, then check again.',
  },
  'cloud-key-refused': {
    says: '{{call}} is refused because the access key is not accepted ({{code}}): {{message}}',
    remedy: 'Check that the key and its secret belong together and are enabled.',
  },
  'cloud-arrears': {
    says: '{{call}} is refused because the account has no money left ({{code}}): {{message}}',
    remedy: 'Pay the arrears under Billing, then do it again.',
  },
  'cloud-quota-exceeded': {
    says: '{{call}} is refused because a quota is used up ({{code}}): {{message}}',
    remedy: 'Release what is not needed, or ask for more in the Quota Center, then do it again.',
  },
  'cloud-dry-run': {
    says: '{{call}} was only tried and would have gone through ({{code}}): {{message}}',
    remedy: 'Take the dry run out of the parameters, then do it again.',
  },
  'cloud-region-invalid': {
    says: '{{call}}: the region is none of this cloud ({{code}}): {{message}}',
    remedy: 'Correct cloud.region in the site.',
  },
  'cloud-forbidden': {
    says: '{{call}} is not allowed; missing: {{permission}} ({{code}}): {{message}}',
    remedy: 'Ask the account’s administrator to allow {{permission}} in RAM, then do it again.',
  },
  'cloud-already-there': {
    says: '{{call}} is refused because it is there already ({{code}}): {{message}}',
    remedy: 'Look at what is there, and keep it or name another one.',
  },
  'cloud-in-use': {
    says: '{{call}} is refused because something else is under way with it or uses it ({{code}}): {{message}}',
    remedy: 'Wait until that has ended or release it, then do it again.',
  },
  'cloud-not-found': {
    says: '{{call}}: the cloud does not have what was asked for ({{code}}): {{message}}',
    remedy: 'Check its name or id and the region.',
  },
  'cloud-server-error': {
    says: '{{call}} failed within the cloud ({{code}}): {{message}}',
    remedy: 'Look again in a minute; if it stays so, open a ticket at the provider.',
  },
  'cloud-refused': {
    says: '{{call}} is refused ({{code}}): {{message}}',
    remedy: 'Correct what it complains of, then do it again.',
  },
  'kubeconfig-file-other': {
    says: 'The file {{path}} holds the access of another cluster than {{server}}: it is left as it is.',
    remedy: 'Move it away or name another file, then do it again.',
  },
  'kubeconfig-not-written': {
    says: 'The file {{path}} cannot be written ({{reason}}).',
    remedy: 'Name a folder that is yours and has room, then do it again.',
  },
} as const;
