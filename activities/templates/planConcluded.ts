import type { Template } from './letter.ts';
import { detail, personIn, quoted } from './phrases.ts';

export const planConcluded: Template = {
  group: () => 'ended',
  write: {
    zh: ({ facts }) => ({
      headline: '整改方案已办结',
      happened: ['决定机关已宣布整改方案办结。'],
      details: detail('决定人', personIn('zh', facts.by)),
      ...quoted('办结意见', facts.text),
      ask: '材料请留存备查。已销号措施的回头看照常进行。',
    }),
    en: ({ facts }) => ({
      headline: 'Plan concluded',
      happened: ['The authority has concluded the plan.'],
      details: detail('Decided by', personIn('en', facts.by)),
      ...quoted('Its words', facts.text),
      ask: 'Please keep the papers. Look-backs of closed measures go on.',
    }),
  },
};
