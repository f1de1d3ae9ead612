import type { Template } from './letter.ts';
import { detail } from './phrases.ts';
import { versionDetails } from './planPhrases.ts';

export const planAwaitedReminder: Template = {
  group: () => 'limitNear',
  write: {
    zh: ({ facts }) => ({
      headline: '整改方案审批时限将到',
      happened: ['整改方案仍在等待您的意见，审批时限将到。'],
      details: [...detail('审批环节', facts.stepTitle), ...versionDetails('zh', facts)],
      ask: '请尽快审阅，批准或退回。',
    }),
    en: ({ facts }) => ({
      headline: 'The limit for approving the plan is near',
      happened: ['The plan still awaits your word, and the limit for it is near.'],
      details: [...detail('Step', facts.stepTitle), ...versionDetails('en', facts)],
      ask: 'Please approve or return it soon.',
    }),
  },
};
