import { awaitedAtStep } from '../../domain/chain.ts';
import { postsOf as postsOfRoles } from '../../domain/definition.ts';
import type { ChainProgress, IssuedDocument } from '../../domain/dossier.ts';
import { isFinal, type MeasureState, type Milestone } from '../../domain/measure.ts';
import type { ChainName } from '../../domain/events.ts';
import { receiptLimit } from '../../domain/receipts.ts';
import { receiptsMissingFor, unansweredSince } from '../../domain/papers.ts';
import type { Step } from '../../domain/policy.ts';
import { receiptsMissing } from '../../domain/rungs.ts';
import { clockOf, dueOn, lastDayOfStep } from '../../domain/timing.ts';
import { milestoneTitle } from '../../domain/words.ts';
import type { AwaitedView } from '../schemas/measure.ts';
import { interviews, parts, periodicDuties } from './awaitedDuties.ts';
import { milestoneName } from './names.ts';
import { postsOf } from './people.ts';
import { isoAt, limitOf, limitOn } from './when.ts';

type Words = AwaitedView['text'];

/** @returns who is expected to do what now, since when and until when; in the order a measure's life takes. */
export function awaitedOf(state: MeasureState, now: number): AwaitedView[] {
  if (isFinal(state) || state.phase === 'suspended') return [];
  return [receipts, parts, submissions, acceptances, extensions, signOff, periodicDuties, papers, interviews, lookBacks].flatMap((of) => of(state, now));
}

function receipts(state: MeasureState, now: number): AwaitedView[] {
  const posts = receiptsMissing(state);
  if (posts.length === 0 || state.phase === 'closed') return [];
  const { calendar } = state.definition;
  return [{ what: 'receipt', text: { zh: '签收任务', en: 'acknowledge the assignment' }, posts: postsOf(state.definition, posts, now), since: isoAt(calendar, state.registeredAt), limit: limitOf(calendar, receiptLimit(state).by, now) }];
}

function submissions(state: MeasureState, now: number): AwaitedView[] {
  if (state.phase !== 'rectifying') return [];
  const { definition } = state;
  const handlers = postsOf(definition, postsOfRoles(definition, ['handler']), now);
  return state.milestones
    .filter((milestone) => milestone.status === 'open')
    .map((milestone) => ({
      what: 'submission',
      text: { zh: `提交验收：${milestoneTitle(milestone, 'zh')}`, en: `submit: ${milestoneTitle(milestone, 'en')}` },
      posts: handlers,
      since: isoAt(definition.calendar, milestone.reopenedAt ?? milestone.setAt),
      limit: limitOn(definition.calendar, dueOn(clockOf(definition), milestone), now),
      milestones: [milestone.id],
    }));
}

/** Milestones handed in together stand at one step since one instant: their acceptors are awaited once. */
function acceptances(state: MeasureState, now: number): AwaitedView[] {
  const runs = new Map<string, { progress: ChainProgress; milestones: Milestone[] }>();
  for (const milestone of state.milestones) {
    if (milestone.status !== 'submitted') continue;
    const name = `${milestone.acceptance.step}@${milestone.acceptance.openedAt}`;
    runs.set(name, { progress: milestone.acceptance, milestones: [...(runs.get(name)?.milestones ?? []), milestone] });
  }
  return [...runs.values()].flatMap(({ progress, milestones }) => {
    const step = state.definition.policy.acceptance[progress.step];
    const names = (language: 'zh' | 'en') => milestones.map((milestone) => milestoneTitle(milestone, language)).join('、');
    const text = { zh: `验收（${step?.title ?? '—'}）：${names('zh')}`, en: `accept or return (${step?.title ?? '—'}): ${names('en')}` };
    return atStep(state, 'acceptance', step, progress, text, milestones.map(({ id }) => id), now);
  });
}

function extensions(state: MeasureState, now: number): AwaitedView[] {
  return state.extensions
    .filter(({ outcome }) => outcome === 'pending')
    .flatMap(({ id, milestoneId, chain, to }) => {
      const step = state.definition.policy.extension?.steps[chain.step];
      const text = { zh: `审批延期（${step?.title ?? '—'}）：${milestoneName(state, milestoneId, 'zh')} 延至 ${to}`, en: `decide on an extension (${step?.title ?? '—'}): ${milestoneName(state, milestoneId, 'en')} to ${to}` };
      return atStep(state, 'extension', step, chain, text, [milestoneId], now).map((awaited) => ({ ...awaited, extensionId: id }));
    });
}

function signOff(state: MeasureState, now: number): AwaitedView[] {
  if (state.phase !== 'inSignOff') return [];
  const step = state.definition.policy.signOff[state.signOff.step];
  const text = { zh: `销号审批（${step?.title ?? '—'}）`, en: `decide on closure (${step?.title ?? '—'})` };
  return atStep(state, 'signOff', step, state.signOff, text, state.milestones.map(({ id }) => id), now);
}

function atStep(state: MeasureState, what: ChainName, step: Step | undefined, progress: ChainProgress, text: Words, milestones: string[], now: number): AwaitedView[] {
  const posts = awaitedAtStep(progress);
  if (posts.length === 0) return [];
  const { definition } = state;
  const lastDay = step?.within && lastDayOfStep(clockOf(definition), progress, step.within);
  return [
    {
      what,
      text,
      posts: postsOf(definition, posts, now),
      since: isoAt(definition.calendar, progress.openedAt),
      ...(lastDay !== undefined && { limit: limitOn(definition.calendar, lastDay, now) }),
      milestones,
    },
  ];
}

function papers(state: MeasureState, now: number): AwaitedView[] {
  return state.documents.flatMap((paper) => {
    const missing = receiptsMissingFor(paper);
    const isAnswerMissing = unansweredSince(paper) !== undefined;
    return [
      ...(missing.length > 0 ? [aboutPaper(state, paper, 'documentReceipt', missing, paper.acknowledgeBy, now)] : []),
      ...(isAnswerMissing ? [aboutPaper(state, paper, 'documentAnswer', paper.to, paper.answerBy, now)] : []),
    ];
  });
}

function aboutPaper(state: MeasureState, paper: IssuedDocument, what: 'documentReceipt' | 'documentAnswer', posts: readonly string[], lapsesAt: number | undefined, now: number): AwaitedView {
  const { calendar } = state.definition;
  const name = `《${paper.name}》${paper.number ?? ''}`;
  const text = what === 'documentReceipt' ? { zh: `签收文书${name}`, en: `acknowledge ${name}` } : { zh: `回复文书${name}`, en: `answer ${name}` };
  return {
    what,
    text,
    posts: postsOf(state.definition, posts, now),
    since: isoAt(calendar, paper.issuedAt),
    ...(lapsesAt !== undefined && { limit: limitOf(calendar, lapsesAt, now) }),
    documentId: paper.id,
  };
}

function lookBacks(state: MeasureState, now: number): AwaitedView[] {
  if (state.phase !== 'closed') return [];
  const { definition, closedAt } = state;
  return state.lookBacks
    .filter((lookBack) => !lookBack.held)
    .map((lookBack) => ({
      what: 'lookBack',
      text: { zh: `回头看：${lookBack.title}`, en: `look back: ${lookBack.title}` },
      posts: postsOf(definition, lookBack.awaited, now),
      since: isoAt(definition.calendar, closedAt),
      limit: limitOn(definition.calendar, lookBack.dueOn, now),
      lookBackId: lookBack.id,
    }));
}
