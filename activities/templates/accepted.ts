import type { Template } from './letter.ts';
import { firstDue, milestoneDetails, milestonesIn } from './phrases.ts';

export const accepted: Template = {
  group: () => 'accepted',
  write: {
    zh: ({ facts }) => ({
      headline: `已通过验收：${milestonesIn('zh', facts.milestones)}`,
      happened: ['下列时限节点已通过验收。'],
      details: milestoneDetails('zh', facts.milestones),
      ask: '请继续办理其余时限节点；全部通过后自动转入销号审批。',
      ...firstDue(facts.milestones),
    }),
    en: ({ facts }) => ({
      headline: `Accepted: ${milestonesIn('en', facts.milestones)}`,
      happened: ['The milestones below have been accepted.'],
      details: milestoneDetails('en', facts.milestones),
      ask: 'Please go on with those that remain; when all are accepted, the sign-off begins by itself.',
      ...firstDue(facts.milestones),
    }),
  },
};
