import type { X509Certificate } from 'node:crypto';

/** By name and by signature: what an issuer may do is another question. */
export function isIssuedBy(x509: X509Certificate, issuer: X509Certificate): boolean {
  return isNamedAsIssuer(x509, issuer) && isSignedBy(x509, issuer);
}

/** `checkIssued` also asks whether the issuer may issue, so that the names alone are compared where it says no. */
function isNamedAsIssuer(x509: X509Certificate, issuer: X509Certificate): boolean {
  return x509.issuer === issuer.subject || x509.checkIssued(issuer);
}

function isSignedBy(x509: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return x509.verify(issuer.publicKey);
  } catch {
    // A key of a kind that nothing here knows has signed nothing that could be proven.
    return false;
  }
}
