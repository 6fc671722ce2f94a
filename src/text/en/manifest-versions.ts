/** What is said of the API versions that manifests name. */
export const manifestVersions = {
  'api-removed': {
    says: '{{file}}:{{line}}: {{apiVersion}} {{kind}} is gone since Kubernetes {{removed}}.',
    remedy: 'Write {{instead}}, and see in the deprecation guide which fields have changed.',
  },
  'api-removed-for-good': {
    says: '{{file}}:{{line}}: {{apiVersion}} {{kind}} is gone since Kubernetes {{removed}}, and nothing takes its place.',
    remedy: 'Take it out; of pod security the deprecation guide says what there is now.',
  },
  'api-too-new': {
    says: '{{file}}:{{line}}: {{apiVersion}} {{kind}} came with Kubernetes {{since}}; the target is {{target}}.',
    remedy: 'Write the older version there, or choose a newer cluster.',
  },
  'api-no-such-kind': {
    says: '{{file}}:{{line}}: {{apiVersion}} has no {{kind}} in Kubernetes {{target}}.',
    remedy: 'Correct apiVersion or kind.',
  },
  'api-not-in-table': {
    says: '{{file}}:{{line}}: whether Kubernetes {{target}} serves {{apiVersion}} {{kind}} is not known here: it comes with a definition of its own.',
    remedy:
      'Make sure that its CustomResourceDefinition is installed before; the pinned cluster will tell.',
  },
  'api-not-served': {
    says: '{{file}}:{{line}}: the cluster does not serve {{apiVersion}} {{kind}}.',
    remedy: 'See what it serves (`kubectl api-resources`), and correct the manifest.',
  },
  'api-custom-missing': {
    says: '{{file}}:{{line}}: the cluster does not know {{apiVersion}} {{kind}} yet.',
    remedy: 'Install the CustomResourceDefinition or the operator that brings it.',
  },
  'api-silent': {
    says: '{{file}}:{{line}}: the API {{apiVersion}} does not answer, so whether it has {{kind}} is not known.',
    remedy: 'Look at its APIService: `kubectl get apiservices`',
  },
  'api-no-version': {
    says: 'No cluster is pinned yet, and the version of the new one is not known ({{version}}).',
    remedy: 'Write the version into the site, or wait until the cluster is pinned.',
  },
  'api-template': {
    says: '{{file}} is a template: what it becomes is not known before it is rendered.',
    remedy: 'Render the chart and look: `helm template RELEASE CHART --kube-version VERSION`',
  },
  'api-elsewhere': {
    says: '{{file}}:{{line}} takes {{what}} from elsewhere: that was not looked at.',
    remedy: 'Build it and look at what comes: `kubectl kustomize FOLDER`',
  },
  'api-script-not-run': {
    says: '{{path}} is a script: only manifests that stand in it as text were looked at.',
    remedy: 'Read which files and charts it applies, and look at these.',
  },
  'manifest-broken': {
    says: '{{file}}:{{line}} is no readable manifest: {{problem}}',
    remedy: 'Correct it there; nothing of this file could be applied.',
  },
  'manifest-too-many': {
    says: '{{path}} has more than {{limit}} manifests.',
    remedy: 'Name the folder that is meant.',
  },
} as const;
