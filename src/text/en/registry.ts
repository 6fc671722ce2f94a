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
      'Look who uses it, save and delete it (kubectl -n {{namespace}} delete secret {{name}}), then do it again; or choose another name.',
  },
  'pull-secret-malformed': {
    says: 'Secret {{namespace}}/{{name}} is there, and what it holds is no docker configuration.',
    remedy:
      'Save it, delete it (kubectl -n {{namespace}} delete secret {{name}}), then do it again: nothing of it could be kept.',
  },
  'pull-secret-immutable': {
    says: 'Secret {{namespace}}/{{name}} is there, holds another login and is marked immutable.',
    remedy:
      'Save and delete it (kubectl -n {{namespace}} delete secret {{name}}), then do it again; or choose another name.',
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
} as const;
