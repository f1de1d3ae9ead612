import type { NoticeFacts } from '../../domain/notices.ts';
import type { Language } from '../../domain/refusals.ts';
import { periodTitle, type Word } from '../../domain/words.ts';
import type { Detail, Template, Told } from './letter.ts';
import { dateDetail, detail, listIn, milestoneDetails } from './phrases.ts';

const LABELS = {
  zh: { step: '办理环节', awaited: '尚未办理', period: '所属周期', date: '应于' },
  en: { step: 'Step', awaited: 'Awaited', period: 'Period', date: 'Was due on' },
};

/** What of its date or limit has passed. */
const HAPPENED: Readonly<Record<'lookBack' | 'periodic' | 'interview' | 'step', Word>> = {
  lookBack: { zh: '回头看已过应办日期，尚未办理。', en: 'The look-back is past its date and has not been held.' },
  periodic: { zh: '下列定期报告已过报送期限，尚未报送。', en: 'The periodic report below is past its date and has not been handed in.' },
  interview: { zh: '约谈已过记录期限，尚未登记。', en: 'The limit for recording the interview has passed, and it is not on the record.' },
  step: { zh: '本环节的办理时限已过，尚未办理。', en: 'The limit of this step has passed without a decision.' },
};

/** Goes to those awaited and to those who are told about them: the words fit both. */
export const awaitedLapsed: Template = {
  group: () => 'limitLapsed',
  write: {
    zh: (told) => ({
      headline: `办理超时：${told.facts.lookBack?.title ?? told.facts.stepTitle ?? '审核'}`,
      happened: [HAPPENED[subjectOf(told.facts)].zh],
      details: detailsOf('zh', told),
      ask: '请承办人立即办理；请上级予以督促。',
      ...dateOf(told),
    }),
    en: (told) => ({
      headline: `Limit passed: ${told.facts.lookBack?.title ?? told.facts.stepTitle ?? 'decision'}`,
      happened: [HAPPENED[subjectOf(told.facts)].en],
      details: detailsOf('en', told),
      ask: 'Those awaited, please see to it at once; their superiors, please see that they do.',
      ...dateOf(told),
    }),
  },
};

function subjectOf({ lookBack, period, interview }: NoticeFacts): keyof typeof HAPPENED {
  if (lookBack) return 'lookBack';
  if (period !== undefined) return 'periodic';
  return interview ? 'interview' : 'step';
}

function detailsOf(language: Language, { facts }: Told): Detail[] {
  const labels = LABELS[language];
  return [
    ...detail(labels.step, facts.lookBack?.title ?? facts.stepTitle),
    ...detail(labels.period, facts.period && periodTitle(facts.period, language)),
    ...detail(labels.awaited, listIn(language, facts.awaited ?? [])),
    ...dateDetail(language, labels.date, facts.lookBack?.dueOn ?? facts.dueOn ?? facts.interview?.dueOn),
    ...milestoneDetails(language, facts.milestones),
  ];
}

function dateOf({ facts }: Told): { on?: string } {
  const on = facts.dueOn ?? facts.interview?.dueOn;
  return on === undefined ? {} : { on };
}
