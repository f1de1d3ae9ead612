import { describe, expect, it } from 'vitest';
import type { Act } from '../../domain/commands.ts';
import { at } from '../support/definitions.ts';
import { handsIn, lived } from '../support/exampleLives.ts';

/** What people do and the examples of `docs/policies.md` answer to; tables worked out by hand, calendars as in `policyExamples.test.ts`. */
const EARLIER = '2025-12-08';
const RETURN: Act = { type: 'return', milestones: ['completion'], reason: '佐证不足' };
const signs = (documentId: string): Act => ({ type: 'acknowledgeDocument', documentId });
const issues = (ruleId: string, milestoneId: string, rectifyOn?: string): Act => ({ type: 'issueByHand', ruleId, milestoneId, requirement: '三日内报送台账，补齐佐证', ...(rectifyOn !== undefined && { rectifyOn }) });

describe('3. letters signed for by a named role when a submission is returned', () => {
  it('asks the principal first, then the lead official, whose receipt nobody else can give', () => {
    const { rows, lights } = lived({
      ...{ policy: 'returned-letters', ref: 'M-063', until: '2027-01-31' },
      deeds: [
        ['2026-12-03', '10:00', 'he-jiashen', handsIn('completion')],
        ['2026-12-04', '15:00', 'zhu-gengchen', RETURN],
        ['2026-12-09', '10:00', 'xu-guiwei', signs('first-return-1-1')],
        ['2026-12-17', '10:00', 'he-jiashen', handsIn('completion')],
        ['2026-12-18', '19:00', 'zhu-gengchen', RETURN],
        ['2026-12-21', '15:00', 'xu-guiwei', signs('second-return-1-1')],
      ],
    });
    expect(rows).toEqual([
      '2026-12-04 15:00 first-return 《整改质量提醒函》 to jigongwei-head, cc jigongwei-clerk, sign 12-08, answer 12-11',
      '2026-12-09 09:00 first-unsigned notice jigongwei-head+discipline-secretary',
      // Ten days before the 22nd is Saturday the 12th.
      '2026-12-11 09:00 completion-soon notice jigongwei-clerk+jigongwei-head',
      // Returned on Friday evening: dated Monday. Ten working days: 22, 23, 24, 25, 28, 29, 30, 31, 1, 4.
      '2026-12-21 09:00 second-return 《整改质量督办函》 to jigongwei-head+discipline-secretary, cc jigongwei-clerk, sign 12-22, done 01-04',
      '2026-12-23 09:00 completion-late 《逾期督办单》 to jigongwei-head, cc discipline-secretary, sign 12-25, answer 12-28',
      ...['2026-12-23', '2026-12-25', '2026-12-29'].map((on) => `${on} 09:00 second-unsigned notice discipline-secretary+ducha-head`),
      '2027-01-05 09:00 second-lapsed notice jigongwei-head+discipline-secretary+director',
    ]);
    expect(lights).toEqual({ completion: ['2026-12-03 10:00 submitted', '2026-12-04 15:00 yellow', '2026-12-17 10:00 submitted', '2026-12-18 19:00 orange', '2026-12-23 00:00 red'] });
  });

  it('calls the principal in the third time, and somebody hears when that is not recorded', () => {
    const { milestones, rows, lights } = lived({
      ...{ policy: 'returned-letters', ref: 'M-067', until: '2026-12-31' },
      deeds: [
        ['2026-12-01', '10:00', 'he-jiashen', handsIn('completion')],
        ['2026-12-01', '11:00', 'zhu-gengchen', RETURN],
        ['2026-12-01', '14:00', 'xu-guiwei', signs('first-return-1-1')],
        ['2026-12-02', '10:00', 'he-jiashen', handsIn('completion')],
        ['2026-12-02', '11:00', 'zhu-gengchen', RETURN],
        ['2026-12-02', '14:00', 'wang-xinwei', signs('second-return-1-1')],
        ['2026-12-03', '10:00', 'he-jiashen', handsIn('completion')],
        ['2026-12-03', '11:00', 'zhu-gengchen', RETURN],
      ],
    });
    expect(milestones).toEqual(['completion 2026-12-16']);
    expect(rows).toEqual([
      '2026-12-01 11:00 first-return 《整改质量提醒函》 to jigongwei-head, cc jigongwei-clerk, sign 12-03, answer 12-08',
      '2026-12-02 11:00 second-return 《整改质量督办函》 to jigongwei-head+discipline-secretary, cc jigongwei-clerk, sign 12-03, done 12-16',
      '2026-12-03 11:00 third-return interview jigongwei-head by ducha-head, held 12-10',
      '2026-12-04 09:00 completion-soon notice jigongwei-clerk+jigongwei-head',
      '2026-12-11 09:00 interview lapsed -> ducha-head+director',
      '2026-12-17 09:00 completion-late 《逾期督办单》 to jigongwei-head, cc discipline-secretary, sign 12-21, answer 12-22',
      '2026-12-17 09:00 second-lapsed notice jigongwei-head+discipline-secretary+director',
    ]);
    const handling = ['10:00 submitted', '11:00'];
    expect(lights.completion).toEqual([
      ...handling.map((line) => `2026-12-01 ${line}${line.endsWith('submitted') ? '' : ' yellow'}`),
      ...handling.map((line) => `2026-12-02 ${line}${line.endsWith('submitted') ? '' : ' orange'}`),
      ...handling.map((line) => `2026-12-03 ${line}${line.endsWith('submitted') ? '' : ' red'}`),
    ]);
  });

  it('gives two working days over the Spring Festival: the make-up Saturday and the day work begins again', () => {
    const { rows, lights } = lived({
      ...{ policy: 'returned-letters', ref: 'M-038', adoptedOn: EARLIER, until: '2026-03-31' },
      deeds: [
        ['2026-02-12', '10:00', 'qi-bingshen', handsIn('completion')],
        ['2026-02-13', '16:00', 'zhu-gengchen', RETURN],
      ],
    });
    expect(rows).toEqual([
      '2026-02-04 09:00 completion-soon notice zhaoshang-clerk+zhaoshang-head',
      '2026-02-13 16:00 first-return 《整改质量提醒函》 to zhaoshang-head, cc zhaoshang-clerk, sign 02-24, answer 02-27',
      '2026-02-24 09:00 completion-late 《逾期督办单》 to zhaoshang-head, cc vice-economy, sign 02-26, answer 02-27',
      '2026-02-25 09:00 first-unsigned notice zhaoshang-head+vice-economy',
    ]);
    expect(lights).toEqual({ completion: ['2026-02-12 10:00 submitted', '2026-02-13 16:00 yellow', '2026-02-24 00:00 red'] });
  });
});

