/** What certificates say, and what is said of them beside the verdict. `names` are the hosts of which it is so. */
export const tlsCertificate = {
  // The certificate itself.
  'tls-default-certificate': {
    says: '{{names}}: {{controller}} serves its own default certificate ({{subject}}).',
    remedy:
      'Check that the Ingress names the Secret under tls.secretName, that the Secret is in the namespace of the Ingress, and that its certificate is for this name.',
  },
  'tls-self-signed': {
    says: '{{names}}: the certificate {{subject}} is signed by itself; no client trusts it.',
    remedy:
      'Serve the certificate of a CA; where this one is meant, name its file under trust in the site.',
  },
  'tls-name-mismatch': {
    says: '{{names}}: the certificate is for other names: {{has}}.',
    remedy: 'Serve the certificate that has the name, or have one issued that does.',
  },
  'tls-wildcard-depth': {
    says: '{{names}}: {{wildcard}} of the certificate stands for exactly one label and so not for this name.',
    remedy: 'Have a certificate issued that has the name itself.',
  },
  'tls-common-name-only': {
    says: '{{names}}: the certificate has the name as its common name only, which clients do not look at any more.',
    remedy: 'Have it issued again with the name as a subject alternative name.',
  },
  'tls-expired': {
    says: '{{names}}: the certificate ended at {{until}} ({{days}} d ago).',
    remedy: 'Put the renewed certificate into the Secret.',
  },
  'tls-not-yet-valid': {
    says: '{{names}}: the certificate is valid only from {{from}} on.',
    remedy: 'Serve one that is valid now; where it should be, check the clock of this machine.',
  },
  'tls-issuer-expired': {
    says: '{{names}}: the certificate of the issuer {{issuer}} ended at {{until}} ({{days}} d ago).',
    remedy: 'Replace it in the file by the one that the CA offers now.',
  },
  'tls-issuer-not-yet-valid': {
    says: '{{names}}: the certificate of the issuer {{issuer}} is valid only from {{from}} on.',
    remedy: 'Replace it in the file by one that is valid now, and check the clock of this machine.',
  },
  'tls-clock-wrong': {
    says: '{{names}}: whether the certificate is valid depends on which clock is right: this machine’s and the server’s are {{minutes}} min apart.',
    remedy: 'Compare both with a third clock, set the wrong one, then check again.',
  },
  'tls-clock-ahead': {
    says: 'The clock of this machine is {{minutes}} min ahead of the server’s.',
    remedy: 'Compare both with a third clock and set the wrong one.',
  },
  'tls-clock-behind': {
    says: 'The clock of this machine is {{minutes}} min behind the server’s.',
    remedy: 'Compare both with a third clock and set the wrong one.',
  },
  'tls-no-certificate': {
    says: '{{names}}: the server sends no certificate.',
    remedy: 'Check the certificate that the server is set up with.',
  },
  'tls-certificate-unread': {
    says: '{{names}}: part of the certificate can’t be read, so nothing is proven.',
    remedy: 'Look at it (openssl x509 -text), and have it issued again.',
  },
  'tls-revoked': {
    says: '{{names}}: the CA has revoked the certificate ({{at}}).',
    remedy: 'Have a new certificate issued with a new key, and ask why this one was revoked.',
  },
  'tls-must-staple': {
    says: '{{names}}: the certificate may only be served with an OCSP answer, and there is no good one ({{code}}).',
    remedy:
      'Switch OCSP stapling on; many servers ask their CA only after the first visitor, so wait a minute before.',
  },
  'tls-key-weak': {
    says: '{{names}}: the key of {{subject}} is too weak ({{type}}, {{bits}} bits).',
    remedy:
      'Have a certificate issued for an RSA key of 2048 bits or an EC key of 256 bits, or more.',
  },
  'tls-signature-weak': {
    says: '{{names}}: {{subject}} is signed with {{algorithm}}, which no client takes any more.',
    remedy: 'Have it issued again, signed with SHA-256 or better.',
  },
  'tls-key-usage': {
    says: '{{names}}: the key of the certificate may not be used so: {{needed}} is needed, allowed is {{has}}.',
    remedy: 'Have it issued again with key usage {{needed}}.',
  },
  'tls-not-for-servers': {
    says: '{{names}}: the certificate is not for servers; its extended key usage is {{has}}.',
    remedy: 'Have one issued with extended key usage serverAuth.',
  },

  // Who issued it.
  'tls-chain-disordered': {
    says: '{{names}}: the certificates are sent in the wrong order: {{order}}.',
    remedy:
      'Put them in order in the file: that of the name first, then who issued it, and so on; no root.',
  },
  'tls-intermediate-missing': {
    says: '{{names}}: the certificate of the issuer {{issuer}} is not sent; only clients that happen to know it get through.',
    remedy:
      'Put the full chain into the Secret. Where the issuer is a root of your own, name its file under trust in the site.',
  },
  'tls-issuer-unknown': {
    says: '{{names}}: the chain ends at {{last}}; its issuer {{issuer}} is neither sent nor trusted here.',
    remedy:
      'Put the full chain into the Secret. Where the issuer is a root of your own, name its file under trust in the site.',
  },
  'tls-root-unknown': {
    says: '{{names}}: the chain leads to {{root}}, which is not trusted here.',
    remedy:
      'Serve the certificate of a CA that clients trust; where it is a CA of your own, name its root under trust in the site.',
  },
  'tls-impostor': {
    says: '{{names}}: {{impostor}} has the name of the issuer, but another key: it has not signed the certificate before it.',
    remedy: 'Replace it in the file by the one that the CA gave out with this certificate.',
  },
  'tls-impostor-root': {
    says: '{{names}}: the chain leads to {{root}}, which has the name of a trusted root, but another key.',
    remedy: 'Find out who made this certificate: it may be forged. Serve the one of the real CA.',
  },
  'tls-issuer-not-ca': {
    says: '{{names}}: {{issuer}} has issued a certificate, but is no CA or may not issue any.',
    remedy: 'Have the certificate issued by a CA.',
  },
  'tls-path-too-long': {
    says: '{{names}}: {{issuer}} allows no more than {{most}} CA below it, and there are more.',
    remedy: 'Have the certificate issued higher up, or the CA made anew without that limit.',
  },
  'tls-not-trusted': {
    says: '{{names}}: TLS does not accept the certificate ({{code}}).',
    remedy: 'Look at the chain in the evidence, and have the certificate issued again.',
  },

  // Notes.
  'tls-expires-soon': {
    says: '{{names}}: the certificate ends in {{days}} d ({{until}}).',
    remedy: 'Renew it before that.',
  },
  'tls-issuer-expires-soon': {
    says: '{{names}}: the certificate of the issuer {{issuer}} ends in {{days}} d ({{until}}).',
    remedy: 'Ask the CA for the chain that comes after it.',
  },
  'tls-root-sent': {
    says: '{{names}}: the root {{root}} is sent too, which no client needs.',
    remedy: 'Leave it out of the file.',
  },
  'tls-certificate-twice': {
    says: '{{names}}: certificates sent more than once: {{doubles}}.',
    remedy: 'Leave each in the file only once.',
  },
  'tls-certificate-unneeded': {
    says: '{{names}}: {{subject}} is sent and is no part of the chain.',
    remedy: 'Leave it out of the file.',
  },
  'tls-ocsp-unusable': {
    says: '{{names}}: the OCSP answer that the server sends is of no use ({{because}}).',
    remedy:
      'Check OCSP stapling there, and that the server can reach its CA; some clients refuse this.',
  },
  'tls-asks-for-certificate': {
    says: '{{names}}: the server asks for a client certificate and goes on without one.',
    remedy: 'Check whether HTTP is answered: some servers refuse only then.',
  },
  'tls-sni-ignored': {
    says: '{{address}} gives the same certificate for a made-up name: it does not look at the name, or this is its default.',
    remedy:
      'Check that every name has its own server there, where names have different certificates.',
  },
  'tls-sni-default': {
    says: '{{names}}: {{address}} gives a made-up name the same certificate: it has none for this name.',
    remedy: 'Check that an Ingress has the name under tls.hosts, with a Secret that is there.',
  },
} as const;
