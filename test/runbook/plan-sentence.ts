/** What a step has to say of a sentence, on one line, in Chinese and in English; one where both say the same. */
export type Said = readonly [zh: string, en?: string];

/** A sentence of the plan that asks for something, briefly, and the steps that do it. */
export type Sentence = {
  readonly at: string;
  readonly asks: string;
  readonly steps: { readonly [id: string]: Said };
};

/** A row of the table of records: what stands on one line is parted by `…`. */
export function moved(name: string, to: string): Said {
  return [`\`${name}\` … \`‹values.${to}›\``];
}
