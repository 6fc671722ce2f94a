/** What the way to a cluster says: kubeconfig, credentials, connection, answers of the API server, the target. */
export const cluster = {
  'kubeconfig-missing': {
    says: 'There is no kubeconfig {{file}}.',
    remedy: 'Name the right one with --kubeconfig, or download it from the cluster’s console.',
  },
  'kubeconfig-unreadable': {
    says: 'The kubeconfig {{file}} cannot be read ({{code}}).',
    remedy: 'Give yourself the right to read it: chmod 600, as its owner.',
  },
  'kubeconfig-malformed': {
    says: 'The kubeconfig {{file}} is damaged at {{where}}.',
    remedy: 'Mend it there, or download it again from the cluster’s console.',
  },
  'kubeconfig-unsupported': {
    says: 'The kubeconfig {{file}} uses {{field}}, which dr-wizard does not support.',
    remedy: 'Use an access without {{field}}: the public endpoint, or a tunnel of your own.',
  },
  'context-missing': {
    says: 'There is no context {{context}} in {{file}}; the nearest: {{nearest}}.',
    remedy: 'Name one that is there with --context; `kubectl config get-contexts` lists them.',
  },
  'credential-file-unreadable': {
    says: 'The file {{file}}, which the kubeconfig names, cannot be read.',
    remedy: 'Put it back there, or download a kubeconfig that holds its certificates.',
  },
  'exec-plugin-failed': {
    says: 'The login program {{program}} gave no credentials.',
    remedy: 'Log in with {{program}} in another terminal, then check again.',
  },
  'credentials-failed': {
    says: 'The login of the kubeconfig gave no credentials.',
    remedy: 'Log in again with the tool that wrote the kubeconfig, then check again.',
  },
  'host-not-found': {
    says: 'The name {{host}} is not known here.',
    remedy: 'Check the spelling, the DNS of this machine and the VPN.',
  },
  'api-plain-http': {
    says: 'The API server {{server}} speaks plain HTTP: credentials would go there in the clear.',
    remedy: 'Use its https:// address.',
  },
  'api-refused': {
    says: 'The API server {{server}} refuses connections.',
    remedy: 'Check that it runs and that this is its address and port.',
  },
  'api-reset': {
    says: 'The connection to the API server {{server}} was cut.',
    remedy: 'Check the load balancer and its allow list; it is tried again by itself.',
  },
  'api-timeout': {
    says: 'The API server {{server}} did not answer within {{seconds}} s.',
    remedy: 'Check the network, the VPN and the security group of its address.',
  },
  'api-no-route': {
    says: 'There is no way from here to the API server {{server}} ({{code}}).',
    remedy: 'Check the network, the VPN and whether the address is a private one.',
  },
  'api-tls-unknown-authority': {
    says: 'The certificate of {{server}} is by an authority that the kubeconfig does not know.',
    remedy: 'Download the kubeconfig of this cluster again; never skip the check.',
  },
  'api-tls-name': {
    says: 'The certificate of {{server}} is not for {{host}}.',
    remedy: 'Use a name or address that it is for, or add {{host}} to it in the console.',
  },
  'api-tls-expired': {
    says: 'The certificate of {{server}} is not valid at this time.',
    remedy: 'Check the clock of this machine, then renew the certificate in the console.',
  },
  'api-tls-failed': {
    says: 'No secure connection to {{server}} came about ({{code}}).',
    remedy: 'Check that this address and port are the API server’s own.',
  },
  'api-garbage': {
    says: 'What answers at {{server}} is no Kubernetes API server ({{code}}).',
    remedy: 'Check the address in the kubeconfig: a proxy or a login page may stand there.',
  },
  'api-unavailable': {
    says: 'The API server {{server}} cannot serve now (HTTP {{status}}).',
    remedy: 'Wait for it; if it stays so, look at the control plane in the console.',
  },
  'api-group-unavailable': {
    says: 'The API group {{group}} is not served now, though the API server {{server}} answers.',
    remedy:
      'Look at its APIService (`kubectl get apiservice {{service}}`) and bring up the Service behind it.',
  },
  'api-unauthorized': {
    says: 'The API server does not accept these credentials: expired, or of another cluster.',
    remedy: 'Log in again or download the kubeconfig again, then check again.',
  },
  'api-forbidden': {
    says: 'You may not {{verb}} {{resource}} (namespace {{namespace}}).',
    remedy: 'Ask whoever administers the cluster for this right, then check again.',
  },
  'api-not-found': {
    says: 'The API server does not find {{kind}} {{name}}.',
    remedy: 'Create it first, or correct its name.',
  },
  'api-kind-unknown': {
    says: 'The cluster does not serve {{kind}} of {{apiVersion}}.',
    remedy: 'Install what defines it, or correct apiVersion and kind for this Kubernetes version.',
  },
  'api-conflict': {
    says: '{{kind}} {{name}}: {{fields}} belongs to {{managers}}.',
    remedy:
      'Change it with {{managers}}, take these fields out of the manifest, or decide to take them over.',
  },
  'api-object-replaced': {
    says: '{{kind}} {{name}} has been changed or replaced by somebody in the meantime.',
    remedy: 'Look at who works there, then do it again.',
  },
  'api-invalid': {
    says: 'The API server does not take {{kind}} {{name}} as it stands: {{fields}}.',
    remedy: 'Correct these fields in the manifest.',
  },
  'api-webhook-failed': {
    says: '{{kind}} {{name}} cannot be written, as the webhook {{webhook}} does not answer.',
    remedy: 'Bring the webhook’s service up first, or remove its configuration.',
  },
  'api-denied-by-webhook': {
    says: 'The webhook {{webhook}} does not allow {{kind}} {{name}}.',
    remedy: 'Change the manifest to what the policy wants, or ask its owner.',
  },
  'api-quota-exceeded': {
    says: '{{kind}} {{name}} goes over the quota {{quota}}.',
    remedy: 'Raise the quota, or remove what is not needed.',
  },
  'api-refused-request': {
    says: 'The API server refused to {{verb}} {{resource}} (HTTP {{status}}).',
    remedy: 'Look into the API server’s log for the reason.',
  },
  'target-changed': {
    says: 'This is another cluster than the pinned one: UID {{found}} instead of {{expected}}. Nothing was changed.',
    remedy: 'Check endpoint and VPN; pin the right cluster in a run of its own.',
  },
  'target-without-identity': {
    says: 'The cluster has no namespace kube-system, so that it cannot be told from others.',
    remedy: 'Check that this is a Kubernetes cluster and that it has finished starting.',
  },
} as const;
