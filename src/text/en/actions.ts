/** What actions say: what they would do, and what keeps them from it. */
export const actions = {
  'will-ensure-namespace': {
    says: 'Namespace {{name}}: created where it is missing',
    remedy: 'Compare the name with the plan.',
  },
  'will-apply': {
    says: 'Manifests of {{path}}: applied, never by force (namespace for those that name none: {{namespace}})',
    remedy: 'Read the manifests first if somebody else has changed them.',
  },
  'will-exec': {
    says: 'Program {{program}}: started on this machine',
    remedy: 'Read its words as they are shown by hand.',
  },
  'will-run-script': {
    says: 'Script {{file}}: run on this machine, its output live',
    remedy: 'Read the script first if somebody else has changed it.',
  },
  'command-empty': {
    says: 'The step names no program.',
    remedy: 'Write the program as the first entry of argv.',
  },
  'env-name-invalid': {
    says: '{{name}} cannot be the name of an environment variable.',
    remedy: 'Correct it under env: letters, digits and _, and no digit at the beginning.',
  },
  'env-value-invalid': {
    says: 'The value of the environment variable {{name}} has a zero byte in it.',
    remedy: 'Take the zero byte out of it: no program can be given one.',
  },
  'command-failed': {
    says: '{{program}} ended with {{exitCode}}: {{lastLine}}',
    remedy: 'Read its output, repair what it tells of, then do it again.',
  },
  'file-missing': {
    says: 'There is no file {{path}}.',
    remedy: 'Put it there or correct the path; it is read from where the run was started.',
  },
  'file-unreadable': {
    says: 'The file {{path}} cannot be read ({{reason}}).',
    remedy: 'Give yourself the right to read it, or save it as UTF-8.',
  },
  'file-not-regular': {
    says: '{{path}} is no regular file, but a pipe, a device or a socket.',
    remedy: 'Correct the path; what comes out of a pipe is put into a file first.',
  },
  'file-too-large': {
    says: 'The file {{path}} has {{bytes}} bytes; at most {{limit}} are read.',
    remedy: 'Split it, or name the right file.',
  },
  'manifest-aliases': {
    says: '{{path}}:{{line}} repeats itself by its aliases, without end or thousands of times.',
    remedy: 'Write the values themselves.',
  },
  'manifest-malformed': {
    says: '{{path}}:{{line}}:{{column}} is not valid YAML.',
    remedy: 'Correct the manifest there.',
  },
  'manifest-not-object': {
    says: 'What begins at {{path}}:{{line}} is no Kubernetes object.',
    remedy: 'Write apiVersion, kind and metadata.name, or move the file elsewhere.',
  },
  'manifest-name-invalid': {
    says: '{{kind}} at {{path}}:{{line}}: “{{name}}” cannot be a {{key}} in any cluster.',
    remedy: 'Correct metadata.{{key}} in the manifest: no slash and no percent sign.',
  },
  'manifest-empty': {
    says: 'There is no Kubernetes object in {{path}}.',
    remedy: 'Check the path: a checkout may be empty or of another branch.',
  },
} as const;
