/** What a field says of what was typed or pasted into it. */
export const screenField = {
  field: {
    lines: '{{n}} lines came at once; one is wanted. Nothing of it was taken.',
    long: '{{n}} characters came at once; {{most}} are the most. Nothing of it was taken.',
    unseen:
      '{{n}} of the characters that were pasted cannot be seen. Nothing of it was taken: copy it once more.',
    noTyping:
      'So much text at once is not taken as keys. Put the cursor into a field, then paste it.',
    unfinished: 'not yet {{type}}',
    right: '{{passed}} {{value}}',
    understood: '{{passed}} understood as {{value}}',
    matches: '{{passed}} that is the name',
    keys: 'In a field',
    key: {
      words: 'a word to the left or right; Alt does the same',
      ends: 'to the beginning, to the end',
      cut: 'delete the word before the cursor, all before it, all after it',
      undo: 'take the last change back',
      before: 'bring back what was typed in such a field before',
    },
  },
  /** What is wanted, with an example. */
  type: {
    string: 'text',
    int: 'a whole number, such as 3',
    bool: 'yes or no',
    ip: 'an IP address, such as 192.0.2.7',
    hostname: 'a host name, such as www.example.com',
    address: 'an IP address or a host name, such as 192.0.2.7',
    name: 'a name in lower case, such as nginx-ingress-lb',
    path: 'a path, such as /home/ops/certificates',
    duration: 'a duration, such as 5m or 1h30m',
    quantity: 'a quantity, such as 8Gi',
    list: 'a list, with commas between: a, b, c',
    map: 'a map',
  },
} as const;
