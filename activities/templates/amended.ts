import type { Template } from './letter.ts';
import { changesIn, detail, firstDue, milestoneDetails } from './phrases.ts';

export const amended: Template = {
  group: () => 'amended',
  write: {
    zh: ({ facts }) => ({
      headline: `整改方案已修订：${changesIn('zh', facts.changes)}`,
      happened: ['整改方案对本措施作了修订，现以修订后的内容和时限为准；已提交、已验收的部分不受影响。'],
      details: [...detail('修订内容', changesIn('zh', facts.changes)), ...milestoneDetails('zh', facts.milestones)],
      ask: '请打开措施核对修订后的内容，并按新的要求办理。',
      ...firstDue(facts.milestones),
    }),
    en: ({ facts }) => ({
      headline: `Plan amended: ${changesIn('en', facts.changes)}`,
      happened: ['The plan was amended for this measure; the amended content and dates count from now on. What was submitted or accepted stands.'],
      details: [...detail('Changed', changesIn('en', facts.changes)), ...milestoneDetails('en', facts.milestones)],
      ask: 'Please open the measure, check what changed and go on accordingly.',
      ...firstDue(facts.milestones),
    }),
  },
};
