/** What a run made on this machine, and takes away again. */
export const ownFiles = {
  'will-remove-file': {
    says: '{{path}}: deleted on this machine, if it still is what the run made',
    remedy: 'Look at it first if somebody may have changed it.',
  },
  'will-remove-key-pair': {
    says: 'Key pair {{path}}: both files deleted on this machine, if it still is {{fingerprint}}',
    remedy: 'Check that no machine lets in this key alone: nobody gets in there without it.',
  },
  'will-remove-checkout': {
    says: 'Checkout {{folder}}: deleted, if nobody has worked in it',
    remedy: 'Look at git status in it first.',
  },
  'file-not-known': {
    says: "{{path}} was being made when the run was cut off: whether it is the run's own is not known.",
    remedy: 'Look at it; if nobody needs it, remove it and say so.',
  },
  'file-worked-on': {
    says: '{{path}} is no longer what the run made: somebody has changed it.',
    remedy: 'Keep what is needed of it, then remove it and say so.',
  },
  'file-still-there': {
    says: '{{path}} was deleted, and is there again.',
    remedy: 'Find out who makes it, then clean up again.',
  },
  'checkout-worked-on': {
    says: 'Somebody has worked in the checkout {{folder}} (files: {{number}}).',
    remedy: 'Keep what is needed of it, then remove it and say so.',
  },
  'own-file-refused': {
    says: 'This machine refuses to read or delete {{path}} ({{code}}).',
    remedy: 'Check rights and disk, then clean up again.',
  },
} as const;
