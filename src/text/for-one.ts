const HAN = String.raw`\p{Script=Han}`;
const HOW_MANY = String.raw`(?:共|影响)? ?\{\{count\}\} 个`;
const ALONE = new RegExp(`（${HOW_MANY}）(?=(${HAN})?)`, 'gu');
const LAST = new RegExp(`，${HOW_MANY}(?=）)`, 'g');
const FIRST = new RegExp(`（${HOW_MANY}，`, 'g');

/** The sentence for a single object, of one that says in brackets how many there are: Chinese has one form for both. */
export function forOne(sentence: string): string {
  return sentence
    .replaceAll(ALONE, (_, han?: string) => (han === undefined ? '' : ' '))
    .replaceAll(LAST, '')
    .replaceAll(FIRST, '（');
}
