import type { Language } from '../../domain/refusals.ts';
import { periodTitle } from '../../domain/words.ts';
import type { Detail, Template, Told } from './letter.ts';
import { dateDetail, detail, listIn, milestoneDetails } from './phrases.ts';

const LABELS = {
  zh: { step: '办理环节', awaited: '尚待办理', period: '所属周期', date: '应于' },
  en: { step: 'Step', awaited: 'Awaited', period: 'Period', date: 'Due on' },
};

/** Before a step's limit, or the date of a periodic report. */
export const awaitedReminder: Template = {
  group: () => 'limitNear',
  write: {
    zh: (told) => ({
      headline: told.facts.period === undefined ? `办理时限将到：${told.facts.stepTitle ?? '审核'}` : `定期报告将到期：${told.facts.stepTitle ?? '定期报告'}`,
      happened: [told.facts.period === undefined ? '本环节仍在等待您的意见，办理时限即将届满。' : '下列定期报告尚未报送，期限即将届满。'],
      details: detailsOf('zh', told),
      ask: told.facts.period === undefined ? '请在时限届满前办理。' : '请在期限内报送。',
      ...dateOf(told),
    }),
    en: (told) => ({
      headline: told.facts.period === undefined ? `Limit near: ${told.facts.stepTitle ?? 'decision'}` : `Report due soon: ${told.facts.stepTitle ?? 'periodic report'}`,
      happened: [told.facts.period === undefined ? 'This step still awaits your decision, and its limit is near.' : 'The periodic report below has not been handed in, and its date is near.'],
      details: detailsOf('en', told),
      ask: told.facts.period === undefined ? 'Please decide before the limit passes.' : 'Please hand it in by that date.',
      ...dateOf(told),
    }),
  },
};

function detailsOf(language: Language, { facts }: Told): Detail[] {
  const labels = LABELS[language];
  return [
    ...detail(labels.step, facts.stepTitle),
    ...detail(labels.period, facts.period && periodTitle(facts.period, language)),
    ...detail(labels.awaited, listIn(language, facts.awaited ?? [])),
    ...(facts.period === undefined ? [] : dateDetail(language, labels.date, facts.dueOn)),
    ...milestoneDetails(language, facts.milestones),
  ];
}

function dateOf({ facts }: Told): { on?: string } {
  return facts.period === undefined || facts.dueOn === undefined ? {} : { on: facts.dueOn };
}
