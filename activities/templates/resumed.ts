import type { Template } from './letter.ts';
import { detail, firstDue, milestoneDetails, personIn, quoted } from './phrases.ts';

export const resumed: Template = {
  group: () => 'changed',
  write: {
    zh: ({ facts }) => ({
      headline: '整改措施已恢复',
      happened: [facts.by ? '经决定，本措施恢复办理，各时限如下。' : '暂停期已满，本措施自动恢复办理，各时限如下。'],
      details: [...detail('决定人', personIn('zh', facts.by)), ...milestoneDetails('zh', facts.milestones)],
      ...quoted('恢复理由', facts.text),
      ask: '请按上述时限继续推进整改。',
      ...firstDue(facts.milestones),
    }),
    en: ({ facts }) => ({
      headline: 'Measure resumed',
      happened: [facts.by ? 'By decision work on this measure goes on; its dates follow.' : 'The suspension has come to its end and work on this measure goes on; its dates follow.'],
      details: [...detail('Decided by', personIn('en', facts.by)), ...milestoneDetails('en', facts.milestones)],
      ...quoted('Reason', facts.text),
      ask: 'Please go on with it by these dates.',
      ...firstDue(facts.milestones),
    }),
  },
};