describe('4. a slip issued by hand, and sterner ones if its limit lapses without good reason', () => {
  it('climbs from blue to referral when nothing is heard', () => {
    const { rows, lights, story } = lived({ policy: 'slips-by-hand', ref: 'M-038', until: '2027-02-28', deeds: [['2026-12-07', '16:00', 'zhu-gengchen', issues('blue', 'effect')]] });
    expect(rows).toEqual([
      '2026-12-07 16:00 blue 《蓝色督查单》 to zhaoshang-head, cc zhaoshang-clerk, sign 12-08, done 12-14',
      '2026-12-15 09:00 orange 《橙色督查单》 to zhaoshang-head, cc zhaoshang-clerk+vice-economy, sign 12-16, done 12-22',
      '2026-12-23 09:00 red 《红色督查单》 to zhaoshang-head+vice-economy, cc director, sign 12-24, done 12-28',
      '2026-12-29 09:00 referral 《问责线索移交函》 to discipline-office',
      // The other deadline has its own course; no slip stands for it.
      '2027-01-19 09:00 completion-soon notice zhaoshang-clerk+zhaoshang-head',
      '2027-02-01 09:00 completion-late notice zhaoshang-clerk+zhaoshang-head+vice-economy',
      '2027-02-05 09:00 overdue-letter 《逾期督办单》 to zhaoshang-head, cc vice-economy, answer 02-10',
    ]);
    expect(lights).toEqual({ effect: ['2026-12-07 16:00 blue', '2026-12-15 00:00 orange', '2026-12-23 00:00 red'], completion: ['2027-01-30 00:00 red'] });
    expect(story.state.documents.map(({ ruleId, requirement, isRestricted }) => [ruleId, requirement !== undefined, isRestricted === true])).toEqual([
      ...[['blue', true, false], ['orange', false, false], ['red', false, false], ['referral', false, true]],
      ['overdue-letter', false, false],
    ]);
  });

  it('goes no further when the reason is found good', () => {
    const { rows, lights } = lived({
      ...{ policy: 'slips-by-hand', ref: 'M-063', until: '2027-01-31' },
      deeds: [
        ['2026-12-08', '10:00', 'yang-jimao', issues('blue', 'completion', '2026-12-11')],
        ['2026-12-11', '15:00', 'xu-guiwei', { type: 'answerDocument', documentId: 'blue-1-1', text: '台账在审计组，下周一退回' }],
        ['2026-12-11', '17:00', 'yang-jimao', { type: 'excuseDocument', documentId: 'blue-1-1', reason: '情况属实' }],
      ],
    });
    expect(rows).toEqual([
      '2026-12-08 10:00 blue 《蓝色督查单》 to jigongwei-head, cc jigongwei-clerk, sign 12-09, done 12-11',
      '2026-12-11 09:00 completion-soon notice jigongwei-clerk+jigongwei-head',
      '2026-12-23 09:00 completion-late notice jigongwei-clerk+jigongwei-head+discipline-secretary',
      '2026-12-29 09:00 overdue-letter 《逾期督办单》 to jigongwei-head, cc discipline-secretary, answer 01-01',
    ]);
    expect(lights).toEqual({ completion: ['2026-12-08 10:00 blue', '2026-12-23 00:00 red'] });
  });

  it('may begin with red, which stands in the way of a milder letter', () => {
    const { milestones, rows, lights } = lived({ policy: 'slips-by-hand', ref: 'M-065', until: '2027-01-31', deeds: [['2026-12-16', '10:00', 'qian-yichou', issues('red', 'completion', '2026-12-18')]] });
    expect(milestones).toEqual(['completion 2026-12-18']);
    expect(rows).toEqual([
      '2026-12-08 09:00 completion-soon notice jigongwei-clerk+jigongwei-head',
      '2026-12-16 10:00 red 《红色督查单》 to jigongwei-head+discipline-secretary, cc director, sign 12-17, done 12-18',
      '2026-12-21 09:00 completion-late notice jigongwei-clerk+jigongwei-head+discipline-secretary',
      '2026-12-21 09:00 referral 《问责线索移交函》 to discipline-office',
      '2026-12-25 09:00 overdue-letter passed over for red',
    ]);
    expect(lights).toEqual({ completion: ['2026-12-16 10:00 red'] });
  });
});

