import { addCount, addDays, localDateAt } from '../../domain/calendar.ts';
import type { Circular } from '../../domain/circular.ts';
import { postsOf, type Definition } from '../../domain/definition.ts';
import type { NoticeFacts, NoticeKind } from '../../domain/notices.ts';
import { rolesNamedBy } from '../../domain/policy.ts';
import type { Summary } from '../../domain/summary.ts';
import { noticeBefore, overdueAt, type Clock } from '../../domain/timing.ts';
import type { Addressee, Links } from './frame.ts';
import type { Language } from '../../domain/refusals.ts';
import type { Entry } from './single.ts';

/**
 * Notices as a plan would cause them, for whoever wants to see the wording before anything is started: its own measures, people,
 * rungs, papers and steps; only what people would write is made of the measure's own text.
 */

/** News of the plan as a whole, which names no measure. */
const OF_PLAN: readonly NoticeKind[] = ['planAwaitingApproval', 'planApproved', 'planReturned', 'planApprovalsLapsed', 'planAwaitedReminder', 'planAwaitedLapsed', 'planStarted', 'planConcluded', 'circular', 'checkpoint', 'reportReminder', 'reportLapsed', 'summary'];

export interface Sampling {
  /** The measure it is about. */
  readonly definition: Definition;
  /** All measures of the plan, for what speaks of the whole. */
  readonly all: readonly Definition[];
  readonly links: Links;
}

/** @returns a notice of the kind, on the day before the measure's first date or, where it is about lateness, ten days after. */
export function sampleEntry(kind: NoticeKind, sampling: Sampling): Entry {
  const { definition, links } = sampling;
  const { planId, planTitle, ref } = definition;
  const isOfPlan = OF_PLAN.includes(kind);
  const facts: NoticeFacts = isOfPlan ? { planTitle, ref: '', measureTitle: '', problemTitle: '', ...planFacts(kind, sampling) } : { planTitle, ref, measureTitle: definition.title, problemTitle: definition.problem.title, ...measureFacts(kind, definition) };
  const today = todayFor(kind, definition);
  const paper = facts.document && definition.policy.ladder.find(({ document }) => document?.name === facts.document?.name)?.document;
  return {
    ...{ kind, planId, facts, today, url: isOfPlan ? links.plan(planId) : links.measure(planId, ref) },
    ...(paper && { documentNumber: `${paper.series}〔${today.slice(0, 4)}〕12号` }),
    ...(kind === 'circular' && { circular: sampleCircular(sampling) }),
    ...(kind === 'summary' && { summary: sampleSummary(sampling) }),
  };
}

/** @returns whoever handles the measure, as its mails address that person. */
export function sampleAddressee({ directory, roles }: Definition, language: Language): Addressee {
  const [post = ''] = postsOf({ roles }, ['handler', 'leadUnit', 'leadOfficial']);
  return { name: holderName(directory, post), postTitles: [directory.posts[post]?.title ?? post], language };
}

function holderName(directory: Definition['directory'], post: string): string {
  const person = directory.posts[post]?.holders[0]?.person ?? '';
  return directory.people[person]?.name ?? person;
}

function firstDate({ milestones, calendar }: Definition): string {
  return milestones.map(({ dueOn }) => dueOn).sort()[0] ?? localDateAt(calendar, 0);
}

function todayFor(kind: NoticeKind, definition: Definition): string {
  return addDays(firstDate(definition), kind === 'documentIssued' || kind.endsWith('Lapsed') ? 10 : -1);
}

function measureFacts(kind: NoticeKind, definition: Definition): Partial<NoticeFacts> {
  const { policy, directory, calendar, milestones } = definition;
  const title = (post: string) => directory.posts[post]?.title ?? post;
  const [by = ''] = postsOf(definition, ['acceptor', 'leadOfficial', 'administrator']);
  const holder = holderName(directory, by);
  const today = todayFor(kind, definition);
  const later = (n: number) => addCount(calendar, today, { n, unit: 'working' });
  const rung = policy.ladder.find(({ document, when }) => (kind === 'rungReached' ? when.on === 'before' : document !== undefined)) ?? policy.ladder[0];
  const paper = policy.ladder.find(({ document }) => document)?.document;
  const dated = milestones.map(({ id, kind: of, title: own, dueOn }) => ({ id, kind: of, ...(own !== undefined && { title: own }), dueOn }));
  const shown: Partial<NoticeFacts> = { milestones: dated, by: { name: holder, postTitle: title(by) }, text: definition.detail };
  const step = policy.acceptance[0]?.title;
  switch (kind) {
    case 'assigned':
      return { milestones: dated, class: definition.class };
    case 'amended':
      return { milestones: dated, changes: ['title', 'milestones', 'roles'] };
    case 'rungReached':
      return { milestones: dated.slice(0, 1), ...(rung && { ruleTitle: rung.title }) };
    case 'documentIssued':
    case 'reasonAccepted':
      return { ...shown, milestones: dated.slice(0, 1), ...(rung && { ruleTitle: rung.title }), ...(paper && { document: { id: 'sample', name: paper.name, acknowledgeBy: later(2), answerBy: later(5), rectifyBy: later(10), isCopy: false } }) };
    case 'awaitingAcceptance':
      return { milestones: dated, ...(step !== undefined && { stepTitle: step }), partsMissing: postsOf(definition, ['participants']).map(title) };
    case 'awaitingSignOff':
      return { milestones: dated, stepTitle: policy.signOff[0]?.title ?? '' };
    case 'awaitedReminder':
    case 'awaitedLapsed':
      return { milestones: dated, ...(step !== undefined && { stepTitle: step }), awaited: postsOf(definition, policy.acceptance[0]?.roles ?? []).map(title) };
    case 'lookBackReminder':
      return { dueOn: later(5), lookBack: { id: 'sample', title: policy.lookBacks[0]?.title ?? '', dueOn: later(5) }, awaited: postsOf(definition, policy.lookBacks[0]?.roles ?? []).map(title) };
    case 'roleUnresolved':
      return { text: rolesNamedBy(policy).join('、'), stepTitle: rung?.title ?? '' };
    case 'undeliverable':
      return { text: `${holder} 未登记邮箱地址。请在名册中补录。\nNo mail address is known for ${holder}. Enter it in the directory.`, awaited: [title(by)] };
    case 'awaitingExtension':
    case 'extensionDecided':
      return { ...shown, extension: { from: firstDate(definition), to: later(20), progress: definition.title }, isGranted: kind === 'extensionDecided', milestones: dated.slice(0, 1) };
    case 'suspended':
      return { ...shown, stepTitle: definition.problem.title, dueOn: later(20) };
    case 'dateMoved':
      return { moved: dated.slice(0, 1).map(({ kind: of, title: own, dueOn }) => ({ title: own ?? of, from: dueOn, to: later(3) })) };
    case 'interviewCalled':
      return { ...shown, ...(rung && { ruleTitle: rung.title }), interview: { dueOn: later(5), called: postsOf(definition, ['leadUnit']).map(title) } };
    case 'substituteAppointed':
    case 'handedOver':
      return { by: { name: holder, postTitle: title(by) }, person: { name: holder, postTitle: title(by), from: today, ...(kind === 'substituteAppointed' && { to: later(10) }) }, milestones: dated };
    default:
      return shown;
  }
}

