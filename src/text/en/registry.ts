/** Container registries, their logins, and the Secrets that clusters pull images with. */
export const registry = {
  'will-ensure-pull-secret': {
    says: 'Secret {{namespace}}/{{name}}: the login of {{username}} at {{host}} is put in; logins for other registries stay',
    remedy: 'Compare registry, user and name of the Secret with the manifests.',
  },
  'registry-host-invalid': {
    says: '{{host}} names no registry.',
    remedy:
      'Write it as image names begin: registry.example.com, with :port or /path where they have one.',
  },
  'registry-user-invalid': {
    says: '“{{username}}” cannot be a user of {{host}}: it is empty or has a colon.',
    remedy: 'Correct the user in the site; the password belongs into its own secret.',
  },
  'pull-secret-other-type': {
    says: 'Secret {{namespace}}/{{name}} is there with the type {{type}}, which never changes.',
    remedy:
      'Look who uses it, save and delete it (`kubectl -n {{namespace}} delete secret {{name}}`), then do it again; or choose another name.',
  },
  'pull-secret-malformed': {
    says: 'Secret {{namespace}}/{{name}} is there, and what it holds is no docker configuration.',
    remedy:
      'Save it, delete it (`kubectl -n {{namespace}} delete secret {{name}}`), then do it again: nothing of it could be kept.',
  },
  'pull-secret-immutable': {
    says: 'Secret {{namespace}}/{{name}} is there, holds another login and is marked immutable.',
    remedy:
      'Save and delete it (`kubectl -n {{namespace}} delete secret {{name}}`), then do it again; or choose another name.',
  },
  'pull-secret-missing': {
    says: '{{namespace}} has no Secret {{name}}.',
    remedy:
      'Create it, or wait for the step that does: pods of this namespace cannot pull private images.',
  },
  'pull-secret-without-registry': {
    says: 'Secret {{namespace}}/{{name}} holds no login for {{host}}, only for: {{others}}',
    remedy:
      'Add the login, or correct the registry in the site: it has to be as image names begin.',
  },
  'pull-secret-other-user': {
    says: 'Secret {{namespace}}/{{name}} holds the login of “{{has}}” for {{host}}; the site expects {{username}}.',
    remedy: 'Renew the Secret, or correct the user in the site.',
  },
  'pull-secret-other-password': {
    says: 'Secret {{namespace}}/{{name}} holds another password of {{username}} for {{host}} than the one given here.',
    remedy: 'Renew the Secret, or give the password that is right: log in with both.',
  },
  'pull-secret-login-empty': {
    says: 'Secret {{namespace}}/{{name}} has an entry for {{host}} without user or password.',
    remedy:
      'Renew the Secret: docker may have kept the password in a store of its own instead of the file.',
  },
  'pull-secret-several-logins': {
    says: 'Secret {{namespace}}/{{name}} holds {{logins}} different logins for {{host}}; nodes try them one after another.',
    remedy: 'Keep only the right one: a wrong one may lock the user.',
  },
  'registry-refused': {
    says: '{{host}}:{{port}} refuses the connection.',
    remedy: 'Check host and port of the registry, and that it runs; a firewall may also do it.',
  },
  'registry-host-not-found': {
    says: '{{host}} leads to no address ({{code}}).',
    remedy: 'Check the name of the registry, and the DNS that this machine asks.',
  },
  'registry-no-route': {
    says: '{{host}}:{{port}} can’t be reached ({{code}}).',
    remedy: 'Check the route to it from this machine: VPN, firewall, security group.',
  },
  'registry-untested': {
    says: 'This machine could not try {{host}}:{{port}} ({{code}}).',
    remedy: 'Repair what keeps this machine from it: too many open files, or a local firewall.',
  },
  'registry-timeout': {
    says: '{{host}}:{{port}} does not answer in time (stage: {{code}}).',
    remedy:
      'Check that the address is right, and that firewall and allow-list let this machine in.',
  },
  'registry-closed': {
    says: '{{host}}:{{port}} breaks the connection off before it has answered ({{code}}).',
    remedy: 'Look into the log of the registry and of what is in front of it.',
  },
  'registry-no-http': {
    says: 'What {{host}}:{{port}} answers is no HTTP ({{code}}).',
    remedy: 'Check host and port: another program listens there.',
  },
  'registry-plain-http': {
    says: '{{host}}:{{port}} speaks plain HTTP: whoever is on the way would read the password, so it was not sent.',
    remedy: 'Use the port with HTTPS; only if the site takes that risk, set plain: true.',
  },
  'registry-password-plain': {
    says: 'The password goes to {{host}} in plain HTTP, as the site wants it.',
    remedy: 'Put TLS in front of the registry: nodes pull with this password too.',
  },
  'registry-self-signed': {
    says: '{{host}}:{{port}} shows a certificate that it signed itself ({{subject}}, SHA-256 {{fingerprint}}).',
    remedy:
      'Compare the fingerprint with the registry’s own, then name its file under trust; each node has to trust it too.',
  },
  'registry-unknown-ca': {
    says: '{{host}}:{{port}} shows a certificate of an issuer that nobody here trusts ({{issuer}}).',
    remedy:
      'Name the file of its root under trust, or let the registry send its intermediate certificate; nodes need the same.',
  },
  'registry-certificate-time': {
    says: 'The certificate of {{host}}:{{port}} holds from {{from}} to {{to}}, and not now.',
    remedy: 'Renew it; if it should hold, set the clock of this machine right.',
  },
  'registry-certificate-name': {
    says: 'The certificate of {{host}}:{{port}} is not for this name, only for: {{names}}',
    remedy: 'Use a name that it is for, in the images too, or have it issued anew.',
  },
  'registry-tls-failed': {
    says: 'TLS with {{host}}:{{port}} fails ({{code}}).',
    remedy: 'Check the port, and what is in front of the registry.',
  },
  'registry-none': {
    says: '{{host}} answers {{status}} to /v2/ and not as a registry does.',
    remedy: 'Correct the registry’s name or port in the site: it has to be as image names begin.',
  },
  'registry-redirects': {
    says: '{{host}} sends /v2/ elsewhere ({{status}}): {{to}}',
    remedy:
      'Write the name that it leads to in the site, if that is the registry: a password does not follow.',
  },
  'registry-rate-limited': {
    says: '{{host}} lets nobody in for now: too many requests (again after: {{after}}).',
    remedy: 'Wait; pulling with a login, or through a mirror, has a higher limit.',
  },
  'registry-server-error': {
    says: '{{host}} fails itself ({{status}}): {{said}}',
    remedy: 'Look into the log of the registry and its storage; wait where it is starting.',
  },
  'registry-denied': {
    says: '{{host}} forbids it (403): {{said}}',
    remedy:
      'Put the addresses of this machine and of the nodes on the registry’s allow-list, and check what the user may do.',
  },
  'registry-open': {
    says: '{{host}} asks nobody for a login: whether the password is right can’t be told.',
    remedy: 'Name a repository that wants a login (repository), or take the login out of the site.',
  },
  'registry-no-way-in': {
    says: '{{host}} wants a login of a kind that is not known here: {{schemes}}',
    remedy: 'Check that it is the registry itself, and not a page for people to log in.',
  },
  'registry-login-refused': {
    says: '{{host}} refuses the login of {{username}}: {{said}}',
    remedy:
      'Correct user and password (`docker login {{host}}`); they may have been renewed, or the user locked.',
  },
  'registry-realm-invalid': {
    says: '{{host}} sends logins to “{{realm}}”, which is no address that a password may go to.',
    remedy: 'Correct auth.token.realm of the registry.',
  },
  'registry-realm-plain': {
    says: '{{host}} sends logins to {{realm}}, in plain HTTP: the password was not sent.',
    remedy:
      'Put TLS in front of it and correct auth.token.realm; only if the site takes that risk, set plain: true.',
  },
  'registry-realm-elsewhere': {
    says: '{{host}} takes tokens that {{realm}} gives: the password goes there.',
    remedy: 'Check that this is so in your organisation.',
  },
  'registry-token-none': {
    says: '{{host}} sends logins to {{realm}}, which gives no token ({{status}}).',
    remedy: 'Check auth.token.realm of the registry, and the log of the server there.',
  },
  'registry-token-anonymous': {
    says: '{{realm}} gives a token to nobody in particular instead of {{username}}: whether {{host}} takes the password can’t be told.',
    remedy: 'Log in by hand with docker login, and check that server’s list of users.',
  },
  'registry-token-refused': {
    says: '{{host}} does not take the token that {{realm}} gives for the password: {{said}}',
    remedy:
      'Compare issuer, service and root certificate of the tokens in the configuration of both.',
  },
  'registry-clock-skew': {
    says: '{{host}} does not take the token of {{realm}}: their clocks are {{seconds}} seconds apart.',
    remedy: 'Set both clocks right (chronyc tracking on each).',
  },
  'registry-repository-invalid': {
    says: '“{{repository}}” is no repository of a registry.',
    remedy: 'Write it as in the image’s name, without registry and tag: team/app',
  },
  'registry-no-pull-right': {
    says: '{{host}} lets {{username}} in, but not pull from {{repository}}: {{said}}',
    remedy: 'Give the user the right to pull from it.',
  },
  'registry-repository-missing': {
    says: '{{host}} lets {{username}} in and has no repository {{repository}} for them: it is not there, or hidden from them.',
    remedy: 'Correct its name, push an image to it, or give the user the right to pull.',
  },
} as const;
