import { describe, expect, it } from 'vitest';
import { accepts } from '../support/definitions.ts';
import { handsIn, lived } from '../support/exampleLives.ts';

/**
 * The examples of `docs/policies.md` in the Zhenjiang plan, each against a table worked out by hand from the calendar.
 *
 * As it stands the plan begins on Monday 2026-11-23 and reaches into 2027, whose days off are not published: that year knows weekends
 * only, and Friday 1 January counts as worked. Moved to Monday 2025-12-08, its dates lie in 2026, whose list is known: off are
 * 1-3 January, 15-23 February (Spring Festival), 4-6 April, 1-5 May, 19-21 June, 25-27 September and 1-7 October; worked are Sunday
 * 4 January, Saturdays 14 and 28 February, Saturday 9 May, Sunday 20 September and Saturday 10 October.
 */
const EARLIER = '2025-12-08';

describe('1. the ladder of the seed report', () => {
  it('climbs for an immediate measure of 22 December by the limits of its papers', () => {
    const { milestones, rows, lights } = lived({ policy: 'ladder', ref: 'M-063', until: '2027-03-01' });
    expect(milestones).toEqual(['completion 2026-12-22']);
    expect(rows).toEqual([
      '2026-12-07 09:00 completion-soon notice jigongwei-clerk',
      // Three working days before Tuesday the 22nd: 21, 18, 17.
      '2026-12-17 09:00 completion-urgent notice jigongwei-clerk+jigongwei-head+discipline-secretary',
      // Ten working days after 23 December: 24, 25, 28, 29, 30, 31, 1, 4, 5, 6.
      '2026-12-23 09:00 rectify 《责成限期整改通知书》 to jigongwei-head, cc jigongwei-clerk+discipline-secretary, sign 12-25, answer 12-28, done 01-06',
      // The 25th is a Friday: nobody is written to on the 26th.
      '2026-12-28 09:00 rectify-unacknowledged notice jigongwei-head+discipline-secretary+office-head+office-clerk',
      '2026-12-29 09:00 rectify-unanswered notice discipline-secretary+ducha-head',
      '2027-01-07 09:00 interview 《约谈通知书》 to jigongwei-head, cc jigongwei-clerk+discipline-secretary, sign 01-08, answer 01-14, done 01-21',
      '2027-01-22 09:00 key-supervision 《重点督办通知书》 to jigongwei-head+discipline-secretary, cc director, sign 01-25, answer 01-29, done 02-05',
      // The limit ends with Friday 5 February.
      '2027-02-08 09:00 referral 《问责线索移交函》 to discipline-office, cc office-head+office-clerk, sign 02-11',
    ]);
    expect(lights).toEqual({ completion: ['2026-12-07 00:00 yellow', '2026-12-17 00:00 orange', '2026-12-23 00:00 red'] });
  });

  it('waits over the Spring Festival and works on its make-up Saturday', () => {
    const { milestones, rows, lights } = lived({ policy: 'ladder', ref: 'M-038', adoptedOn: EARLIER, until: '2026-04-30' });
    expect(milestones).toEqual(['effect 2026-01-26', 'completion 2026-02-14']);
    expect(rows).toEqual([
      // Fifteen days before is Sunday the 11th: the Friday before it.
      '2026-01-09 09:00 effect-soon notice zhaoshang-clerk+fazhan-clerk',
      '2026-01-21 09:00 effect-urgent notice zhaoshang-clerk+zhaoshang-head',
      '2026-01-27 09:00 effect-late 《督办提醒函》 to zhaoshang-head, cc zhaoshang-clerk, sign 01-29, answer 02-03',
      '2026-01-30 09:00 completion-soon notice zhaoshang-clerk+fazhan-clerk',
      '2026-02-04 09:00 effect-unanswered notice vice-economy+ducha-head',
      '2026-02-11 09:00 completion-urgent notice zhaoshang-clerk+zhaoshang-head+vice-economy',
      // The day after Saturday the 14th begins the holiday; work begins again on the 24th. Ten working days: 25, 26, 27, Saturday 28, 2, 3, 4, 5, 6, 9.
      '2026-02-24 09:00 rectify 《责成限期整改通知书》 to zhaoshang-head, cc zhaoshang-clerk+vice-economy, sign 02-26, answer 02-27, done 03-09',
      '2026-02-27 09:00 rectify-unacknowledged notice zhaoshang-head+vice-economy+office-head+office-clerk',
      '2026-02-28 09:00 rectify-unanswered notice vice-economy+ducha-head',
      '2026-03-10 09:00 interview 《约谈通知书》 to zhaoshang-head, cc zhaoshang-clerk+vice-economy, sign 03-11, answer 03-17, done 03-24',
      // Ten working days after 25 March: 26, 27, 30, 31, 1, 2, 3, and over Qingming 7, 8, 9.
      '2026-03-25 09:00 key-supervision 《重点督办通知书》 to zhaoshang-head+vice-economy, cc director, sign 03-26, answer 04-01, done 04-09',
      '2026-04-10 09:00 referral 《问责线索移交函》 to discipline-office, cc office-head+office-clerk, sign 04-15',
    ]);
    expect(lights).toEqual({
      effect: ['2026-01-11 00:00 yellow', '2026-01-21 00:00 orange', '2026-01-27 00:00 red'],
      completion: ['2026-01-30 00:00 yellow', '2026-02-11 00:00 orange', '2026-02-15 00:00 red'],
    });
  });
});

