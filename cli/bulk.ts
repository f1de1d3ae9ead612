import type { Schemas } from './apiClient.ts';
import type { Context } from './context.ts';
import { CLI_ERRORS, type ExitCode } from './errors.ts';
import { table } from './table.ts';

type Text = Schemas['Text'];

/** What an act on many measures came to, as far as it is the same for all such acts. */
interface Outcome {
  readonly isDryRun: boolean;
  readonly unchanged: readonly string[];
  readonly ended: readonly string[];
  readonly refused: readonly { readonly id: string; readonly text: Text }[];
}

/** @returns the line that says a dry run is one, and the counts of what was left alone. */
export function bulkLines(context: Context, done: { readonly zh: string; readonly en: string; readonly count: number }, { isDryRun, unchanged, ended, refused }: Outcome): string[] {
  const { say, label } = context;
  const counts = [
    [say(isDryRun ? `将${done.zh}` : `已${done.zh}`, isDryRun ? `would be ${done.en}` : done.en), done.count],
    [say('无变化', 'unchanged'), unchanged.length],
    [say('已归档或撤销，未动', 'archived or withdrawn, left alone'), ended.length],
    [say(isDryRun ? '将被拒绝' : '被拒绝', isDryRun ? 'would be refused' : 'refused'), refused.length],
  ] as const;
  return [
    ...(isDryRun ? [say('【预演，未作任何改动】', '[dry run, nothing was changed]')] : []),
    ...counts.filter(([, count]) => count > 0).map(([word, count]) => `  ${label(word, word)}${String(count)}`),
  ];
}

/** Says one by one what was refused, beside the result. @returns the exit code. */
export function tellRefused(context: Context, { refused, isDryRun }: Outcome): ExitCode | undefined {
  if (refused.length === 0) return undefined;
  for (const { id, text } of refused) context.talk(`${id}：${text.zh}`, `${id}: ${text.en}`);
  if (!isDryRun) context.talk(CLI_ERRORS.someRefused.zh.replace('{count}', String(refused.length)), CLI_ERRORS.someRefused.en.replace('{count}', String(refused.length)));
  return 1;
}

interface MeasureWithDuties {
  readonly ref: string;
  readonly title: string;
  readonly duties: readonly { readonly text: Text; readonly lastOn?: string | undefined; readonly isOverdue: boolean }[];
}

/** @returns the list of what is open at a post, for both sides to print and to sign. */
export function dutyLines({ say, language, io }: Context, duties: readonly MeasureWithDuties[]): string[] {
  if (duties.length === 0) return [say('没有在办事项。', 'Nothing is open.')];
  const rows = duties.flatMap(({ ref, title, duties: owed }) => owed.map(({ text, lastOn, isOverdue }) => [ref, text[language], `${lastOn ?? '—'}${isOverdue ? say(' 逾期', ' overdue') : ''}`, title]));
  return table([say('编号', 'Ref'), say('在办事项', 'Open'), say('期限', 'Until'), say('整改措施', 'Measure')], rows, io.columns);
}
