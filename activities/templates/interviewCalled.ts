import type { Language } from '../../domain/refusals.ts';
import type { Detail, Template, Told } from './letter.ts';
import { dateDetail, detail, listIn, milestoneDetails, personIn, quoted } from './phrases.ts';

const LABELS = {
  zh: { rung: '督办环节', called: '约谈对象', by: '发起人', dueOn: '最迟记录' },
  en: { rung: 'Rung', called: 'Called', by: 'Called by', dueOn: 'To be recorded by' },
};

/** Goes to those called and to those who record it: the words fit both. */
export const interviewCalled: Template = {
  group: () => 'interviews',
  write: {
    zh: (told) => ({
      headline: `约谈：${listIn('zh', told.facts.interview?.called ?? []) || (told.facts.ruleTitle ?? '请参加')}`,
      happened: ['按督办规则，应就本措施开展约谈，并在下列期限内记录约谈情况。'],
      details: detailsOf('zh', told),
      ...quoted('具体要求', told.facts.requirement),
      ask: '约谈对象请配合安排；承办人请组织约谈，并在期限内登记。',
      ...dateOf(told),
    }),
    en: (told) => ({
      headline: `Interview: ${listIn('en', told.facts.interview?.called ?? []) || (told.facts.ruleTitle ?? 'called for')}`,
      happened: ['Under the policy an interview about this measure is to be held, and recorded within the limit below.'],
      details: detailsOf('en', told),
      ...quoted('Required', told.facts.requirement),
      ask: 'Those called, please make yourselves available; whoever records it, please hold it and record it in time.',
      ...dateOf(told),
    }),
  },
};

function detailsOf(language: Language, { facts }: Told): Detail[] {
  const labels = LABELS[language];
  return [
    ...detail(labels.rung, facts.ruleTitle),
    ...detail(labels.called, listIn(language, facts.interview?.called ?? [])),
    ...detail(labels.by, personIn(language, facts.by)),
    ...dateDetail(language, labels.dueOn, facts.interview?.dueOn),
    ...milestoneDetails(language, facts.milestones),
  ];
}

function dateOf({ facts }: Told): { on?: string } {
  return facts.interview === undefined ? {} : { on: facts.interview.dueOn };
}
