import type { Need } from '../model/run.ts';

/** Tells one need from another: nobody is asked twice for the same thing, and nothing is answered twice. */
export function needKey(need: Need): string {
  switch (need.is) {
    case 'secret':
      return `secret ${need.name}`;
    case 'lease':
      return `lease ${need.holder.identity}`;
    case 'clean-up':
      return `clean-up ${need.round} ${need.left}`;
    case 'go':
      return `go ${need.section}`;
    default:
      return `${need.is} ${need.step ?? ''}`;
  }
}
