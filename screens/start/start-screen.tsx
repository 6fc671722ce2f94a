import { Box } from 'ink';
import type { ReactNode } from 'react';
import { RowsOfText } from '../parts/rows-of-text.tsx';
import { startFrame, type StartFrame } from './frame.ts';

export type StartScreenProps = StartFrame & {
  readonly colour: boolean;
  readonly ascii: boolean;
};

/** The first question on the screen: rows and nothing else, as every other screen. */
export function StartScreen({ colour, ascii, ...frame }: StartScreenProps): ReactNode {
  const { columns, rows } = frame.size;
  return (
    <Box flexDirection="column" width={columns} height={rows} overflow="hidden">
      <RowsOfText lines={startFrame(frame)} columns={columns} colour={colour} ascii={ascii} />
    </Box>
  );
}
