import { epochDay, workingDaysBetween } from '../../domain/calendar.ts';
import type { IssuedDocument } from '../../domain/dossier.ts';
import type { Milestone } from '../../domain/measure.ts';
import { allDocuments, receiptsMissingFor } from '../../domain/papers.ts';
import type { Rule, Trigger } from '../../domain/policy.ts';
import type { Language } from '../../domain/refusals.ts';
import { receiptLimit } from '../../domain/receipts.ts';
import { receiptsMissing } from '../../domain/rungs.ts';
import { valueOf } from '../../domain/targets.ts';
import { clockOf, dueOn } from '../../domain/timing.ts';
import { milestoneTitle, periodTitle } from '../../domain/words.ts';
import { dateInWords } from '../dateWords.ts';
import type { Issue } from './asIssued.ts';
import { lastDay } from './dates.ts';
import { actorName, addressees, postsWithHolders } from './names.ts';

/** What a reason is told from. */
interface Case extends Issue {
  readonly paper: IssuedDocument;
  readonly language: Language;
}

/** @returns why the paper was issued, in one or two sentences, by what was so then. */
export function reasonFor(told: Case, rule: Rule | undefined): string {
  const { event, state, language } = told;
  const again = event.count > 1 ? { zh: `本级督办系第${event.count}次发出。`, en: ` This is issue number ${event.count} of this rung.` }[language] : '';
  if (event.by) {
    const post = state.definition.directory.posts[event.by.post]?.title ?? event.by.post;
    return { zh: `经${post}${actorName(state.definition, event.by, language)}决定，对上述整改措施予以督办。`, en: `Issued by decision of ${actorName(state.definition, event.by, language)}, ${post}.` }[language];
  }
  return (rule ? byTrigger(told, rule.when) : '') + again;
}

function byTrigger(told: Case, when: Trigger): string {
  const say = (zh: string, en: string) => ({ zh, en })[told.language];
  switch (when.on) {
    case 'registered':
      return say('上述整改措施已列入整改方案，现予交办。', 'The measure above is part of the plan and is hereby assigned.');
    case 'before':
      return upcoming(told);
    case 'after':
      return overdue(told);
    case 'returned':
      return returned(told);
    case 'notAcknowledged':
      return when.of === 'assignment' ? assignment(told) : earlier(told, 'acknowledgeBy');
    case 'notAnswered':
      return earlier(told, 'answerBy');
    case 'lapsed':
      return earlier(told, 'rectifyBy') + overdue(told);
    case 'relapsed':
      return relapsed(told);
    case 'behind':
      return behind(told);
    case 'reportMissed':
      return reportMissed(told, when.of);
    case 'extensionRefused':
      return refused(told);
    case 'byHand':
      return '';
  }
}

function milestoneOf({ state, paper }: Case): Milestone | undefined {
  return state.milestones.find(({ id }) => id === paper.milestoneId);
}

function upcoming(told: Case): string {
  const { state, paper, language } = told;
  const milestone = milestoneOf(told);
  if (!milestone) return '';
  const on = dueOn(clockOf(state.definition), milestone);
  const days = epochDay(on) - epochDay(paper.datedOn);
  const [title, date] = [milestoneTitle(milestone, language), dateInWords(on, language)];
  return { zh: `“${title}”时限为${date}，距今${days}天，目前尚未提交验收。`, en: `The date of "${title}" is ${date}, ${days} ${days === 1 ? 'day' : 'days'} from now; it has not been submitted yet.` }[language];
}

function overdue(told: Case): string {
  const { state, paper, language } = told;
  const milestone = milestoneOf(told);
  if (!milestone) return '';
  const { calendar } = state.definition;
  const on = dueOn(clockOf(state.definition), milestone);
  const [days, working] = [epochDay(paper.datedOn) - epochDay(on), workingDaysBetween(calendar, on, paper.datedOn)];
  const [title, date, today] = [milestoneTitle(milestone, language), dateInWords(on, language), dateInWords(paper.datedOn, language)];
  if (days <= 0) return { zh: `“${title}”时限为${date}，截至${today}尚未提交验收。`, en: `The date of "${title}" is ${date}; as of ${today} it has not been submitted.` }[language];
  return { zh: `“${title}”时限为${date}，截至${today}仍未提交验收，已逾期${days}天（${working}个工作日）。`, en: `The date of "${title}" was ${date}. As of ${today} it has not been submitted: it is ${days} ${days === 1 ? 'day' : 'days'} late (${working} working ${working === 1 ? 'day' : 'days'}).` }[language];
}

