import type { Template } from './letter.ts';
import { detail, firstDue, milestoneDetails, personIn, quoted } from './phrases.ts';

export const reopened: Template = {
  group: () => 'reopened',
  write: {
    zh: ({ facts }) => ({
      headline: '销号已撤回，须重新整改',
      happened: ['经决定，本措施的销号予以撤回，现开启新一轮整改，时限重新确定如下。上一轮的记录保留备查。'],
      details: [...detail('决定人', personIn('zh', facts.by)), ...milestoneDetails('zh', facts.milestones)],
      ...quoted('撤回理由', facts.text),
      ask: '请立即组织整改，按新的时限提交验收。',
      ...firstDue(facts.milestones),
    }),
    en: ({ facts }) => ({
      headline: 'Closure taken back, rectification begins anew',
      happened: ['The closure of this measure was taken back by decision. A new cycle begins with the dates below; the record of the last one is kept.'],
      details: [...detail('Decided by', personIn('en', facts.by)), ...milestoneDetails('en', facts.milestones)],
      ...quoted('Reason', facts.text),
      ask: 'Please set to work at once and submit by the new dates.',
      ...firstDue(facts.milestones),
    }),
  },
};
