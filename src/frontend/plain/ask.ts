import { askCleanUp } from './ask-clean-up.ts';
import { askGo, askLostCluster, askOutageStart, askSecret } from './ask-run.ts';
import { askLease } from './ask-lease.ts';
import { askChoice, askConfirm, askHandWork, askPin } from './ask-step.ts';
import { askBlocked, askTrouble, askWaiting } from './ask-trouble.ts';
import type { Desk } from './desk.ts';
import type { Item } from '../items.ts';

/** Puts one item before the person. */
export function askAbout(desk: Desk, item: Item): Promise<void> {
  switch (item.is) {
    case 'outage-start':
      return askOutageStart(desk);
    case 'lost-cluster':
      return askLostCluster(desk);
    case 'lease':
      return askLease(desk, item);
    case 'secret':
      return askSecret(desk, item);
    case 'go':
      return askGo(desk, item);
    case 'clean-up':
      return askCleanUp(desk, item);
    case 'choose':
      return askChoice(desk, item);
    case 'pin':
      return askPin(desk, item);
    case 'checklist':
    case 'attest':
      return askHandWork(desk, item);
    case 'confirm':
      return askConfirm(desk, item);
    case 'failed':
    case 'late':
    case 'in-doubt':
    case 'stale':
    case 'undone':
    case 'milestone':
      return askTrouble(desk, item);
    case 'waiting':
      return askWaiting(desk, item);
    case 'blocked':
      return askBlocked(desk, item);
  }
}
