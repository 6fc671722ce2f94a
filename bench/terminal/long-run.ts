import { aBook, aStep } from '../../test/support/a-runbook.ts';
import { aRecord, aState, fakeRun, NOW, type FakeRun } from '../../test/support/fake-run.ts';
import { said } from '../../test/support/demo-book.ts';
import { TARGET } from '../../test/support/demo-run.ts';

const A_SECTION = 100;

/** A run of so many steps, each with a state of its own kind: a third passed, some at work, the rest blocked. */
export function longRun(count: number): FakeRun {
  const steps = Array.from({ length: count }, (_, index) => {
    const inSection = index % A_SECTION;
    const section = Math.floor(index / A_SECTION);
    return aStep(`step-${index}`, {
      section: `section-${section}`,
      ref: `${section + 1}.${inSection + 1}`,
      title: said(`Deploy service ${index}`, `部署服务 ${index}`),
      needs: index < count / 3 || index % 7 === 0 ? [] : [`step-${index - 1}`],
    });
  });
  const records = steps.map((step, index) => [
    step.id,
    index < count / 3
      ? aRecord({ state: { is: 'passed', how: 'acted' }, startedAt: NOW, finishedAt: NOW })
      : aRecord(),
  ]);
  const book = aBook(steps);
  return fakeRun(
    book,
    aState({
      target: TARGET,
      goes: book.runbook.sections.map(({ id }) => id),
      steps: Object.fromEntries(records),
    }),
  );
}
