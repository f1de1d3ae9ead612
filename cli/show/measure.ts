import { CLASS_WORDS, LIGHT_WORDS, PHASE_WORDS, STATUS_WORDS } from '../../domain/words.ts';
import type { Schemas } from '../apiClient.ts';
import type { Measure } from '../acts.ts';
import type { Context } from '../context.ts';
import { daysBetween, minutesOf } from '../dates.ts';
import { table } from '../table.ts';
import { timelineOf } from './timeline.ts';

/** @returns a measure as a page of text. */
export function measureLines(context: Context, measure: Measure): string[] {
  const { say, language } = context;
  const cycle = say(`第 ${measure.cycle} 轮`, `cycle ${measure.cycle}`);
  return [
    `${measure.ref}  ${measure.title}`,
    `${measure.planTitle}（${measure.planId}） · ${say('问题', 'problem')} ${measure.problem.no}：${measure.problem.title}`,
    measure.detail,
    '',
    `${say('现状', 'State')}: ${PHASE_WORDS[measure.phase][language]} · ${cycle} · ${CLASS_WORDS[measure.class][language]} · ${LIGHT_WORDS[measure.light][language]}`,
    `${say('截至', 'As of')}: ${minutesOf(measure.asOf)}${measure.isFromStore ? say('（流程引擎没有响应，此后的办理可能未显示）', ' (the engine does not answer; later acts may be missing)') : ''}`,
    ...section(say('时限', 'Milestones'), milestones(context, measure)),
    ...section(say('现等待', 'Awaited now'), awaited(context, measure)),
    ...section(say('文书', 'Documents'), measure.documents.flatMap((paper) => documentLines(context, paper).map((line) => `  ${line}`))),
    ...section(say('销号', 'Closure'), closure(context, measure)),
    ...section(say('以往轮次', 'Earlier cycles'), pastCycles(context, measure)),
    ...section(say('时间线（● 已发生  ▶ 现在  ◆ 时限  ○ 届时自动发生）', 'Line of time (● was  ▶ now  ◆ date  ○ will come by itself)'), timelineOf(context, measure)),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function milestones({ say, language }: Context, measure: Measure): string[] {
  const rows = measure.milestones.map((milestone) => {
    const { title, dueOn, plannedOn, isProvisional, status, light, isOverdue, verdict, submission, returns } = milestone;
    const days = daysBetween(measure.asOf, dueOn);
    const left = status !== 'open' || measure.phase === 'withdrawn' ? '' : isOverdue ? say(`已逾期 ${-days} 天`, `${-days} days overdue`) : say(`还有 ${days} 天`, `${days} days left`);
    const met = submission ? say(`${minutesOf(submission.at)} 提交`, `submitted ${minutesOf(submission.at)}`) : left;
    const moved = plannedOn === dueOn ? '' : say(`（原定 ${plannedOn}）`, ` (printed ${plannedOn})`);
    const judged = verdict === undefined ? STATUS_WORDS[status][language] : { onTime: say('按期完成', 'on time'), late: say('逾期已补', 'caught up late') }[verdict];
    return [milestone.id, title[language], `${dueOn}${isProvisional ? say('（暂定）', ' (prov.)') : ''}${moved}`, judged, LIGHT_WORDS[light][language], `${met}${returns > 0 ? say(`，退回 ${returns} 次`, `, returned ${returns}x`) : ''}`];
  });
  const heads = [say('编号', 'Id'), say('节点', 'Milestone'), say('时限', 'Due'), say('状态', 'Status'), say('亮灯', 'Light'), ''];
  return table(heads, rows).map((line) => `  ${line}`);
}

function awaited({ say, language }: Context, measure: Measure): string[] {
  return measure.timeline.awaited.map(({ text, posts, since, limit }) => {
    const who = posts.map(({ title, holder }) => `${holder?.name ?? say('无人任职', 'vacant')}（${title}）`).join('、');
    return `  ${text[language]}: ${who}，${say('自', 'since')} ${since.slice(0, 10)}${limit ? `，${say('期限', 'until')} ${limitText(say, limit)}` : ''}`;
  });
}

function limitText(say: Context['say'], { lastDay, isLapsed, isProvisional }: Schemas['Limit']): string {
  return `${lastDay}${isProvisional ? say('（暂定）', ' (provisional)') : ''}${isLapsed ? say(' 已超期', ' LAPSED') : ''}`;
}

/** @returns a paper with its number, recipients, receipts, limits and reply. */
export function documentLines({ say }: Context, paper: Schemas['Document']): string[] {
  const recipients = paper.to.map(({ post, receipt }) => `${post.title}（${post.holder?.name ?? say('无人任职', 'vacant')}，${receipt ? say(`${minutesOf(receipt.at)} 签收`, `received ${minutesOf(receipt.at)}`) : say('未签收', 'not received')}）`);
  const limits = [
    [say('签收期限', 'acknowledge by'), paper.acknowledgeBy],
    [say('答复期限', 'answer by'), paper.answerBy],
    [say('整改期限', 'rectify by'), paper.rectifyBy],
  ] as const;
  const dated = limits.flatMap(([word, limit]) => (limit ? [`${word} ${limitText(say, limit)}`] : []));
  return [
    `${paper.number ?? say('（编号中）', '(number to come)')} 《${paper.name}》 ${paper.datedOn}  [${paper.id}]`,
    `  ${say('主送', 'To')}: ${recipients.join('、')}${paper.cc.length > 0 ? `；${say('抄送', 'cc')}: ${paper.cc.map(({ title }) => title).join('、')}` : ''}`,
    ...(dated.length > 0 ? [`  ${dated.join('；')}`] : []),
    ...(paper.answer ? [`  ${say('已回复', 'Answered')} ${minutesOf(paper.answer.by.at)} ${paper.answer.by.person.name}: ${paper.answer.text}`] : []),
  ];
}

function closure({ say }: Context, measure: Measure): string[] {
  const { signOff, closure: closed, withdrawal } = measure;
  if (withdrawal) return [`  ${say('已撤销', 'Withdrawn')} ${minutesOf(withdrawal.by.at)} ${withdrawal.by.person.name}: ${withdrawal.reason}`];
  if (signOff) {
    const given = signOff.approvals.map(({ person, at }) => `${person.name} ${minutesOf(at)}`).join('、');
    return [`  ${signOff.stepTitle}: ${say('等待', 'awaits')} ${signOff.awaited.map(({ holder, title }) => holder?.name ?? title).join('、')}${given === '' ? '' : `；${say('已同意', 'approved by')} ${given}`}`, `  ${say('事实摘要', 'Facts')}: ${signOff.factsHash}`];
  }
  if (!closed) return [];
  return [
    `  ${say('销号时间', 'Closed')}: ${minutesOf(closed.closedAt)}；${say('审批', 'approved by')}: ${closed.signOffs.map(({ person, post }) => `${person.name}（${post.title}）`).join('、')}`,
    `  ${say('事实摘要', 'Facts')}: ${closed.factsHash}`,
    ...closed.lookBacks.map(({ id, title, dueOn, isProvisional, held }) => `  ${title} [${id}] ${dueOn}${isProvisional ? say('（暂定）', ' (provisional)') : ''}: ${held ? `${say('未反弹', 'held')} ${held.by.person.name}: ${held.note}` : say('尚未进行', 'to come')}`),
  ];
}

function pastCycles({ say, language }: Context, measure: Measure): string[] {
  return measure.pastCycles.flatMap(({ cycle, closedAt, milestones: met, documents, relapse }) => [
    `  ${say(`第 ${cycle} 轮`, `cycle ${cycle}`)}: ${say('销号', 'closed')} ${closedAt.slice(0, 10)}，${met.map(({ title, dueOn, verdict }) => `${title[language]} ${dueOn} ${verdict === 'late' ? say('逾期已补', 'late') : say('按期', 'on time')}`).join('、')}，${say(`文书 ${documents.length} 份`, `${documents.length} documents`)}`,
    `    ${say('反弹', 'Relapsed')} ${minutesOf(relapse.by.at)} ${relapse.by.person.name}: ${relapse.reason}`,
  ]);
}
