import type { Template } from './letter.ts';
import { detail, firstDue, listIn, milestoneDetails, milestonesIn } from './phrases.ts';

export const awaitingAcceptance: Template = {
  group: () => 'toAccept',
  write: {
    zh: ({ facts }) => ({
      headline: `待您验收：${milestonesIn('zh', facts.milestones)}`,
      happened: ['牵头单位已提交验收，现等待您的验收意见。'],
      details: [...detail('验收环节', facts.stepTitle), ...milestoneDetails('zh', facts.milestones), ...detail('尚未报告完成的参与单位', listIn('zh', facts.partsMissing ?? []))],
      ask: '请查阅提交的说明和佐证材料，在期限内通过验收，或写明理由予以退回。',
      ...firstDue(facts.milestones),
    }),
    en: ({ facts }) => ({
      headline: `For your acceptance: ${milestonesIn('en', facts.milestones)}`,
      happened: ['The lead unit has submitted the milestones below, and your decision is awaited.'],
      details: [...detail('Step', facts.stepTitle), ...milestoneDetails('en', facts.milestones), ...detail('Parts not reported as done', listIn('en', facts.partsMissing ?? []))],
      ask: 'Please look at the summary and the evidence, and within the limit accept it or return it with your reason.',
      ...firstDue(facts.milestones),
    }),
  },
};
