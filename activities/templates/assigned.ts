import type { MeasureClass } from '../../domain/policy.ts';
import type { Word } from '../../domain/words.ts';
import type { Template } from './letter.ts';
import { firstDue, milestoneDetails } from './phrases.ts';

/** What is asked differs by class: at once, by dates, or for good. */
const HEADLINES: Readonly<Record<MeasureClass, Word>> = {
  standard: { zh: '新分配整改措施，请签收', en: 'New measure assigned, please acknowledge' },
  immediate: { zh: '立行立改事项，请立即签收并整改', en: 'Immediate measure: please acknowledge and act at once' },
  longTerm: { zh: '新分配长期坚持措施，请签收', en: 'New long-term measure assigned, please acknowledge' },
};
const ASKS: Readonly<Record<MeasureClass, Word>> = {
  standard: { zh: '请在规定期限内签收，并按时限推进整改、提交验收。', en: 'Please acknowledge it within the limit, then carry it out and submit it by its dates.' },
  immediate: { zh: '请即知即改：马上签收、马上整改，办结后立即提交验收。', en: 'Please do not wait: acknowledge it, put it right, and submit it as soon as it is done.' },
  longTerm: { zh: '请在规定期限内签收，建立长效机制，按期报送复核，直至确认转入常态。', en: 'Please acknowledge it within the limit, make it part of daily work, and report at each review until it is confirmed as routine.' },
};

export const assigned: Template = {
  group: () => 'assigned',
  write: {
    zh: ({ facts: { class: measureClass = 'standard', milestones = [] } }) => ({
      headline: HEADLINES[measureClass].zh,
      happened: [milestones.length > 0 ? '您所任职务已列为下述整改措施的责任方。各时限节点如下，当日办结即为按期。' : '您所任职务已列为下述整改措施的责任方。本措施不设完成时限。'],
      details: milestoneDetails('zh', milestones),
      ask: ASKS[measureClass].zh,
      ...firstDue(milestones),
    }),
    en: ({ facts: { class: measureClass = 'standard', milestones = [] } }) => ({
      headline: HEADLINES[measureClass].en,
      happened: [milestones.length > 0 ? 'Your post is responsible for the measure below. Its dates follow; what is done on the day itself is on time.' : 'Your post is responsible for the measure below. It has no final date.'],
      details: milestoneDetails('en', milestones),
      ask: ASKS[measureClass].en,
      ...firstDue(milestones),
    }),
  },
};
