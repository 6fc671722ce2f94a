/** What is said of data stores that are tried from inside the cluster. */
export const inside = {
  'will-run-connection-job': {
    says: 'Job in namespace {{namespace}} with image {{image}}: tries to connect to {{stores}}, and is removed ten minutes after its end',
    remedy: 'Compare the addresses with the plan.',
  },
  'data-store-malformed': {
    says: 'This entry of the data stores cannot be read: {{entry}}',
    remedy: 'Write name, host and port (1 to 65535) into the site; 50 entries at most.',
  },
  'connection-job-name-taken': {
    says: 'There is a Job {{name}} that this run did not make.',
    remedy: 'See what it is, and remove it if nobody needs it.',
  },
  'data-store-awaited': {
    says: '{{name}} ({{host}} port {{port}}): Job {{job}} has not tried it yet.',
    remedy: 'Wait for it; if it stays so, look at the events of its pod.',
  },
  'data-store-silent': {
    says: '{{name}} takes no connection from inside the cluster ({{host}} port {{port}}, {{code}}).',
    remedy:
      'Add the addresses of the new nodes and pods to its allow list in the console, then check again; ask its owner where it does not help.',
  },
  'data-store-without-tls': {
    says: '{{name}} takes a connection but does not speak TLS ({{host}} port {{port}}).',
    remedy: 'Correct the port or tls in the site.',
  },
  'data-store-untried': {
    says: '{{name}} was not tried ({{host}} port {{port}}): the image has neither bash nor nc, or no openssl for TLS.',
    remedy: 'Name an image that has them, then do it again.',
  },
  'data-store-unasked': {
    says: 'Nobody inside the cluster could try {{name}} ({{host}} port {{port}}, {{code}}).',
    remedy: 'Start the Job again; in a check without a run, deploy a pod with a shell first.',
  },
} as const;