describe('2. three colours: 20 days, 10 days, past', () => {
  const AGAIN = ['2027-02-16', '2027-02-23', '2027-03-02', '2027-03-09', '2027-03-16', '2027-03-23'];

  it('writes for each of two deadlines, before a weekend and after it', () => {
    const { milestones, rows, lights } = lived({ policy: 'three-colours', ref: 'M-038', until: '2027-04-30' });
    expect(milestones).toEqual(['effect 2027-01-08', 'completion 2027-01-29']);
    expect(rows).toEqual([
      // Twenty days before 8 January is Saturday 19 December, twenty before the 29th Saturday 9 January.
      '2026-12-18 09:00 green-effect 《绿色提示函》 to zhaoshang-clerk',
      '2026-12-29 09:00 yellow-effect 《黄色预警函》 to zhaoshang-clerk+vice-economy, sign 12-31',
      '2027-01-08 09:00 green-completion 《绿色提示函》 to zhaoshang-clerk',
      '2027-01-11 09:00 red-effect 《红色督办函》 to zhaoshang-clerk+zhaoshang-head, cc vice-economy, sign 01-12, answer 01-14',
      '2027-01-15 09:00 red-effect-unanswered notice vice-economy+ducha-head',
      '2027-01-19 09:00 yellow-completion 《黄色预警函》 to zhaoshang-clerk+vice-economy, sign 01-21',
      '2027-02-01 09:00 red-completion 《红色督办函》 to zhaoshang-clerk+zhaoshang-head, cc vice-economy, sign 02-02, answer 02-04, done 02-15',
      '2027-02-05 09:00 red-completion-unanswered notice vice-economy+ducha-head',
      ...AGAIN.map((on) => `${on} 09:00 red-lapsed notice zhaoshang-head+vice-economy+director`),
    ]);
    expect(lights).toEqual({
      effect: ['2026-12-19 00:00 green', '2026-12-29 00:00 yellow', '2027-01-09 00:00 red'],
      completion: ['2027-01-09 00:00 green', '2027-01-19 00:00 yellow', '2027-01-30 00:00 red'],
    });
  });

  it('counts over Qingming, the worked Sunday of September and the National Day holiday', () => {
    const { milestones, rows, lights } = lived({ policy: 'three-colours', ref: 'M-092', adoptedOn: EARLIER, until: '2026-12-31' });
    expect(milestones).toEqual(['effect 2026-04-13', 'completion 2026-09-28']);
    expect(rows).toEqual([
      '2026-03-24 09:00 green-effect 《绿色提示函》 to zuzhi-clerk',
      // Two working days after Friday 3 April: 7, 8.
      '2026-04-03 09:00 yellow-effect 《黄色预警函》 to zuzhi-clerk+organization-minister, sign 04-08',
      '2026-04-14 09:00 red-effect 《红色督办函》 to zuzhi-clerk+zuzhi-head, cc organization-minister, sign 04-15, answer 04-17',
      '2026-04-20 09:00 red-effect-unanswered notice organization-minister+ducha-head',
      '2026-09-08 09:00 green-completion 《绿色提示函》 to zuzhi-clerk',
      // Two working days after Friday 18 September: Sunday 20, Monday 21.
      '2026-09-18 09:00 yellow-completion 《黄色预警函》 to zuzhi-clerk+organization-minister, sign 09-21',
      // After 29 September: 30; then 8, 9, Saturday 10, 12, 13, 14, 15, 16, 19 October.
      '2026-09-29 09:00 red-completion 《红色督办函》 to zuzhi-clerk+zuzhi-head, cc organization-minister, sign 09-30, answer 10-09, done 10-19',
      '2026-10-10 09:00 red-completion-unanswered notice organization-minister+ducha-head',
      ...['2026-10-20', '2026-10-27', '2026-11-03', '2026-11-10', '2026-11-17', '2026-11-24'].map((on) => `${on} 09:00 red-lapsed notice zuzhi-head+organization-minister+director`),
    ]);
    expect(lights).toEqual({
      effect: ['2026-03-24 00:00 green', '2026-04-03 00:00 yellow', '2026-04-14 00:00 red'],
      completion: ['2026-09-08 00:00 green', '2026-09-18 00:00 yellow', '2026-09-29 00:00 red'],
    });
  });
});

