/** What is wrong with a name where it enters. */
export const hostNames = {
  'host-name-empty': {
    says: 'A host name is empty here.',
    remedy: 'Write the name, such as www.example.com.',
  },
  'host-name-url': {
    says: '{{name}} is an address of a page, or has a port, a path or a user in it.',
    remedy: 'Write the host name alone, such as www.example.com.',
  },
  'host-name-numeric': {
    says: '{{name}} is an IP address, or would be read as one.',
    remedy: 'Write a host name.',
  },
  'host-name-control': {
    says: '{{name}} has the hidden sign {{sign}} in it.',
    remedy: 'Type the name anew instead of pasting it.',
  },
  'host-name-blank': {
    says: '{{name}} has a blank in it.',
    remedy: 'Take the blank out, or make two names of it.',
  },
  'host-name-wildcard': {
    says: '{{name}} stands for many names, and only one can be asked for.',
    remedy: 'Write each name that is used.',
  },
  'host-name-sign': {
    says: '{{name}} has the sign {{sign}} in it, which no host name has.',
    remedy: 'Correct the name: letters, digits, hyphens and dots.',
  },
  'host-name-underscore': {
    says: '{{name}} has an underscore in it: no certificate is for such a name.',
    remedy: 'Write the name that users open.',
  },
  'host-name-gap': {
    says: '{{name}} has two dots in a row, or begins with one.',
    remedy: 'Correct the name.',
  },
  'host-name-script': {
    says: '{{name}} can’t be written as a name in DNS.',
    remedy: 'Check its letters, or write its form that begins with xn--.',
  },
  'host-name-label-long': {
    says: 'A part of {{name}} is {{length}} characters long; 63 are allowed.',
    remedy: 'Shorten it.',
  },
  'host-name-long': {
    says: '{{name}} is {{length}} characters long; 253 are allowed.',
    remedy: 'Shorten it.',
  },
  'host-name-hyphen': {
    says: 'A part of {{name}} begins or ends with a hyphen.',
    remedy: 'Correct the name.',
  },
  'resolver-not-address': {
    says: 'A resolver is asked by its IP address, and {{value}} is none.',
    remedy: 'Write its IP address; its name may stand beside it as "name".',
  },
} as const;
