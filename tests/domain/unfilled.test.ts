import { describe, expect, it } from 'vitest';
import type { Act } from '../../domain/commands.ts';
import { decide } from '../../domain/decide.ts';
import { nextDueAt } from '../../domain/due.ts';
import type { Definition } from '../../domain/definition.ts';
import { noticesOf } from '../../domain/notices.ts';
import { accepts, at, DEFINITION, POLICY, rectifying, shown, submits, type Story } from '../support/definitions.ts';

const NINE = (date: string) => at(date, '09:00');
const handsOver = (post: string, person: string, name: string, from: string): Act => ({ type: 'handOver', post, person, name, from });

/** No step has a limit: nobody would ever be told that one waits. */
const timeless = { ...POLICY, acceptance: [{ id: 'check', title: '督查室验收', roles: ['chief'], need: 'any', whenLapsed: [] }, { id: 'second', title: '巡察办复核', roles: ['inspector'], need: 'any', whenLapsed: [] }], signOff: POLICY.signOff.map(({ within: _, ...step }) => step) } as const;
const TIMELESS: Definition = { ...DEFINITION, policy: timeless };

/** @returns who was told that nobody fills a step. */
function toldOfNobody({ state, events }: Story): string[] {
  return events.flatMap((event) => (event.type === 'roleUnresolved' ? noticesOf(state, event).map(({ post, facts }) => `${shown(event.at)} ${post} ${facts.stepTitle ?? ''}`) : []));
}

/** Handed in on 2 September; the group leader is to accept, then the inspection office. */
function submitted(definition = TIMELESS): Story {
  return rectifying(definition).does('li', submits('effect', 'completion'), NINE('2026-09-02'));
}