function returned(told: Case): string {
  const { events, paper, language } = told;
  const milestone = milestoneOf(told);
  const last = events.findLast((event) => event.type === 'returned' && event.chain === 'acceptance' && paper.milestoneId !== undefined && event.milestones.includes(paper.milestoneId));
  if (!milestone || last?.type !== 'returned') return '';
  const title = milestoneTitle(milestone, language);
  return { zh: `“${title}”提交后未通过验收，系本轮第${milestone.returns}次退回。退回意见：${last.reason}`, en: `"${title}" was submitted and returned, for the ${ordinal(milestone.returns)} time in this cycle. Reason given: ${last.reason}` }[language];
}

function ordinal(number: number): string {
  return ['first', 'second', 'third'][number - 1] ?? `${number}th`;
}

function assignment({ state, language, event }: Case): string {
  const day = lastDay(state.definition.calendar, receiptLimit(state).by, language);
  const posts = postsWithHolders(state.definition, receiptsMissing(state), event.at, language);
  return { zh: `整改任务应于${day}前签收，至今尚未签收：${posts}。`, en: `The assignment was to be acknowledged by ${day}; still missing: ${posts}.` }[language];
}

/** The limits of an earlier paper, which has passed. */
function earlier({ state, event, paper, language }: Case, limit: 'acknowledgeBy' | 'answerBy' | 'rectifyBy'): string {
  const before = allDocuments(state).find(({ id, cycle }) => cycle === paper.cycle && event.occurrence.endsWith(`|${id}`));
  const by = before?.[limit];
  if (!before || by === undefined) return '';
  const day = lastDay(state.definition.calendar, by, language);
  const name = nameOf(before, language);
  const missing = limit === 'acknowledgeBy' ? addressees(state.definition, receiptsMissingFor(before), language) : '';
  return {
    acknowledgeBy: { zh: `${name}应于${day}前签收，至今尚未签收：${missing}。`, en: `${name} was to be acknowledged by ${day}; still missing: ${missing}. ` },
    answerBy: { zh: `${name}应于${day}前书面回复，至今尚未回复。`, en: `${name} was to be answered by ${day}; no answer has come. ` },
    rectifyBy: { zh: `${name}所定整改期限${day}已过，仍未整改到位。`, en: `The limit that ${name} set, ${day}, has passed and the matter is not put right. ` },
  }[limit][language];
}

/** A restricted paper is not named in one that others may read. */
function nameOf({ name, number, isRestricted }: IssuedDocument, language: Language): string {
  if (isRestricted === true) return { zh: '前次文书', en: 'the paper before' }[language];
  return { zh: `《${name}》${number === undefined ? '' : `（${number}）`}`, en: `"${name}"${number === undefined ? '' : ` (${number})`}` }[language];
}

function relapsed({ state, language }: Case): string {
  const reason = state.pastCycles.at(-1)?.relapse.reason ?? '';
  return { zh: `上述整改措施销号后问题反弹，已转入第${state.cycle}轮整改。认定意见：${reason}`, en: `The problem has come back after closure; cycle ${state.cycle} has begun. Finding: ${reason}` }[language];
}

function behind({ state, event, language }: Case): string {
  const [, id = '', on = ''] = /\|(.*)@(\d{4}-\d{2}-\d{2})$/.exec(event.occurrence) ?? [];
  const target = state.definition.targets?.find((candidate) => candidate.id === id);
  const point = target?.curve?.find((candidate) => candidate.on === on);
  if (!target || !point) return '';
  const [value, date] = [valueOf(state, target), dateInWords(on, language)];
  return { zh: `量化目标“${target.title}”应于${date}达到${point.value}${target.unit}，目前为${value}${target.unit}，进度滞后。`, en: `Target "${target.title}" was to reach ${point.value} ${target.unit} by ${date}; it stands at ${value} ${target.unit}.` }[language];
}

function reportMissed({ state, event, language }: Case, duty: string): string {
  const period = event.occurrence.slice(event.occurrence.lastIndexOf('@') + 1);
  const title = state.definition.policy.periodic?.find(({ id }) => id === duty)?.title ?? duty;
  return { zh: `${periodTitle(period, language)}“${title}”未按期报送。`, en: `"${title}" of ${periodTitle(period, language)} was not handed in by its date.` }[language];
}

function refused({ state, event, language }: Case): string {
  const extension = state.extensions.find(({ id }) => event.occurrence.endsWith(`|${id}`));
  if (!extension) return '';
  const [from, to] = [dateInWords(extension.from, language), dateInWords(extension.to, language)];
  return { zh: `由${from}延期至${to}的申请未获批准，原时限不变。不予延期的理由：${extension.refusal?.reason ?? ''}`, en: `The request to move the date from ${from} to ${to} was refused; the date stands. Reason given: ${extension.refusal?.reason ?? ''}` }[language];
}
