import type { Template } from './letter.ts';
import { detail, listIn } from './phrases.ts';
import { versionDetails } from './planPhrases.ts';

export const planAwaitedLapsed: Template = {
  group: () => 'limitLapsed',
  write: {
    zh: ({ facts }) => ({
      headline: '整改方案审批超时',
      happened: ['整改方案的审批时限已过，仍有人未表示意见。'],
      details: [...detail('审批环节', facts.stepTitle), ...detail('等待', listIn('zh', facts.awaited ?? [])), ...versionDetails('zh', facts)],
      ask: '请所列人员立即办理；其上级请予督促。',
    }),
    en: ({ facts }) => ({
      headline: 'The limit for approving the plan has passed',
      happened: ['The limit for approving the plan has passed, and not everybody has spoken.'],
      details: [...detail('Step', facts.stepTitle), ...detail('Awaited', listIn('en', facts.awaited ?? [])), ...versionDetails('en', facts)],
      ask: 'Those named are asked to act at once, their superiors to see to it.',
    }),
  },
};
