import { Box, Text } from 'ink';
import SelectInput from 'ink-select-input';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { RowsOfText } from '../parts/rows-of-text.tsx';
import { lineOf, span, wrapLines, type Line } from '../line.ts';
import { LEAST_SIZE, type Size } from '../stage.ts';
import { lookOf } from '../theme.ts';
import { tooSmall } from '../frame.ts';
import { clip } from '../width.ts';
import type { Words } from '../words.ts';
import type { StartQuestion } from './questions.ts';

export type StartScreenProps = {
  readonly question: StartQuestion;
  /** The option that the cursor stands on. */
  readonly index: number;
  readonly words: Words;
  readonly size: Size;
  readonly colour: boolean;
  readonly ascii: boolean;
  /** What can be gone back to. */
  readonly nested: boolean;
};

type ItemLook = { readonly cursor: string; readonly colour: boolean };
const LookContext = createContext<ItemLook>({ cursor: '>', colour: false });

/** The first question: nothing has happened yet and nothing is changed here, so a select will do. */
export function StartScreen(props: StartScreenProps): ReactNode {
  const { question, words, size, colour, ascii } = props;
  const { columns, rows } = size;
  const { glyphs } = words;
  const look = useMemo(() => ({ cursor: glyphs.cursor, colour }), [glyphs, colour]);
  if (columns < LEAST_SIZE.columns || rows < LEAST_SIZE.rows) {
    const { lines } = tooSmall(words, size);
    return <RowsOfText lines={lines} columns={columns} colour={colour} ascii={ascii} />;
  }
  const above: readonly Line[] = [
    lineOf(span('dr-wizard', 'strong')),
    lineOf(span(glyphs.rule.repeat(columns), 'dim')),
    ...wrapLines(question.title, columns, 'strong'),
    [],
  ];
  const below: readonly Line[] = [
    lineOf(span(glyphs.rule.repeat(columns), 'dim')),
    keysLine(words, props.nested),
  ];
  const room = rows - above.length - below.length;
  const items = question.options.map(({ value, label }) => ({
    key: value,
    value,
    label: clip(label, columns - 3, glyphs.ellipsis),
  }));
  return (
    <LookContext.Provider value={look}>
      <Box flexDirection="column" width={columns} height={rows} overflow="hidden">
        <RowsOfText lines={above} columns={columns} colour={colour} ascii={ascii} />
        <Box height={room} flexDirection="column" overflow="hidden">
          {/* Draws only: its own keys would take an Enter that follows an arrow in one chunk for the option before. */}
          <SelectInput
            key={`${question.title} ${props.index}`}
            items={items}
            initialIndex={props.index}
            limit={room}
            isFocused={false}
            indicatorComponent={Indicator}
            itemComponent={Item}
          />
        </Box>
        <RowsOfText lines={below} columns={columns} colour={colour} ascii={ascii} />
      </Box>
    </LookContext.Provider>
  );
}

function Indicator({ isSelected = false }: { readonly isSelected?: boolean }): ReactNode {
  const { cursor } = useContext(LookContext);
  return (
    <Box flexShrink={0} width={2}>
      <Text>{isSelected ? cursor : ' '}</Text>
    </Box>
  );
}

function Item(props: { readonly isSelected?: boolean; readonly label: string }): ReactNode {
  const { colour } = useContext(LookContext);
  const look = props.isSelected === true ? lookOf('strong', colour) : {};
  return (
    <Text wrap="truncate-end" {...look}>
      {props.label}
    </Text>
  );
}

function keysLine(words: Words, nested: boolean): Line {
  const { keys } = words.glyphs;
  return lineOf(
    span(keys['updown'] ?? '', 'key'),
    ` ${words.t('start.keys.move')}  `,
    span(keys['enter'] ?? '', 'key'),
    ` ${words.t('start.keys.take')}  `,
    span('esc', 'key'),
    ` ${words.t(nested ? 'start.keys.back' : 'start.keys.leave')}  `,
    span('L', 'key'),
    ` ${words.t('key.language')}`,
  );
}
