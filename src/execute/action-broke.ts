/** A bug in the middle of an action. That its doubt is recorded ends the action's own task: the bug is told all the same. */
export class ActionBroke extends Error {
  override readonly name = 'ActionBroke';
  readonly bug: unknown;

  constructor(bug: unknown) {
    super('an action broke', { cause: bug });
    this.bug = bug;
  }
}
