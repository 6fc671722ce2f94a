/** What is said of certificates in files and in Secrets. */
export const certificates = {
  'certificate-entry-malformed': {
    says: 'This entry of the certificates cannot be read: {{entry}}',
    remedy:
      'Write id and hosts (a list), and certificate and key where the files are not called ID.pem and ID.key.',
  },
  'certificate-file-missing': {
    says: 'There is no certificate file; looked for: {{looked}}',
    remedy: 'Put the certificate there, or write its path into the site as certificate.',
  },
  'certificate-key-file-missing': {
    says: 'There is no file with the private key; looked for: {{looked}}',
    remedy: 'Put the key there, or write its path into the site as key.',
  },
  'certificate-none': {
    says: 'There is no certificate in {{where}} (found: {{found}}).',
    remedy: 'Name the file that has BEGIN CERTIFICATE in it.',
  },
  'certificate-malformed': {
    says: 'The certificate at line {{line}} of {{where}} is broken.',
    remedy: 'Fetch it once more: it was cut off or changed on the way.',
  },
  'certificate-in-der': {
    says: '{{file}} is in DER, not in PEM.',
    remedy: 'Convert it: `openssl x509 -inform DER -in {{file}} -out {{file}}.pem`',
  },
  'certificate-in-pfx': {
    says: '{{file}} is a PFX (PKCS#12) file, not PEM.',
    remedy:
      'Take the certificates out: `openssl pkcs12 -in {{file}} -nokeys -out {{file}}.pem` (with -legacy where it is an old one).',
  },
  'certificate-in-pkcs7': {
    says: '{{file}} is PKCS#7 (p7b), which a TLS Secret cannot hold.',
    remedy:
      'Take the certificates out: `openssl pkcs7 -print_certs -in {{file}} -out {{file}}.pem`',
  },
  'certificate-in-pkcs7-der': {
    says: '{{file}} is PKCS#7 (p7b) in DER, which a TLS Secret cannot hold.',
    remedy:
      'Take the certificates out: `openssl pkcs7 -inform DER -print_certs -in {{file}} -out {{file}}.pem`',
  },
  'certificate-in-keystore': {
    says: '{{file}} is a Java keystore, not PEM.',
    remedy:
      'Make it a PFX first: `keytool -importkeystore -srckeystore {{file}} -destkeystore {{file}}.p12 -deststoretype PKCS12`; then take out of that both parts with openssl pkcs12.',
  },
  'certificate-request-only': {
    says: '{{file}} holds a request for a certificate, not the certificate.',
    remedy: 'Name the file that the certificate authority has sent back.',
  },
  'certificate-key-none': {
    says: 'There is no private key in {{file}} (found: {{found}}).',
    remedy:
      'Name the file that has BEGIN PRIVATE KEY, BEGIN RSA PRIVATE KEY or BEGIN EC PRIVATE KEY in it.',
  },
  'certificate-key-several': {
    says: 'There are several private keys in {{file}} ({{keys}}).',
    remedy: 'Leave only the one of the certificate in it.',
  },
  'certificate-key-malformed': {
    says: 'The private key in {{file}} cannot be read ({{code}}).',
    remedy: 'Fetch it once more, and look at it: `openssl pkey -in {{file}} -noout`',
  },
  'certificate-key-encrypted': {
    says: 'The private key in {{file}} is encrypted: an ingress controller cannot ask for its password.',
    remedy:
      'Decrypt it into a file that only you may read: `(umask 077; openssl pkey -in {{file}} -out {{file}}.plain)`, then name that one.',
  },
  'certificate-key-of-ssh': {
    says: 'The key in {{file}} is one of ssh (OpenSSH format), not of a certificate.',
    remedy: 'Name the key from which the certificate was requested.',
  },
  'certificate-key-in-der': {
    says: 'The private key {{file}} is in DER, not in PEM.',
    remedy: 'Convert it: `(umask 077; openssl pkey -inform DER -in {{file}} -out {{file}}.pem)`',
  },
  'certificate-key-in-pfx': {
    says: '{{file}} is a PFX (PKCS#12) file, not a key in PEM.',
    remedy:
      'Take the key out: `(umask 077; openssl pkcs12 -in {{file}} -nocerts -nodes -out {{file}}.key)`',
  },
  'certificate-key-mismatch': {
    says: 'The private key in {{file}} is not the key of the certificate in {{where}}.',
    remedy:
      'Find the key from which this certificate was requested, or have it issued anew for this key.',
  },
  'certificate-ended': {
    says: 'The certificate in {{where}} ended on {{until}}.',
    remedy: 'Have it renewed, or look for a newer one.',
  },
  'certificate-not-begun': {
    says: 'The certificate in {{where}} begins only on {{from}}.',
    remedy: 'Use the one before it until then; check the clock of this machine.',
  },
  'certificate-names-missing': {
    says: 'The certificate in {{where}} is not for {{missing}}; it is for {{has}}.',
    remedy: 'Use the certificate of these hosts, or have one issued that names them.',
  },
  'certificate-issuer-missing': {
    says: 'The chain in {{where}} ends before a known root: the certificate of its issuer is missing ({{issuer}}).',
    remedy:
      "Append the issuer's certificate to the file (the certificate authority offers it as chain, bundle or intermediate): not every client fetches it.",
  },
  'certificate-issuer-unknown': {
    says: 'The chain in {{where}} leads to nobody who is trusted: its issuer {{issuer}} is neither in the file nor in trust.',
    remedy:
      "Append the issuer's certificate to the file; where the root is your own, name it in trust.",
  },
  'certificate-signed-by-itself': {
    says: 'The certificate in {{where}} is signed by itself ({{subject}}): nobody trusts it.',
    remedy: 'Use one of a certificate authority, or name it in trust if clients have it, too.',
  },
  'certificate-root-not-trusted': {
    says: 'The chain in {{where}} ends in a root that is not trusted: {{root}}',
    remedy:
      'Name it in trust if it is your own and clients have it, or use a certificate of a public authority.',
  },
  'certificate-not-accepted': {
    says: 'TLS does not accept the certificates in {{where}} ({{code}}).',
    remedy:
      'Look at the whole chain and its root with openssl x509 -text: mostly the root has ended or forbids what stands below it.',
  },
  'certificate-issuer-may-not': {
    says: 'In {{where}} a certificate was issued by one that may not issue it: {{issuer}}',
    remedy: 'Have the certificate issued anew by a certificate authority.',
  },
  'certificate-issuer-ended': {
    says: 'In {{where}} the certificate of the issuer is not valid now (until {{until}}): {{issuer}}',
    remedy: "Replace it by the issuer's current one.",
  },
  'certificate-not-for-servers': {
    says: 'The certificate in {{where}} may not be used for servers (extended key usage).',
    remedy: 'Have one issued for server authentication.',
  },
  'certificate-key-usage': {
    says: 'The key of the certificate in {{where}} may not sign, as every TLS server has to; allowed is {{has}}.',
    remedy: 'Have it issued again with key usage digitalSignature.',
  },
  'certificate-part-unread': {
    says: 'Part of the certificate {{subject}} in {{where}} can’t be read, so that nothing is proven.',
    remedy: 'Look at it with openssl x509 -text, and have it issued again.',
  },
  'certificate-key-weak': {
    says: 'The key of {{subject}} in {{where}} is too weak: {{type}} with {{bits}} bits.',
    remedy: 'Have a certificate issued for a key of RSA 2048 bits or more, or of curve P-256.',
  },
  'certificate-signature-weak': {
    says: 'The signature of {{subject}} in {{where}} is too weak: {{algorithm}}',
    remedy: 'Have it issued anew: signatures of today use SHA-256.',
  },
  'certificate-expires-soon': {
    says: 'The certificate in {{where}} ends on {{until}} (days left: {{days}}).',
    remedy: 'Use it now, and have it renewed before that.',
  },
  'certificate-unsorted': {
    says: 'The certificates in {{where}} are not in order: they are sorted when they are put in place.',
    remedy: 'Put the certificate itself first, then who issued it, if the file is used elsewhere.',
  },
  'certificate-served-unsorted': {
    says: 'The certificates in {{where}} are not in order, and are served so.',
    remedy: 'Put the certificate itself first, then who issued it.',
  },
  'certificate-some-not-needed': {
    says: '{{dropped}} of the certificates in {{where}} are not needed (a root, or of another chain): they are left out.',
    remedy: 'Take them out if the file is used elsewhere.',
  },
  'tls-host-without-rule': {
    says: 'Ingress {{ingress}} names {{host}} under tls only: no Ingress has a rule for this host, so nothing is served.',
    remedy: 'Add the rule for the host.',
  },
  'ingress-without-tls': {
    says: 'Ingress {{ingress}} serves {{host}} and names no Secret: the controller serves its default certificate.',
    remedy: 'Add tls with this host and its Secret to the Ingress.',
  },
  'ingress-tls-not-for-host': {
    says: 'No tls of Ingress {{ingress}} names {{host}}, and none of its Secrets has a certificate for it: the controller serves its default certificate.',
    remedy: 'Add the host with its Secret to the tls of the Ingress.',
  },
  'tls-secret-unnamed': {
    says: 'Ingress {{ingress}} names {{host}} under tls without a Secret: the controller serves its default certificate.',
    remedy: 'Write secretName there.',
  },
  'tls-secret-missing': {
    says: 'There is no Secret {{secret}}, which an Ingress names: the controller serves its default certificate.',
    remedy: "Create it from the certificate's files, or correct the Ingress.",
  },
  'tls-secret-without-certificate': {
    says: 'Secret {{secret}} has no tls.crt: the controller serves its default certificate.',
    remedy: "Create it anew as kubernetes.io/tls from the certificate's files.",
  },
  'tls-secret-without-key': {
    says: 'Secret {{secret}} has no tls.key: the controller serves its default certificate.',
    remedy: "Create it anew as kubernetes.io/tls from the certificate's files.",
  },
  'tls-secret-other-type': {
    says: 'Secret {{name}} in namespace {{namespace}} is of type {{type}}, and a type can never be changed.',
    remedy:
      'See who uses it; then remove it (`kubectl delete secret {{name}} --namespace={{namespace}}`) and do this again, or name another Secret.',
  },
  'will-ensure-tls-secret': {
    says: 'Secret {{name}} in namespace {{namespace}}: certificate of {{certificate}} with the key of {{key}}, never by force',
    remedy: 'Compare namespace and name with those in the Ingress.',
  },
  'will-ensure-tls-secrets': {
    says: 'Each Secret that an Ingress names for {{hosts}}: certificate of {{certificate}} with the key of {{key}}, never by force',
    remedy: 'See which these are with the first command by hand.',
  },
} as const;
