/** What runtimes, kubelets and gRPC say before they come to the point. */
const PREAMBLES: readonly RegExp[] = [
  /^Back-off pulling image "[^"]*": /,
  /^ErrImagePull: /,
  /^Failed to pull image "[^"]*": /,
  /^Failed to create pod sandbox: /,
  /^rpc error: code = \w+ desc = /,
  /^Error response from daemon: /,
  /^failed to pull and unpack image "[^"]*": /,
  /^failed to resolve reference "[^"]*": /,
  /^failed to do request: /,
  /^failed to authorize: /,
  /^failed to create (?:containerd|shim) task: /,
  /^OCI runtime create failed: /,
  /^runc create failed: /,
  /^unable to start container process: /,
  /^error during container init: /,
];

/** The point of a message: without what leads to it, and without what a runtime adds at the end. */
export function toThePoint(message: string): string {
  const rest = PREAMBLES.reduce((left, preamble) => left.replace(preamble, ''), message);
  return theEnd(rest.replace(/: unknown\s*$/, ''));
}

/** The end of a text that is too long: there stands why. */
export function theEnd(text: string, limit: number = 240): string {
  return text.length <= limit ? text : `…${text.slice(1 - limit)}`;
}
