import type { Template } from './letter.ts';
import { detail, firstDue, milestoneDetails, milestonesIn, personIn, quoted } from './phrases.ts';

export const returned: Template = {
  group: () => 'returned',
  write: {
    zh: ({ facts }) => ({
      headline: `被退回：${milestonesIn('zh', facts.milestones)}`,
      happened: ['提交的事项未获通过，现予退回。原定时限不变；时限已过的，即为逾期。'],
      details: [...detail('退回人', personIn('zh', facts.by)), ...milestoneDetails('zh', facts.milestones)],
      ...quoted('退回理由', facts.text),
      ask: '请按退回理由补充整改，重新提交验收。',
      ...firstDue(facts.milestones),
    }),
    en: ({ facts }) => ({
      headline: `Returned: ${milestonesIn('en', facts.milestones)}`,
      happened: ['What was submitted did not pass and has come back. Its dates stand as before; where the date has passed, it is overdue at once.'],
      details: [...detail('Returned by', personIn('en', facts.by)), ...milestoneDetails('en', facts.milestones)],
      ...quoted('Reason', facts.text),
      ask: 'Please put right what the reason names and submit again.',
      ...firstDue(facts.milestones),
    }),
  },
};
