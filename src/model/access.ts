/** One right in the cluster, as a SelfSubjectAccessReview asks for it. `group` is '' for the core API. */
export type AccessQuestion = {
  readonly verb: string;
  readonly group: string;
  /** In plural, with a subresource as `pods/exec`. */
  readonly resource: string;
  readonly namespace?: string;
  readonly name?: string;
};

/** `reason` is the API server's own, and may be ''. */
export type AccessAnswer = { readonly allowed: boolean; readonly reason: string };