describe('5. a letter that sets one last date, and another that follows it', () => {
  it('gives thirty days, then follows', () => {
    const { rows, lights } = lived({ policy: 'last-date', ref: 'M-063', until: '2027-02-28' });
    expect(rows).toEqual([
      // Ten working days before the 22nd: 21, 18, 17, 16, 15, 14, 11, 10, 9, 8.
      '2026-12-08 09:00 completion-soon notice jigongwei-clerk+jigongwei-head',
      '2026-12-23 09:00 listed 《挂牌督办通知书》 to jigongwei-head, cc jigongwei-clerk+discipline-secretary, sign 12-24, answer 12-30, done 01-22',
      '2026-12-31 09:00 listed-unanswered notice discipline-secretary+ducha-head',
      // Friday 22 January is the last day.
      '2027-01-25 09:00 reported 《督办通报》 to jigongwei-head+discipline-secretary, cc director, interview jigongwei-head by ducha-head, held 02-01',
      '2027-02-02 09:00 interview lapsed -> ducha-head+director',
    ]);
    expect(lights).toEqual({ completion: ['2026-12-08 00:00 yellow', '2026-12-23 00:00 orange', '2027-01-23 00:00 red'] });
  });

  it('counts thirty calendar days over the National Day holiday, but its answer in working days', () => {
    const { rows, lights } = lived({ policy: 'last-date', ref: 'M-092', adoptedOn: EARLIER, until: '2026-12-31' });
    expect(rows).toEqual([
      // Ten working days before Monday the 28th: 24, 23, 22, 21, Sunday 20, 18, 17, 16, 15, 14.
      '2026-09-14 09:00 completion-soon notice zuzhi-clerk+zuzhi-head',
      '2026-09-29 09:00 listed 《挂牌督办通知书》 to zuzhi-head, cc zuzhi-clerk+organization-minister, sign 09-30, answer 10-12, done 10-29',
      '2026-10-13 09:00 listed-unanswered notice organization-minister+ducha-head',
      '2026-10-30 09:00 reported 《督办通报》 to zuzhi-head+organization-minister, cc director, interview zuzhi-head by ducha-head, held 11-06',
      '2026-11-09 09:00 interview lapsed -> ducha-head+director',
    ]);
    expect(lights).toEqual({ completion: ['2026-09-14 00:00 yellow', '2026-09-29 00:00 orange', '2026-10-30 00:00 red'] });
  });

  it('may be set earlier by hand; then no later date can be asked for, and it is not set twice', () => {
    const { rows, lights, story } = lived({ policy: 'last-date', ref: 'M-038', until: '2027-02-28', deeds: [['2027-01-04', '10:00', 'yang-jimao', issues('listed', 'completion', '2027-01-22')]] });
    expect(rows).toEqual([
      '2027-01-04 10:00 listed 《挂牌督办通知书》 to zhaoshang-head, cc zhaoshang-clerk+vice-economy, sign 01-05, answer 01-11, done 01-22',
      '2027-01-12 09:00 listed-unanswered notice vice-economy+ducha-head',
      '2027-01-15 09:00 completion-soon passed over for listed',
      '2027-01-25 09:00 reported 《督办通报》 to zhaoshang-head+vice-economy, cc director, interview zhaoshang-head by ducha-head, held 02-01',
      '2027-02-01 09:00 listed passed over for listed',
      '2027-02-02 09:00 interview lapsed -> ducha-head+director',
    ]);
    expect(lights).toEqual({ completion: ['2027-01-04 10:00 orange', '2027-01-23 00:00 red'] });
    const early = lived({ policy: 'last-date', ref: 'M-038', until: '2027-01-05', deeds: [['2027-01-04', '10:00', 'yang-jimao', issues('listed', 'completion', '2027-01-22')]] });
    const asks: Act = { type: 'requestExtension', milestoneId: 'completion', reason: '项目审批未完成', progress: '已完成八成', dueOn: '2027-02-26' };
    expect(early.story.refuses('qi-bingshen', asks, at('2027-01-06', '10:00'))).toBe('finalLimitSet');
    expect(story.state.documents.filter(({ isFinal }) => isFinal)).toHaveLength(1);
  });
});
