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
  'service-missing': {
    says: 'There is no Service {{name}} in namespace {{namespace}}.',
    remedy: 'Apply the manifest that has it, or correct the name in the site.',
  },
  'service-port-missing': {
    says: 'Service {{namespace}}/{{name}} has no port {{port}}.',
    remedy: 'Correct the port in the site: `kubectl get service` shows its numbers and names.',
  },
  'service-without-pods': {
    says: 'No pod runs behind Service {{namespace}}/{{name}}.',
    remedy: 'Look at why its pods do not run: `kubectl -n {{namespace}} get pods`.',
  },
  'pod-path-invalid': {
    says: '{{path}} is no path of a file in a container: it has to begin with / and name a file.',
    remedy: 'Write the whole path, such as /var/backup/archive.tar.gz.',
  },
  'pod-file-other': {
    says: '{{path}} in pod {{namespace}}/{{pod}} is no file.',
    remedy: 'Choose another path, or remove what is there.',
  },
  'pod-file-another': {
    says: '{{path}} in pod {{namespace}}/{{pod}} is not what was copied there any more: it is left alone.',
    remedy: 'Look at who changed it, and remove it by hand if it is not needed.',
  },
  'pod-file-unread': {
    says: 'Size and checksum of {{path}} in pod {{namespace}}/{{pod}} could not be read.',
    remedy: 'Check that the file may be read there and that the image has wc and sha256sum.',
  },
  'pod-program-missing': {
    says: 'The container of pod {{namespace}}/{{pod}} has no {{program}} that can be run.',
    remedy: 'Do this step by hand with a debugging container: kubectl debug -it.',
  },
  'pod-command-failed': {
    says: '{{program}} in pod {{namespace}}/{{pod}} failed (exit code {{exitCode}}).',
    remedy: 'Read what it said in the evidence, then do the step again.',
  },
  'pod-disk-full': {
    says: 'There is no space left for {{path}} in pod {{namespace}}/{{pod}}.',
    remedy: 'Make room on that volume or enlarge it, then do the step again.',
  },
  'pod-read-only': {
    says: '{{path}} in pod {{namespace}}/{{pod}} lies on a read-only file system.',
    remedy: 'Choose a path on a volume that can be written to.',
  },
  'pod-permission': {
    says: 'The user of the container may not write {{path}} in pod {{namespace}}/{{pod}}.',
    remedy: 'Choose a path that it may write to, or set fsGroup of the pod.',
  },
  'pod-copy-cut': {
    says: 'The connection to pod {{namespace}}/{{pod}} ended while {{path}} was copied. Nothing is there under this name.',
    remedy: 'Check whether the pod was restarted; once it runs, do the step again.',
  },
  'pod-copy-differs': {
    says: 'What arrived in pod {{namespace}}/{{pod}} for {{path}} is not what was sent: size or checksum differ.',
    remedy: 'Check the volume and do the step again; nothing was put under the right name.',
  },
  'pod-copy-changed': {
    says: 'The file {{path}} changed while it was copied.',
    remedy: 'Wait until nobody writes to it, then do the step again.',
  },
} as const;
