import type { Template } from './letter.ts';
import { dateDetail, detail, personIn, quoted } from './phrases.ts';

export const suspended: Template = {
  group: () => 'changed',
  write: {
    zh: ({ facts }) => ({
      headline: '整改措施已暂停',
      happened: ['经决定，本措施暂停办理，期间不催办、不发文。恢复时，尚未届满的时限按损失的工作日顺延；暂停前已逾期的仍为逾期。'],
      details: [...detail('决定人', personIn('zh', facts.by)), ...detail('决定依据', facts.stepTitle), ...dateDetail('zh', '最迟暂停至', facts.dueOn)],
      ...quoted('暂停理由', facts.text),
      ask: '暂停期间无需办理；到期自动恢复，届时另行通知。',
      ...(facts.dueOn !== undefined && { on: facts.dueOn }),
    }),
    en: ({ facts }) => ({
      headline: 'Measure suspended',
      happened: ['Work on this measure stands still by decision; nothing is chased meanwhile. Dates not yet passed move by the working days lost when it goes on; what was overdue stays overdue.'],
      details: [...detail('Decided by', personIn('en', facts.by)), ...detail('Resting on', facts.stepTitle), ...dateDetail('en', 'Until at the latest', facts.dueOn)],
      ...quoted('Reason', facts.text),
      ask: 'Nothing is asked of you meanwhile; it goes on by itself after that day, and you will hear of it.',
      ...(facts.dueOn !== undefined && { on: facts.dueOn }),
    }),
  },
};
