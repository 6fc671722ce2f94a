/** What probes say. */
export const probes = {
  'nothing-expected': {
    says: 'Nothing is expected here, so nothing is proven.',
    remedy: 'Write into the site what has to be there.',
  },
  'expected-malformed': {
    says: 'This entry of the expected workloads cannot be read: {{entry}}',
    remedy:
      'Write namespace, name, kind (Deployment, StatefulSet or DaemonSet) and need, or a host.',
  },
  'object-absent': {
    says: '{{kind}} {{name}} is not there.',
    remedy: 'Deploy it, or correct its name in the site.',
  },
  'fewer-than-expected': {
    says: '{{kind}} {{name}} is set to {{desired}} pods; the site expects {{replicas}}.',
    remedy: 'Scale it up, or correct replicas in the site.',
  },
  'node-size': {
    says: 'Node {{name}} has {{capacity}} (type {{type}}, as sold {{nominal}}).',
    remedy: 'Compare it with the plan.',
  },
  'node-too-small': {
    says: 'Node {{name}} is smaller than asked: type {{type}}, as sold {{nominal}}, capacity {{capacity}}.',
    remedy: 'Replace it by a larger one in the console.',
  },
  'nodes-too-few': {
    says: '{{ready}} of {{count}} nodes are ready.',
    remedy: 'Wait for them; if it stays so, look at the node pool in the console.',
  },
  'runtime-differs': {
    says: 'Node {{name}} runs {{runtime}}; asked was {{asked}}.',
    remedy: 'Replace the node by one with the right runtime, or correct the site.',
  },
  'docker-means-containerd': {
    says: 'Node {{name}} ({{kubelet}}) runs {{runtime}}: since Kubernetes 1.24 that is what docker means.',
    remedy: 'Use crictl instead of docker on the node.',
  },
  'kind-unclear': {
    says: 'It is not clear what kind “{{kind}}” is.',
    remedy: 'Write it with its version, such as batch/v1/Job.',
  },
  'selector-malformed': {
    says: 'This is no label selector: {{selector}}',
    remedy: 'Write it as the API takes it, such as app=web,tier in (front,back).',
  },
  'not-read-yet': {
    says: '{{kind}} in namespace {{namespace}} has not been read to the end.',
    remedy: 'Look again; if it stays so, check the connection to the cluster.',
  },
  'events-not-all-read': {
    says: 'The warning events of namespace {{namespace}} have not all been read: a cause that only they tell may be missing.',
    remedy: 'Look again later, or at the events of the object itself: kubectl describe shows them.',
  },
  'objects-too-few': {
    says: '{{found}} of at least {{least}} objects are there ({{kinds}}).',
    remedy: 'Wait for them, or create those that are missing.',
  },
  'namespace-without-objects': {
    says: 'There is nothing of this in namespace {{namespace}}: {{kinds}}.',
    remedy:
      'Deploy what belongs there, or take the namespace out of the step; with names or count, only these are asked for.',
  },
  'load-balancer-absent': {
    says: 'No Service of type LoadBalancer is in namespace {{namespace}}.',
    remedy: 'Create it, or correct the namespace.',
  },
  'load-balancers-several': {
    says: 'Several Services in namespace {{namespace}} have such an address: {{names}}',
    remedy: 'Name the one that is meant.',
  },
  'service-not-load-balancer': {
    says: '{{kind}} {{name}} is of type {{type}}, not LoadBalancer: it gets no address.',
    remedy: 'Set its type to LoadBalancer, or name another Service.',
  },
  'load-balancer-refused': {
    says: 'The load balancer of {{kind}} {{name}} is refused ({{reason}}): {{message}}',
    remedy: 'Repair what the cloud complains of, such as quota, balance or an annotation.',
  },
  'address-is-private': {
    says: '{{kind}} {{name}} has the private address {{address}}: nobody reaches it from outside.',
    remedy:
      'Set its annotation service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type to internet, or bind an EIP and set …-external-ip-type to eip, so that the Service shows it.',
  },
  'address-is-public': {
    says: '{{kind}} {{name}} has the public address {{address}}; one inside the network is asked for.',
    remedy:
      'Set its annotation service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type to intranet, or name another Service.',
  },
  'address-behind-name': {
    says: '{{kind}} {{name}} is reached at {{address}}: whether that is a public or a private address only DNS tells.',
    remedy: 'Resolve the name, and compare the address with the plan.',
  },
  'load-balancer-addresses': {
    says: '{{kind}} {{name}} has several addresses; {{address}} is taken, beside it: {{others}}',
    remedy: 'Compare them with the plan.',
  },
  'host-without-ingress': {
    says: 'No Ingress serves the host {{host}}.',
    remedy: 'Deploy the Ingress of this host.',
  },
  'api-not-ready': {
    says: 'The API server is not ready (HTTP {{status}}); failing: {{failing}}.',
    remedy: 'Wait for it; if it stays so, look at the control plane in the console.',
  },
  'port-invalid': {
    says: '{{port}} is no TCP port ({{host}}).',
    remedy: 'Correct the value or the step: a port is 1 to 65535.',
  },
  'port-untested': {
    says: 'This machine could not try {{host}} port {{port}} ({{code}}).',
    remedy: 'Check the limits and the firewall of this machine.',
  },
  'port-refused': {
    says: '{{host}} refuses connections on port {{port}}.',
    remedy: 'Start what should listen there, or open the port.',
  },
  'port-timeout': {
    says: '{{host}} does not answer on port {{port}}.',
    remedy: 'Check address, security group and firewall.',
  },
  'port-unreachable': {
    says: 'There is no way from here to {{host}} port {{port}} ({{code}}).',
    remedy: 'Check the network, the VPN and whether the address is a private one.',
  },
  'program-missing': {
    says: '{{program}} is not on this machine.',
    remedy: 'Install it, then check again.',
  },
  'program-too-old': {
    says: '{{program}} has version {{version}}; at least {{atLeast}} is needed.',
    remedy: 'Install a newer one, then check again.',
  },
  'version-unreadable': {
    says: 'The versions of {{program}} cannot be compared: “{{version}}” with “{{atLeast}}”.',
    remedy: 'Compare them by hand.',
  },
} as const;
