import type { Language } from '../../domain/refusals.ts';
import type { Detail, Template, Told } from './letter.ts';
import { dateDetail, detail, listIn, milestoneDetails } from './phrases.ts';

const LABELS = {
  zh: { step: '办理环节', awaited: '尚未办理', date: '应于' },
  en: { step: 'Step', awaited: 'Awaited', date: 'Was due on' },
};

/** Goes to those awaited and to those who are told about them: the words fit both. */
export const awaitedLapsed: Template = {
  group: () => 'limitLapsed',
  write: {
    zh: (told) => ({
      headline: `办理超时：${told.facts.lookBack?.title ?? told.facts.stepTitle ?? '审核'}`,
      happened: [told.facts.lookBack ? '回头看已过应办日期，尚未办理。' : '本环节的办理时限已过，尚未办理。'],
      details: detailsOf('zh', told),
      ask: '请承办人立即办理；请上级予以督促。',
      ...dateOf(told),
    }),
    en: (told) => ({
      headline: `Limit passed: ${told.facts.lookBack?.title ?? told.facts.stepTitle ?? 'decision'}`,
      happened: [told.facts.lookBack ? 'The look-back is past its date and has not been held.' : 'The limit of this step has passed without a decision.'],
      details: detailsOf('en', told),
      ask: 'Those awaited, please decide at once; their superiors, please see to it.',
      ...dateOf(told),
    }),
  },
};

function detailsOf(language: Language, { facts }: Told): Detail[] {
  const labels = LABELS[language];
  return [
    ...detail(labels.step, facts.lookBack?.title ?? facts.stepTitle),
    ...detail(labels.awaited, listIn(language, facts.awaited ?? [])),
    ...dateDetail(language, labels.date, facts.lookBack?.dueOn),
    ...milestoneDetails(language, facts.milestones),
  ];
}

function dateOf({ facts }: Told): { on?: string } {
  return facts.dueOn === undefined ? {} : { on: facts.dueOn };
}