describe('a step whose post passes to somebody who may not act there', () => {
  it('is passed over at once: the administrator hears of it, and the next step is opened', () => {
    const story = submitted().does('zheng', handsOver('group-leader', 'li', '李经办', '2026-09-03'), NINE('2026-09-03')).until(NINE('2026-09-03'));
    expect(story.types().slice(-3)).toEqual(['handedOver', 'roleUnresolved', 'stepOpened']);
    expect(toldOfNobody(story)).toEqual(['2026-09-03 09:00 plan-office 督查室验收']);
    expect(story.state.milestones).toMatchObject([{ acceptance: { step: 1, awaited: ['inspection-office'] } }, { acceptance: { step: 1 } }]);
    story.does('zhou', accepts('effect', 'completion'), NINE('2026-09-04'));
    expect(story.state.phase).toBe('inSignOff');
  });

  it('is passed over on the day a hand-over ahead takes effect, at midnight, and not before', () => {
    const story = submitted().does('zheng', handsOver('group-leader', 'li', '李经办', '2026-09-10'), NINE('2026-09-03'));
    expect(shown(nextDueAt(story.state) ?? 0)).toBe('2026-09-10 00:00');
    story.until(at('2026-09-10', '00:00'));
    expect(toldOfNobody(story)).toEqual(['2026-09-10 00:00 plan-office 督查室验收']);
  });

  it('falls to the administrators where it was the last and nobody has decided yet', () => {
    const story = submitted({ ...TIMELESS, policy: { ...timeless, acceptance: [timeless.acceptance[0]] } });
    story.does('zheng', handsOver('group-leader', 'li', '李经办', '2026-09-03'), NINE('2026-09-03')).until(NINE('2026-09-03'));
    expect(story.state.milestones).toMatchObject([{ status: 'submitted', acceptance: { step: 0, awaited: ['plan-office'] } }, {}]);
    expect(nextDueAt(story.state)).toBeUndefined();
    story.does('zheng', accepts('effect', 'completion'), NINE('2026-09-04'));
    expect(story.state.phase).toBe('inSignOff');
  });

  it('waits while somebody else may act at it, and goes on once only the barred post is left', () => {
    const both = { ...timeless.acceptance[0], roles: ['chief', 'inspector'], need: 'all' } as const;
    const story = submitted({ ...TIMELESS, policy: { ...timeless, acceptance: [both] } }).does('zheng', handsOver('group-leader', 'li', '李经办', '2026-09-03'), NINE('2026-09-03')).until(NINE('2026-09-07'));
    expect(toldOfNobody(story)).toEqual([]);
    story.does('zhou', accepts('effect', 'completion'), NINE('2026-09-08')).until(NINE('2026-09-08'));
    expect(toldOfNobody(story)).toEqual(['2026-09-08 09:00 plan-office 督查室验收']);
    expect(story.state.phase).toBe('inSignOff');
  });

  it('goes for sign-off and for requests as well, and for a post that an amendment leaves to nobody', () => {
    const signed = submitted().does('sun', accepts('effect', 'completion'), NINE('2026-09-03')).does('zhou', accepts('effect', 'completion'), NINE('2026-09-04'));
    signed.does('zheng', handsOver('deputy-director', 'li', '李经办', '2026-09-07'), NINE('2026-09-07')).until(NINE('2026-09-07'));
    // The group leader accepted, so he cannot sign either: the administrators do.
    expect(toldOfNobody(signed).slice(-1)).toEqual(['2026-09-07 09:00 plan-office 组长审批']);
    expect(signed.state).toMatchObject({ phase: 'inSignOff', signOff: { awaited: ['plan-office'] } });

    const extension = { atMost: 1, steps: [{ id: 'decide', title: '延期审批', roles: ['leadOfficial'], need: 'any', whenLapsed: [] }] } as const;
    const asked = rectifying({ ...TIMELESS, policy: { ...timeless, extension } }).does('li', { type: 'requestExtension', milestoneId: 'effect', reason: '汛期', progress: '七成', dueOn: '2026-10-20' }, NINE('2026-09-02'));
    asked.does('zheng', handsOver('deputy-director', 'li', '李经办', '2026-09-07'), NINE('2026-09-07')).until(NINE('2026-09-07'));
    expect(asked.state.extensions).toMatchObject([{ outcome: 'pending', chain: { awaited: ['plan-office'] } }]);

    const posts = { ...DEFINITION.directory.posts, 'group-leader': { title: '领导小组组长', unit: '领导小组', holders: [{ person: 'sun', from: '2026-01-01', to: '2026-09-08' }] } };
    const vacated = submitted().does('zheng', { type: 'amend', definition: { ...TIMELESS, directory: { ...DEFINITION.directory, posts } } }, NINE('2026-09-03')).until(NINE('2026-09-10'));
    expect(vacated.state.milestones).toMatchObject([{ acceptance: { step: 1 } }, {}]);
  });

  it('waits for a newcomer who may act, and is not skipped for a substitution that bars its holder for some days', () => {
    const coming = submitted().does('zheng', handsOver('group-leader', 'li', '李经办', '2026-09-10'), NINE('2026-09-03')).does('zheng', handsOver('group-leader', 'chen', '陈新任', '2026-09-14'), NINE('2026-09-04'));
    expect(toldOfNobody(coming.until(NINE('2026-09-15')))).toEqual([]);
    coming.does('chen', accepts('effect', 'completion'), NINE('2026-09-15'));
    const tied = submitted().does('li', { type: 'appointSubstitute', post: 'bureau-handler', person: 'sun', name: '孙组长', from: '2026-09-03', to: '2026-09-08' }, NINE('2026-09-03'));
    expect(tied.refuses('sun', accepts('effect'), NINE('2026-09-04'))).toBe('submitterMayNotAccept');
    expect(toldOfNobody(tied.until(NINE('2026-09-15')))).toEqual([]);
  });

  it('waited on before release 0.3.0, and a replay finds it so', () => {
    const decision = decide(rectifying(TIMELESS).state, { id: 'old', person: 'li', act: submits('effect') }, NINE('2026-09-02'), 2);
    expect('events' in decision && decision.events.at(-1)).toMatchObject({ type: 'stepOpened', awaited: ['group-leader'] });
    expect('events' in decision && decision.events.at(-1)).not.toHaveProperty('isWatched');
  });
});
