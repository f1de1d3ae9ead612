import { describe, expect, it } from 'vitest';
import { at } from '../support/definitions.ts';
import { HASH_A, HASH_B, planOf, PlanStory } from '../support/plans.ts';

const item = { on: 'measure', ref: 'M-012' } as const;
const hide = { type: 'withhold', item, reason: '涉及商业秘密' } as const;
const show = { type: 'release', item, reason: '已可公开' } as const;

function running(): PlanStory {
  const story = new PlanStory(planOf(), at('2026-09-01', '10:00'));
  story.do('sun', { type: 'approvePlan', hash: HASH_A }, at('2026-09-02', '10:00'));
  story.do('zheng', { type: 'startPlan', hash: HASH_A }, at('2026-09-03', '10:00'));
  return story;
}

describe('withholding from the public, as an act of the plan', () => {
  it('is for administrators and the authority, with a reason, once the plan runs', () => {
    expect(new PlanStory(planOf(), at('2026-09-01', '10:00')).do('zheng', hide, at('2026-09-01', '11:00'))).toBe('planWrongPhase');
    const story = running();
    expect(story.do('wang', hide, at('2026-09-04', '10:00'))).toBe('notYours');
    expect(story.do('zheng', { ...hide, reason: ' ' }, at('2026-09-04', '10:00'))).toBe('emptyText');
    expect(story.do('zheng', hide, at('2026-09-04', '10:00'))).toEqual(['withheld']);
    expect(story.do('sun', hide, at('2026-09-04', '11:00'))).toBe('alreadyDone');
    expect(story.state.withheld).toMatchObject([{ item, reason: '涉及商业秘密', person: 'zheng', post: 'plan-office', at: at('2026-09-04', '10:00') }]);
  });

  it('lasts through later versions until it is released', () => {
    const story = running();
    story.do('zheng', hide, at('2026-09-04', '10:00'));
    story.do('zheng', { type: 'submitDraft', definition: planOf({}, { hash: HASH_B }) }, at('2026-09-05', '10:00'));
    story.do('sun', { type: 'approvePlan', hash: HASH_B }, at('2026-09-06', '10:00'));
    expect(story.do('zheng', { type: 'startPlan', hash: HASH_B }, at('2026-09-07', '10:00'))).toEqual(['planStarted']);
    expect(story.state.withheld).toHaveLength(1);
    expect(story.do('sun', show, at('2026-09-08', '10:00'))).toEqual(['released']);
    expect(story.state.withheld).toEqual([]);
    expect(story.do('sun', show, at('2026-09-08', '11:00'))).toBe('notWithheld');
  });
});
