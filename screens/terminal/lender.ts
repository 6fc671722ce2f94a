import { useApp } from 'ink';
import { useEffect, type ReactNode } from 'react';

export type Lend = (use: () => Promise<void>) => Promise<void>;

export type LenderProps = {
  readonly children?: ReactNode;
  /** Given once Ink draws: from then on the terminal can be lent. */
  readonly onReady: (lend: Lend) => void;
};

/** Ink lends its terminal only to what it draws: this stands around all of it, and hands the way out. */
export function Lender({ children, onReady }: LenderProps): ReactNode {
  const { suspendTerminal } = useApp();
  useEffect(() => onReady(suspendTerminal), [onReady, suspendTerminal]);
  return children;
}
