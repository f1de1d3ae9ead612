import type { Template } from './letter.ts';
import { detail, listIn, milestoneDetails } from './phrases.ts';

export const awaitedReminder: Template = {
  group: () => 'limitNear',
  write: {
    zh: ({ facts }) => ({
      headline: `办理时限将到：${facts.stepTitle ?? '审核'}`,
      happened: ['本环节仍在等待您的意见，办理时限即将届满。'],
      details: [...detail('办理环节', facts.stepTitle), ...detail('尚待办理', listIn('zh', facts.awaited ?? [])), ...milestoneDetails('zh', facts.milestones)],
      ask: '请在时限届满前办理。',
    }),
    en: ({ facts }) => ({
      headline: `Limit near: ${facts.stepTitle ?? 'decision'}`,
      happened: ['This step still awaits your decision, and its limit is near.'],
      details: [...detail('Step', facts.stepTitle), ...detail('Awaited', listIn('en', facts.awaited ?? [])), ...milestoneDetails('en', facts.milestones)],
      ask: 'Please decide before the limit passes.',
    }),
  },
};
