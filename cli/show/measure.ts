import { CLASS_WORDS, LIGHT_WORDS, PHASE_WORDS, STATUS_WORDS } from '../../domain/words.ts';
import type { Measure } from '../acts.ts';
import type { Schemas } from '../apiClient.ts';
import type { Context } from '../context.ts';
import { daysBetween, minutesOf } from '../dates.ts';
import { table } from '../table.ts';
import { cut } from '../width.ts';
import { closureLines, pastCycleLines } from './closure.ts';
import { documentLines, limitText } from './documents.ts';
import { commentLines, extensionLines, interviewLines, partLines, periodicLines, substituteLines, targetLines } from './duties.ts';
import { timelineOf } from './timeline.ts';

/** The words of a measure fill pages in some plans; two or three lines say which one it is. */
const DETAIL_CELLS = 240;

/** @returns a measure as a page of text. */
export function measureLines(context: Context, measure: Measure, isFull: boolean): string[] {
  const { say, label, language, marks } = context;
  const state = [PHASE_WORDS[measure.phase][language], say(`第 ${measure.cycle} 轮`, `cycle ${measure.cycle}`), CLASS_WORDS[measure.class][language], LIGHT_WORDS[measure.light][language]];
  const stale = measure.isFromStore ? marks.aside(say('流程引擎没有响应，此后的办理可能未显示', 'the engine does not answer; later acts may be missing')) : '';
  return [
    `${measure.ref}  ${measure.title}`,
    `${measure.planTitle}${marks.aside(measure.planId)} · ${label(`问题 ${measure.problem.no}`, `problem ${measure.problem.no}`)}${measure.problem.title}`,
    isFull ? measure.detail : cut(measure.detail.replace(/\s+/g, ' '), DETAIL_CELLS),
    '',
    `${label('现状', 'State')}${state.join(' · ')}`,
    `${label('截至', 'As of')}${minutesOf(measure.asOf)}${stale}`,
    ...section(say('时限', 'Milestones'), milestones(context, measure)),
    ...section(say('暂停', 'Suspension'), suspension(context, measure)),
    ...section(say('现等待', 'Awaited now'), awaited(context, measure)),
    ...section(say('量化目标', 'Targets'), targetLines(context, measure)),
    ...section(say('参与单位', 'Participating units'), partLines(context, measure)),
    ...section(say('定期报告', 'Periodic reports'), periodicLines(context, measure)),
    ...section(say('延期', 'Extensions'), extensionLines(context, measure)),
    ...section(say('约谈', 'Interviews'), interviewLines(context, measure)),
    ...section(say('文书', 'Documents'), measure.documents.flatMap((paper) => documentLines(context, paper).map((line) => `  ${line}`))),
    ...section(say('销号', 'Closure'), closureLines(context, measure)),
    ...section(say('代理', 'Substitutes'), substituteLines(context, measure)),
    ...section(say('留言', 'Comments'), commentLines(context, measure)),
    ...section(say('以往轮次', 'Earlier cycles'), pastCycleLines(context, measure)),
    ...section(say('时间线（● 已发生  ▶ 现在  ◆ 时限  ○ 届时自动发生）', 'Line of time (● was  ▶ now  ◆ date  ○ will come by itself)'), timelineOf(context, measure)),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function milestones(context: Context, measure: Measure): string[] {
  const { say, language, marks } = context;
  const rows = measure.milestones.map((milestone) => {
    const { id, title, dueOn, plannedOn, originalOn, slips, isProvisional, status, light, verdict } = milestone;
    const first = originalOn ?? plannedOn;
    const extended = slips > 0 ? say(`，延期 ${slips} 次`, `, extended ${slips}x`) : '';
    const moved = first === dueOn ? '' : marks.aside(say(`原定 ${first}${extended}`, `first ${first}${extended}`));
    const judged = verdict === undefined ? STATUS_WORDS[status][language] : { onTime: say('按期完成', 'on time'), late: say('逾期已补', 'caught up late') }[verdict];
    return [id, title[language], `${dueOn}${isProvisional ? say('（暂定）', ' (prov.)') : ''}${moved}`, judged, LIGHT_WORDS[light][language], progress(context, measure, milestone)];
  });
  const heads = [say('编号', 'Id'), say('节点', 'Milestone'), say('时限', 'Due'), say('状态', 'Status'), say('亮灯', 'Light'), ''];
  return table(heads, rows).map((line) => `  ${line}`);
}

/** @returns how a milestone stands: submitted when, or how long is left, and how often it came back. */
function progress({ say, marks }: Context, measure: Measure, { status, submission, dueOn, isOverdue, returns }: Measure['milestones'][number]): string {
  const days = daysBetween(measure.asOf, dueOn);
  const isPressing = status === 'open' && measure.phase !== 'withdrawn';
  const left = isOverdue ? say(`已逾期 ${-days} 天`, `${-days} days overdue`) : say(`还有 ${days} 天`, `${days} days left`);
  const parts = [
    ...(submission ? [say(`${minutesOf(submission.at)} 提交`, `submitted ${minutesOf(submission.at)}`)] : isPressing ? [left] : []),
    ...(returns > 0 ? [say(`退回 ${returns} 次`, `returned ${returns}x`)] : []),
  ];
  return parts.join(marks.comma);
}

function suspension({ say, label, language, marks }: Context, { suspension: standing }: Measure): string[] {
  if (!standing) return [];
  const { by, until, basis, reason, resumesTo } = standing;
  const then = say(`届满恢复为“${PHASE_WORDS[resumesTo].zh}”`, `then ${PHASE_WORDS[resumesTo][language]}`);
  return [`  ${minutesOf(by.at)} ${label(by.person.name, by.person.name)}${reason}${marks.semicolon}${basis}${marks.semicolon}${say(`最迟至 ${until}`, `until ${until} at the latest`)}${marks.comma}${then}`];
}

function awaited({ say, label, language, marks }: Context, measure: Measure): string[] {
  return measure.timeline.awaited.map(({ text, posts, since, limit }) => {
    const who = posts.map((post) => holders(say, post) + marks.aside(post.title)).join(marks.list);
    const until = limit ? [`${say('期限', 'until')} ${limitText(say, limit)}`] : [];
    return `  ${label(text[language], text[language])}${[who, `${say('自', 'since')} ${since.slice(0, 10)}`, ...until].join(marks.comma)}`;
  });
}

function holders(say: Context['say'], { holder, substitutes = [] }: Schemas['Post']): string {
  const names = [...(holder ? [holder.name] : []), ...substitutes.map(({ name }) => say(`代理 ${name}`, `substitute ${name}`))];
  return names.join('/') || say('无人任职', 'vacant');
}
