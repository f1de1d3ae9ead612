import type { Template } from './letter.ts';
import { firstDue, milestoneDetails } from './phrases.ts';

export const assigned: Template = {
  group: () => 'assigned',
  write: {
    zh: ({ facts }) => ({
      headline: '新分配整改措施，请签收',
      happened: ['您所任职务已列为下述整改措施的责任方。各时限节点如下，当日办结即为按期。'],
      details: milestoneDetails('zh', facts.milestones),
      ask: '请在规定期限内签收，并按时限推进整改、提交验收。',
      ...firstDue(facts.milestones),
    }),
    en: ({ facts }) => ({
      headline: 'New measure assigned, please acknowledge',
      happened: ['Your post is responsible for the measure below. Its dates follow; what is done on the day itself is on time.'],
      details: milestoneDetails('en', facts.milestones),
      ask: 'Please acknowledge it within the limit, then carry it out and submit it by its dates.',
      ...firstDue(facts.milestones),
    }),
  },
};
