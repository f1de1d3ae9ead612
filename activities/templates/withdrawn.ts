import type { Template } from './letter.ts';
import { detail, personIn, quoted } from './phrases.ts';

export const withdrawn: Template = {
  group: () => 'ended',
  write: {
    zh: ({ facts }) => ({
      headline: '整改措施已撤销',
      happened: ['经决定，本整改措施予以撤销，各时限即行终止，已有记录保留备查。'],
      details: detail('决定人', personIn('zh', facts.by)),
      ...quoted('撤销理由', facts.text),
      ask: '无需再办理；如有疑问，请与方案管理员联系。',
    }),
    en: ({ facts }) => ({
      headline: 'Measure withdrawn',
      happened: ['This measure has been withdrawn. Its dates no longer run; its record is kept.'],
      details: detail('Decided by', personIn('en', facts.by)),
      ...quoted('Reason', facts.text),
      ask: 'Nothing is left to do; ask the administrator of the plan if in doubt.',
    }),
  },
};
