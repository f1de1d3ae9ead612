import type { Template } from './letter.ts';
import { detail, firstDue, milestoneDetails, personIn, quoted } from './phrases.ts';

export const relapsed: Template = {
  group: () => 'relapsed',
  write: {
    zh: ({ facts }) => ({
      headline: '回头看发现反弹，须重新整改',
      happened: ['回头看认定本措施的问题出现反弹，现开启新一轮整改，时限重新确定如下。上一轮的记录保留备查。'],
      details: [...detail('认定人', personIn('zh', facts.by)), ...milestoneDetails('zh', facts.milestones)],
      ...quoted('认定理由', facts.text),
      ask: '请立即组织整改，按新的时限提交验收。',
      ...firstDue(facts.milestones),
    }),
    en: ({ facts }) => ({
      headline: 'Relapse found, rectification begins anew',
      happened: ['The look-back found that the problem has come back. A new cycle begins with the dates below; the record of the last one is kept.'],
      details: [...detail('Found by', personIn('en', facts.by)), ...milestoneDetails('en', facts.milestones)],
      ...quoted('Finding', facts.text),
      ask: 'Please set to work at once and submit by the new dates.',
      ...firstDue(facts.milestones),
    }),
  },
};
