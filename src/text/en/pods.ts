/** The ways into pods: commands, files and connections by the API server. */
export const pods = {
  'pod-out-of-reach': {
    says: 'The API server gets no way to pod {{namespace}}/{{pod}} (HTTP {{status}}): its node does not answer, or it does not run.',
    remedy: 'Check that the pod runs and that its node is Ready, then check again.',
  },
  'pod-forward-failed': {
    says: 'Port {{port}} of pod {{namespace}}/{{pod}} cannot be forwarded: the connection ended before it began.',
    remedy:
      'Check that the pod runs and what stands between here and the API server, then check again.',
  },
  'pod-route-none': {
    says: 'No pod of the cluster could connect to {{host}} port {{port}}: none is ready that has bash, socat or nc.',
    remedy:
      'Wait until pods are ready, or start one that has bash (kubectl run look --image=… -- sleep 1d), then check again.',
  },
  'pod-route-no-udp': {
    says: 'A pod cannot be asked over UDP from here.',
    remedy: 'Ask over TCP, or from another place.',
  },
} as const;
