import type { Command } from 'commander';
import { LIGHT_WORDS, ROLL_UP_WORDS } from '../../domain/words.ts';
import { answerOf, type Schemas } from '../apiClient.ts';
import type { Context } from '../context.ts';
import { planNamed } from '../names.ts';
import type { Shell } from '../shell.ts';

type Problem = Schemas['ProblemRollUp'];
type RolledUp = Omit<Problem, 'no' | 'title' | 'issues'>;

export function addPlanProblems(parent: Command, shell: Shell): void {
  const command = shell.command(parent, 'problems [plan]', '反馈问题、具体问题的整改状态（由措施汇总）', 'problems and issues, rolled up from their measures');
  shell.does(command, async (context, _options, asked) => {
    const api = await context.signedIn();
    const answer = await answerOf(api.GET('/api/plans/{plan}/problems', { params: { path: { plan: await planNamed(api, asked) } } }));
    const heads = [['序号', 'No.'], ['状态', 'State'], ['已销号', 'Closed'], ['逾期', 'Overdue'], ['亮灯', 'Light'], ['问题', 'Problem']] as const;
    const rows = answer.problems.flatMap((problem) => [row(context, problem.no, problem.title, problem), ...problem.issues.map((issue) => row(context, '', `└ ${issue.issue}`, issue))]);
    context.result(answer, () => [...context.table(heads.map(([zh, en]) => context.say(zh, en)), rows), ...answer.problems.flatMap((problem) => reopenings(context, problem))]);
    return undefined;
  });
}

function row({ language }: Context, no: string, title: string, { status, closed, measures, withdrawn, overdue, light }: RolledUp): string[] {
  return [no, ROLL_UP_WORDS[status][language], `${String(closed)}/${String(measures - withdrawn)}`, String(overdue), LIGHT_WORDS[light][language], title];
}

/** What was closed and is not any more must be seen without looking for it. */
function reopenings({ say, marks }: Context, { no, reopened, relapsed }: Problem): string[] {
  const lines = reopened ? [say(`问题 ${no} 曾全部销号，${reopened.at.slice(0, 10)} 因 ${reopened.measures.join('、')} 重新打开`, `Problem ${no} was closed, and has been open again since ${reopened.at.slice(0, 10)} because of ${reopened.measures.join(', ')}`)] : [];
  const others = relapsed.filter(({ ref }) => !reopened?.measures.includes(ref));
  return [...lines, ...(others.length > 0 ? [say(`问题 ${no} 有反弹措施：`, `Problem ${no} has relapsed measures: `) + others.map(({ ref, at }) => ref + marks.aside(at.slice(0, 10))).join(marks.list)] : [])];
}