function planFacts(kind: NoticeKind, { definition, all }: Sampling): Partial<NoticeFacts> {
  const { policy, directory } = definition;
  const [post = ''] = postsOf(definition, ['authority', 'administrator']);
  const postTitle = directory.posts[post]?.title ?? post;
  const period = firstDate(definition).slice(0, 7);
  const report = policy.plan?.reports?.[0];
  const summary = policy.plan?.summaries?.[0];
  switch (kind) {
    case 'circular':
      return { period };
    case 'checkpoint':
      return { period, checkpoint: { id: period.replace('-', ''), digest: '0'.repeat(64), measures: all.length } };
    case 'reportReminder':
    case 'reportLapsed':
      return { dueOn: firstDate(definition), awaited: [postTitle], ...(report && { report: { id: report.id, title: report.title, ...(report.addressee !== undefined && { addressee: report.addressee }) } }) };
    case 'summary':
      return { period: `${period.slice(0, 4)}-W40`, ...(summary && { summary: { title: summary.title, about: summary.about, sinceAt: 0 } }) };
    default:
      return { version: { hash: '0'.repeat(12), measures: all.length, isLater: false }, by: { name: holderName(directory, post), postTitle }, text: definition.problem.title, awaited: [postTitle], stepTitle: policy.plan?.approval?.[0]?.title ?? '' };
  }
}

function clockOf({ calendar, policy }: Definition): Clock {
  return { calendar, policy };
}

function unitOf({ directory, roles }: Definition): string {
  return directory.posts[postsOf({ roles }, ['leadUnit'])[0] ?? '']?.unit ?? '';
}

function sampleCircular({ definition, all }: Sampling): Circular {
  const at = overdueAt(clockOf(definition), { dueOn: firstDate(definition) });
  const line = (measure: Definition) => ({ ref: measure.ref, title: measure.title, unit: unitOf(measure), on: firstDate(measure) });
  const progress = { measures: all.length, closed: 0, overdue: Math.min(3, all.length), percent: 0 };
  const units = [...new Set(all.map(unitOf))].slice(0, 8).map((unit) => ({ unit, measures: all.filter((measure) => unitOf(measure) === unit).length, closed: 0, overdue: 0, percent: 0 }));
  return { planTitle: definition.planTitle, period: firstDate(definition).slice(0, 7), sinceAt: 0, at, total: progress, units, red: [definition, ...all].slice(0, 3).map(line), newlyLate: [line(definition)], caughtUp: [], relapsed: [] };
}

function sampleSummary({ definition, all }: Sampling): Summary {
  const line = (measure: Definition) => ({ ref: measure.ref, title: measure.title, on: firstDate(measure), milestones: measure.milestones.slice(0, 1).map(({ kind, title }) => ({ kind, ...(title !== undefined && { title }) })) });
  const progress = { measures: all.length, closed: 0, overdue: 1, percent: 0 };
  const at = noticeBefore(clockOf(definition), firstDate(definition), { n: 1, unit: 'working' });
  const today = todayFor('summary', definition);
  return {
    ...{ title: definition.policy.plan?.summaries?.[0]?.title ?? '', sinceAt: 0, at, total: progress },
    late: [{ ...line(definition), on: addDays(today, -5) }],
    awaiting: [{ ref: definition.ref, title: definition.title, duty: { what: 'signOff', title: definition.policy.signOff[0]?.title ?? '' } }],
    soon: all.slice(0, 3).map((measure, index) => ({ ...line(measure), on: addDays(today, index + 2) })),
    decided: all.slice(3, 5).map(({ ref, title }) => ({ ref, title, outcome: 'closed' as const })),
  };
}
