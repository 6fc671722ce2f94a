import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import type { Line } from '../line.ts';
import { inAscii, lookOf } from '../theme.ts';

export type RowsOfTextProps = {
  readonly lines: readonly Line[];
  readonly columns: number;
  readonly colour: boolean;
  readonly ascii: boolean;
};

/** Lines on the screen, each exactly one row: their widths are already right, so nothing is wrapped here. */
export function RowsOfText({ lines, columns, colour, ascii }: RowsOfTextProps): ReactNode {
  return (
    <Box flexDirection="column" width={columns} height={lines.length} overflow="hidden">
      {lines.map((line, row) => (
        // oxlint-disable-next-line react/no-array-index-key -- a row is its place on the screen
        <Text key={row} wrap="truncate-end">
          {line.length === 0 ? ' ' : line.map((span, at) => drawn(span, at, colour, ascii))}
        </Text>
      ))}
    </Box>
  );
}

function drawn(span: Line[number], at: number, colour: boolean, ascii: boolean): ReactNode {
  const text = ascii ? inAscii(span.text) : span.text;
  if (span.tone === 'plain') return text;
  return (
    <Text key={at} {...lookOf(span.tone, colour)}>
      {text}
    </Text>
  );
}