describe('6. a red notice every three working days until done', () => {
  const RED = 'red 《红色督办单》 to';

  it('comes twenty times at most', () => {
    const { rows, lights } = lived({ policy: 'red-until-done', ref: 'M-063', until: '2027-04-30' });
    const twenty = [
      ...['2026-12-23', '2026-12-28', '2026-12-31', '2027-01-05', '2027-01-08', '2027-01-13', '2027-01-18', '2027-01-21', '2027-01-26', '2027-01-29'],
      ...['2027-02-03', '2027-02-08', '2027-02-11', '2027-02-16', '2027-02-19', '2027-02-24', '2027-03-01', '2027-03-04', '2027-03-09', '2027-03-12'],
    ];
    expect(rows).toEqual(['2026-12-15 09:00 blue notice jigongwei-clerk+jigongwei-head', ...twenty.map((on) => `${on} 09:00 ${RED} jigongwei-head, cc jigongwei-clerk+discipline-secretary`)]);
    expect(lights).toEqual({ completion: ['2026-12-15 00:00 blue', '2026-12-23 00:00 red'] });
  });

  it('rests over the Spring Festival, and while the acceptors have it; returned, it goes on in its rhythm', () => {
    const { rows, lights } = lived({
      ...{ policy: 'red-until-done', ref: 'M-038', adoptedOn: EARLIER, until: '2026-03-20' },
      deeds: [
        ['2026-03-10', '10:00', 'qi-bingshen', handsIn('effect', 'completion')],
        ['2026-03-12', '10:00', 'zhu-gengchen', { type: 'return', milestones: ['effect', 'completion'], reason: '佐证不足' }],
        ['2026-03-17', '10:00', 'qi-bingshen', handsIn('effect', 'completion')],
        ['2026-03-18', '10:00', 'zhu-gengchen', accepts('effect', 'completion')],
      ],
    });
    const to = 'zhaoshang-head, cc zhaoshang-clerk+vice-economy';
    expect(rows).toEqual([
      '2026-01-27 09:00 effect-late 《黄色督办单》 to zhaoshang-head, cc zhaoshang-clerk',
      // Five working days before Saturday the 14th: 13, 12, 11, 10, 9.
      '2026-02-09 09:00 blue notice zhaoshang-clerk+zhaoshang-head',
      `2026-02-24 09:00 ${RED} ${to}`,
      `2026-02-27 09:00 ${RED} ${to}`,
      // Saturday 28 February, 2 and 3 March.
      `2026-03-03 09:00 ${RED} ${to}`,
      `2026-03-06 09:00 ${RED} ${to}`,
      // The one of the 11th fell while it was with the acceptors, and is made up for when it comes back.
      `2026-03-11 09:00 red late, on 2026-03-12 10:00, 《红色督办单》 to ${to}`,
      `2026-03-16 09:00 ${RED} ${to}`,
    ]);
    const handling = ['2026-03-10 10:00 submitted', '2026-03-12 10:00', '2026-03-17 10:00 submitted', '2026-03-18 10:00 caughtUp'];
    expect(lights).toEqual({
      effect: ['2026-01-27 00:00 yellow', ...handling.map((line) => (line.endsWith('03-12 10:00') ? `${line} yellow` : line))],
      completion: ['2026-02-09 00:00 blue', '2026-02-15 00:00 red', ...handling.map((line) => (line.endsWith('03-12 10:00') ? `${line} red` : line))],
    });
  });
});
