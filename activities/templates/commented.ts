import type { Template } from './letter.ts';
import { detail, personIn, quoted } from './phrases.ts';

export const commented: Template = {
  group: () => 'comments',
  write: {
    zh: ({ facts }) => ({
      headline: `新留言${facts.by ? `：${facts.by.name}` : ''}`,
      happened: ['本措施下有一条新留言。'],
      details: detail('留言人', personIn('zh', facts.by)),
      ...quoted('留言', facts.text),
      ask: '供您参考；留言不改变时限和办理状态。',
    }),
    en: ({ facts }) => ({
      headline: `New comment${facts.by ? `: ${facts.by.name}` : ''}`,
      happened: ['Somebody commented on this measure.'],
      details: detail('Comment by', personIn('en', facts.by)),
      ...quoted('Comment', facts.text),
      ask: 'For your information; a comment changes neither dates nor duties.',
    }),
  },
};
