/** Why pods and what they belong to are not ready. */
export const causes = {
  'pod-failed': {
    says: 'Pod {{name}} has failed: {{reason}} {{message}}',
    remedy: 'Read its log: kubectl logs',
  },
  unschedulable: {
    says: 'Pod {{name}} finds no node: {{message}}',
    remedy: 'Add nodes, or lower what it asks for.',
  },
  'image-pull': {
    says: 'The image {{image}} of pod {{name}} cannot be pulled ({{reason}}): {{message}}',
    remedy: 'Check registry, name and network of the nodes.',
  },
  'image-not-found': {
    says: 'The image {{image}} of pod {{name}} does not exist.',
    remedy: 'Correct the tag, or push the image to the registry.',
  },
  'image-not-authorised': {
    says: 'The registry does not give out the image {{image}} of pod {{name}}.',
    remedy: 'Create or renew the pull secret in its namespace.',
  },
  'container-config': {
    says: 'Container {{container}} of pod {{name}} cannot be made ({{reason}}): {{message}}',
    remedy: 'Create the ConfigMap, Secret or command that it names.',
  },
  'out-of-memory': {
    says: 'Container {{container}} of pod {{name}} ran out of memory ({{restarts}} restarts).',
    remedy: 'Raise its memory limit.',
  },
  'crash-loop': {
    says: 'Container {{container}} of pod {{name}} ends with {{exitCode}} again and again ({{restarts}} restarts).',
    remedy: 'Read its last words: kubectl logs --previous',
  },
} as const;
