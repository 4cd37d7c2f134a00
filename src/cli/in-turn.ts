/**
 * Takes steps one after the other, each whatever became of those before it. Rejects with the first
 * problem: what goes wrong behind it follows from it, or matters less.
 */
export async function inTurn(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  const problems: unknown[] = [];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      problems.push(error);
    }
  }
  if (problems.length > 0) throw problems[0];
}
