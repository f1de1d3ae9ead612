import type { Language } from '../../domain/refusals.ts';
import type { Detail, Template, Told } from './letter.ts';
import { dateDetail, detail, milestonesIn, personIn, quoted } from './phrases.ts';

const LABELS = {
  zh: { step: '审批环节', milestone: '时限节点', by: '申请人', from: '现时限', to: '申请延至', progress: '目前进展' },
  en: { step: 'Step', milestone: 'Milestone', by: 'Asked for by', from: 'Date that stands', to: 'Date asked for', progress: 'Progress so far' },
};

export const awaitingExtension: Template = {
  group: () => 'toSignOff',
  write: {
    zh: (told) => ({
      headline: `待您审批延期：${milestonesIn('zh', told.facts.milestones)}`,
      happened: ['责任方申请延期，现等待您的意见。审批期间原时限照常计算。'],
      details: detailsOf('zh', told),
      ...quoted('申请理由', told.facts.text),
      ask: '请核对理由和进展，同意延期，或写明理由不予同意。',
      ...dateOf(told),
    }),
    en: (told) => ({
      headline: `Extension to decide: ${milestonesIn('en', told.facts.milestones)}`,
      happened: ['A later date has been asked for, and your decision is awaited. Until then the date that stands runs on.'],
      details: detailsOf('en', told),
      ...quoted('Reason', told.facts.text),
      ask: 'Please weigh the reason and the progress, and approve it or refuse it with your reason.',
      ...dateOf(told),
    }),
  },
};

function detailsOf(language: Language, { facts }: Told): Detail[] {
  const labels = LABELS[language];
  return [
    ...detail(labels.step, facts.stepTitle),
    ...detail(labels.milestone, milestonesIn(language, facts.milestones)),
    ...detail(labels.by, personIn(language, facts.by)),
    ...dateDetail(language, labels.from, facts.extension?.from),
    ...dateDetail(language, labels.to, facts.extension?.to),
    ...detail(labels.progress, facts.extension?.progress),
  ];
}

/** What presses is the date that stands: a decision after it comes late. */
function dateOf({ facts }: Told): { on?: string } {
  return facts.extension === undefined ? {} : { on: facts.extension.from };
}
