import type { CheckProblem, ProblemCode } from './check/problem.ts';
import { readPlan, type PlanTexts } from './planFile.ts';

/** What may be wrong between a policy and the people of a plan; whatever else is wrong with the plan is for `plan check`. */
const BETWEEN: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  ...(['roleUnfilled', 'chainEmpty', 'postUnheld', 'administratorMissing', 'authorityMissing'] as const),
  ...(['nobodyMayDecide', 'nobodyMayLookBack', 'principalShouldNotSubmit', 'handlerUnheld'] as const),
  ...(['immediateUndated', 'longTermUndated', 'curveUnwatched', 'behindNever'] as const),
]);

/** @returns what is wrong with a policy for use in a plan: the policy's own problems, and roles that nobody holds or may not fill. */
export function checkPolicyForPlan(texts: PlanTexts): readonly CheckProblem[] {
  const reading = readPlan(texts);
  const problems = 'problems' in reading ? reading.problems : reading.warnings;
  const isPlanUnreadable = problems.some(({ file, code }) => file === texts.planName && UNREADABLE.has(code));
  return problems.filter(({ file, code }) => file === texts.policyName || BETWEEN.has(code) || (isPlanUnreadable && file === texts.planName));
}

const UNREADABLE: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['fileTooLarge', 'fileEmpty', 'notYaml', 'tooDeep', 'unknownAlias', 'aliasLoop', 'aliasesTooMany']);
