import type { Command } from 'commander';
import { packagedYear, readCalendarList } from '../../plans/calendarFile.ts';
import { lastListedDate } from '../../plans/calendarFreeze.ts';
import { answerOf, type Api } from '../apiClient.ts';
import { bulkLines, tellRefused } from '../bulk.ts';
import type { Context } from '../context.ts';
import { cliError, type ExitCode } from '../errors.ts';
import { readText } from '../files.ts';
import { planNamed } from '../names.ts';
import { errorsIn, tellProblems } from '../planFiles.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly plan?: string;
  readonly fromPackage?: boolean;
  readonly dryRun?: boolean;
}

export function addCalendarPublish(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'publish [file]', '发布某年放假安排：重新核定暂定日期，并告知受影响的人（限管理员）', 'publish the days off of a year: provisional dates are computed anew and those concerned are told (administrators)')
    .option('--plan <plan>', say('方案编号；只有一个方案时可省略', 'the plan; may be left out while there is only one'))
    .option('--from-package', say('不用文件，发布本版本程序已知而方案还没有的年份', 'no file: whatever years this version knows beyond the plan'))
    .option('--dry-run', say('只说明哪些日期将变动，不作改动', 'only say which dates would move'));
  shell.does<Options>(command, async (context, { plan, fromPackage = false, dryRun = false }, file = '') => {
    if (fromPackage === (file !== '')) throw cliError('onlyOneOf', { names: context.say('文件、--from-package', 'FILE, --from-package') });
    const own = fromPackage ? undefined : await listIn(context, file);
    const api = await context.signedIn();
    const path = { plan: await planNamed(api, plan) };
    const lists = own ? [own] : await packagedLists(api, path.plan);
    if (lists.length === 0) context.talk('程序内置的放假安排没有更新的年份。', 'This version knows no later year.');
    let code: ExitCode | undefined;
    const outcomes: Outcome[] = [];
    for (const list of lists) {
      const outcome = await post(api, path.plan, list, dryRun);
      outcomes.push(outcome);
      code = tellRefused(context, outcome) ?? code;
    }
    context.result(outcomes, () => outcomes.flatMap((outcome) => linesOf(context, outcome)));
    return code;
  });
}

interface ListGiven {
  readonly listText: string;
  readonly listName: string;
}

/** What is wrong with the file is told before anybody is asked. */
async function listIn(context: Context, file: string): Promise<ListGiven> {
  const listText = await readText(file);
  const read = readCalendarList({ text: listText, name: file });
  if ('list' in read) return { listText, listName: file };
  tellProblems(context, read.problems);
  throw cliError('fileHasErrors', { file, count: String(errorsIn(read.problems)) });
}

async function packagedLists(api: Api, plan: string): Promise<ListGiven[]> {
  const { officialThrough } = await answerOf(api.GET('/api/plans/{plan}', { params: { path: { plan } } }));
  const [known, listed] = [officialThrough, lastListedDate()].map((date) => Number(date.slice(0, 4)));
  const years = Array.from({ length: Math.max(0, (listed ?? 0) - (known ?? 0)) }, (_, index) => (known ?? 0) + index + 1);
  return years.map((year) => ({ listText: JSON.stringify(packagedYear(year)), listName: `chinese-days ${String(year)}` }));
}

type Outcome = Awaited<ReturnType<typeof post>>;
function post(api: Api, plan: string, list: ListGiven, isDryRun: boolean) {
  return answerOf(api.POST('/api/plans/{plan}/calendar', { params: { path: { plan } }, body: { ...list, isDryRun } }));
}

function linesOf(context: Context, outcome: Outcome): string[] {
  const { say, language, marks } = context;
  const { year, officialThrough, moved, provisional, published } = outcome;
  const rows = moved.flatMap(({ ref, dates }) =>
    dates.map(({ title, from, to, posts }) => [ref, title[language], from, to, posts.map((post) => `${post.title}${post.holder ? marks.aside(post.holder.name) : ''}`).join(marks.list)]),
  );
  const heads = [say('编号', 'Ref'), say('时限', 'Date of'), say('原定', 'From'), say('改为', 'To'), say('涉及', 'Binds')];
  const left = provisional.flatMap(({ ref, dates }) => dates.map(({ title, on }) => [ref, title[language], on]));
  return [
    say(`${String(year)} 年放假安排，已公布至 ${officialThrough}`, `Days off of ${String(year)}, official through ${officialThrough}`),
    ...bulkLines(context, { zh: '采用', en: 'taken over', count: published.length }, outcome),
    ...(rows.length > 0 ? [say('变动的日期：', 'Dates that move:'), ...context.table(heads, rows)] : [say('没有日期变动。', 'No date moves.')]),
    ...(left.length > 0 ? [say('仍为暂定的日期：', 'Still provisional:'), ...context.table(heads.slice(0, 3), left)] : []),
  ];
}
