import type { Template } from './letter.ts';
import { detail, milestoneDetails } from './phrases.ts';

export const awaitingSignOff: Template = {
  group: () => 'toSignOff',
  write: {
    zh: ({ facts }) => ({
      headline: '待您审批销号',
      happened: ['本措施各时限节点均已通过验收，现报请您审批销号。'],
      details: [...detail('审批环节', facts.stepTitle), ...milestoneDetails('zh', facts.milestones)],
      ask: '请打开措施查阅整改情况和验收意见，同意销号，或写明理由退回整改。',
    }),
    en: ({ facts }) => ({
      headline: 'Closure for your approval',
      happened: ['Every milestone of this measure has been accepted; its closure awaits your approval.'],
      details: [...detail('Step', facts.stepTitle), ...milestoneDetails('en', facts.milestones)],
      ask: 'Please open the measure, look at what was done and accepted, and approve its closure or send it back with your reason.',
    }),
  },
};
