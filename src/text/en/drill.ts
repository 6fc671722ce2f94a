/** The end of a drill: what it created is removed again. Lines of the plain frontend, and events wherever they are told. */
export const cleanUp = {
  title: 'The drill is through. It created this, and it is still there (newest first):',
  stillThere: 'All that can be removed by machine is gone. This is still there:',
  again: 'try again to remove it all',
  gone: 'I removed {{what}}',
  word: 'How do you know? It counts where nothing can look it up: ',
  made: 'What this drill created is removed now, the newest first.',
  what: '  {{what}}',
  kept: '  {{what}} is still there. {{says}}',
  command: '      {{command}}',
  remove: 'remove it all',
  keep: 'leave it there',
  left_one: '{{count}} thing that the drill created is still there.',
  left_other: '{{count}} things that the drill created are still there.',
  later: 'Remove it any time with: dr-wizard drill --cleanup {{run}}',
  renew: 'With new access to the same cluster: dr-wizard drill --cleanup {{run}} --kubeconfig FILE',
  clean_one:
    'Nothing is left: {{count}} thing that the drill created was removed, each proved gone.',
  clean_other:
    'Nothing is left: {{count}} things that the drill created were removed, each proved gone.',
  nothing: 'The drill created nothing that is still there.',
} as const;

export const cleanUpEvents = {
  'clean-up-began': 'clean-up: what this drill created is removed, the newest first',
  'clean-up-left':
    'clean-up: some of it is still there, and somebody has to say what is to become of it',
  'thing-said-gone': 'removed, as somebody says: {{what}}. Nothing proves it: {{word}}',
  'thing-found': 'belongs to this drill as well: {{what}}',
  'thing-removed': 'removed: {{what}}',
  'thing-gone': 'was gone already: {{what}}',
  'thing-kept': 'still there: {{what}}',
  'fault-injected': 'put into the range: {{title}}',
  'fault-ended': 'ended in the range: {{fault}}',
  'self-tested': 'self-test of the probes: {{right}} of {{of}} as they should be',
} as const;

/** The same on the screen. */
export const cleanUpPage = {
  title: 'The drill is through',
  working: 'Cleaning up',
  asked_one:
    'It created {{count}} thing that is still there. Everything goes that this drill made, and nothing else.',
  asked_other:
    'It created {{count}} things that are still there. Everything goes that this drill made, and nothing else.',
  stillThere_one:
    '{{count}} thing that the drill created is still there, and no machine can remove it.',
  stillThere_other:
    '{{count}} things that the drill created are still there, and no machine can remove them.',
  again: 'try again to remove it all',
  gone: 'I removed {{what}}',
  progress: '{{done}} of {{of}} removed, {{kept}} still there',
  commit: 'remove it all, the newest first',
  keep: 'leave it there, with a reason',
  end: 'left',
  endNone: 'nothing: {{n}} removed, each proved gone',
  later: 'dr-wizard drill --cleanup {{run}}',
} as const;
