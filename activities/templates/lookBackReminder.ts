import type { Template } from './letter.ts';
import { dateDetail, detail, listIn } from './phrases.ts';

export const lookBackReminder: Template = {
  group: () => 'toLookBack',
  write: {
    zh: ({ facts }) => ({
      headline: `待您开展回头看：${facts.lookBack?.title ?? ''}`,
      happened: ['本措施已销号，按规则应开展回头看，核查整改成效是否保持。'],
      details: [...detail('回头看', facts.lookBack?.title), ...dateDetail('zh', '应于', facts.lookBack?.dueOn), ...detail('承办', listIn('zh', facts.awaited ?? []))],
      ask: '请在上述日期前完成回头看并登记结论；发现反弹的，须附销号之后的证据。',
      ...(facts.dueOn !== undefined && { on: facts.dueOn }),
    }),
    en: ({ facts }) => ({
      headline: `For your look-back: ${facts.lookBack?.title ?? ''}`,
      happened: ['This measure is closed, and under the policy it is time to look whether the result has held.'],
      details: [...detail('Look-back', facts.lookBack?.title), ...dateDetail('en', 'Due on', facts.lookBack?.dueOn), ...detail('Awaited', listIn('en', facts.awaited ?? []))],
      ask: 'Please look back by that date and record your finding; a relapse needs evidence dated after the closure.',
      ...(facts.dueOn !== undefined && { on: facts.dueOn }),
    }),
  },
};
