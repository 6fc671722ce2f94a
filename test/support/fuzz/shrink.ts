/** The shortest list that still fails, found by leaving out ever smaller pieces. */
export async function shrunk<T>(
  list: readonly T[],
  fails: (list: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let shortest = list;
  for (
    let piece = Math.ceil(list.length / 2);
    piece >= 1;
    piece = piece === 1 ? 0 : Math.ceil(piece / 2)
  ) {
    for (let at = 0; at < shortest.length;) {
      const without = [...shortest.slice(0, at), ...shortest.slice(at + piece)];
      if (await fails(without)) shortest = without;
      else at += piece;
    }
  }
  return shortest;
}
