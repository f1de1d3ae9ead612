import { dirname, join } from 'node:path';
import { formatProblem, type CheckProblem } from '../plans/check/problem.ts';
import { openPlan, type CheckedPlan, type OpenedPlan, type PlanReading, type PlanTexts } from '../plans/planFile.ts';
import type { Context } from './context.ts';
import { CliError, cliError } from './errors.ts';
import { readText } from './files.ts';

/** The texts of a plan and of its policy, with the plan opened. */
export interface PlanFiles {
  readonly texts: PlanTexts;
  readonly opened: OpenedPlan;
}

/** Reads a plan and the policy it names; `policy` names another one. @throws CliError when either cannot be read */
export async function openPlanFiles(context: Context, file: string, policy: string | undefined): Promise<PlanFiles> {
  const planText = await readText(file);
  const opened = openPlan(planText, file);
  const policyName = policy ?? (opened.policyPath === undefined ? undefined : join(dirname(file), opened.policyPath));
  if (policyName === undefined) throw withoutPolicy(context, file, opened);
  return { opened, texts: { planText, planName: file, policyText: await readPolicyText(context, file, opened, policyName), policyName } };
}

/** Reads and checks a plan with its policy. @throws CliError when either cannot be read */
export async function readPlanFiles(context: Context, file: string, policy: string | undefined): Promise<PlanReading> {
  return checkFiles(await openPlanFiles(context, file, policy));
}

function checkFiles({ opened, texts }: PlanFiles): PlanReading {
  return opened.check({ text: texts.policyText, name: texts.policyName });
}

/** A policy that cannot be read keeps no error of the plan itself from being told. */
async function readPolicyText(context: Context, file: string, opened: OpenedPlan, policyName: string): Promise<string> {
  try {
    return await readText(policyName);
  } catch (error) {
    const problems = ownProblems(file, opened);
    if (errorsIn(problems) > 0) tellProblems(context, problems);
    throw error;
  }
}

/** A plan may fail to name its policy because it cannot be read at all; then that is what to say. */
function withoutPolicy(context: Context, file: string, opened: OpenedPlan): Error {
  const problems = ownProblems(file, opened);
  tellProblems(context, problems);
  return errorsIn(problems) > 0 ? cliError('fileHasErrors', { file, count: String(errorsIn(problems)) }) : cliError('policyMissing', { file });
}

/** @returns what is wrong with a plan file as far as that can be told without its policy. */
function ownProblems(file: string, opened: OpenedPlan): readonly CheckProblem[] {
  const reading = opened.check({ text: '', name: '' });
  return 'problems' in reading ? reading.problems.filter((problem) => problem.file === file) : [];
}

/**
 * Reads and checks a plan that is to be handed in or started; what its author may want to look at is told beside the result.
 *
 * @throws CliError `fileHasErrors` when it cannot be
 */
export async function checkedPlanFile(context: Context, file: string, policy: string | undefined): Promise<{ plan: CheckedPlan; texts: PlanTexts }> {
  const files = await openPlanFiles(context, file, policy);
  const reading = checkFiles(files);
  const problems = 'problems' in reading ? reading.problems : reading.warnings;
  tellProblems(context, problems);
  if ('plan' in reading) return { plan: reading.plan, texts: files.texts };
  throw withProblems(cliError('fileHasErrors', { file, count: String(errorsIn(problems)) }), context, problems);
}

/** On a terminal the problems have been told already; the one JSON document has to hold them. */
function withProblems(error: CliError, context: Context, problems: readonly CheckProblem[]): CliError {
  if (!context.isJson) return error;
  return new CliError(error.code, error.exitCode, error.text, problems.map(({ file, line, zh, en }) => ({ zh: `${file}:${line} ${zh}`, en: `${file}:${line} ${en}` })));
}

/** Prints what a check found, on stderr: it is talk about the files, not a result. */
export function tellProblems(context: Context, problems: readonly CheckProblem[]): void {
  for (const problem of problems) context.talk(formatProblem(problem, 'zh'), formatProblem(problem, 'en'));
}

export function errorsIn(problems: readonly CheckProblem[]): number {
  return problems.filter(({ severity }) => severity === 'error').length;
}
