import { describe, expect, it } from 'vitest';
import type { Act } from '../../domain/commands.ts';
import { accepts, at } from '../support/definitions.ts';
import { handsIn, lived } from '../support/exampleLives.ts';
import { changed } from '../plans/samples.ts';

/** Reports, extensions, targets and measures of other classes; tables worked out by hand, calendars as in `policyExamples.test.ts`. */
const EARLIER = '2025-12-08';

describe('7. quarterly reports after the third month, with escalation, and extensions reviewed twice', () => {
  it('asks first for the first whole quarter after three months, and climbs with every report missed', () => {
    const { milestones, rows, lights } = lived({ policy: 'quarterly', ref: 'M-092', until: '2028-01-31' });
    expect(milestones).toEqual(['effect 2027-03-19', 'completion 2027-08-31']);
    expect(rows).toEqual([
      // Three months after 23 November the first quarter of 2027 has begun: the second is the first. 30 June and five working days: 1, 2, 5, 6, 7 July.
      '2027-07-08 09:00 periodic lapsed -> zuzhi-clerk+ducha-head',
      ...['2027-07-08', '2027-07-15', '2027-07-22'].map((on) => `${on} 09:00 missed-first notice zuzhi-clerk+zuzhi-head`),
      // Thirty days before 31 August is Sunday the 1st, ten days before it Saturday the 21st.
      '2027-07-30 09:00 blue notice zuzhi-clerk',
      '2027-08-20 09:00 orange 《橙色预警函》 to zuzhi-head, cc zuzhi-clerk',
      '2027-09-01 09:00 red 《红色督办函》 to zuzhi-head, cc zuzhi-clerk+organization-minister, sign 09-03, answer 09-08',
      '2027-10-08 09:00 periodic lapsed -> zuzhi-clerk+ducha-head',
      '2027-10-08 09:00 missed-second 《催报通知》 to zuzhi-head, cc organization-minister, answer 10-13',
      // The limit ends with Friday 7 January.
      '2028-01-10 09:00 periodic lapsed -> zuzhi-clerk+ducha-head',
      '2028-01-10 09:00 missed-third interview zuzhi-head by ducha-head, held 01-17',
      '2028-01-18 09:00 interview lapsed -> ducha-head+director',
    ]);
    expect(lights).toEqual({ completion: ['2027-08-01 00:00 blue', '2027-08-21 00:00 orange', '2027-09-01 00:00 red'] });
  });

  it('gives five working days over the National Day holiday, the make-up Saturday among them', () => {
    const { rows, lights } = lived({ policy: 'quarterly', ref: 'M-092', adoptedOn: EARLIER, until: '2027-01-31' });
    expect(rows).toEqual([
      '2026-07-08 09:00 periodic lapsed -> zuzhi-clerk+ducha-head',
      ...['2026-07-08', '2026-07-15', '2026-07-22'].map((on) => `${on} 09:00 missed-first notice zuzhi-clerk+zuzhi-head`),
      '2026-08-28 09:00 blue notice zuzhi-clerk',
      '2026-09-18 09:00 orange 《橙色预警函》 to zuzhi-head, cc zuzhi-clerk',
      '2026-09-29 09:00 red 《红色督办函》 to zuzhi-head, cc zuzhi-clerk+organization-minister, sign 10-08, answer 10-12',
      // After 30 September: 8, 9, Saturday 10, 12, 13 October.
      '2026-10-14 09:00 periodic lapsed -> zuzhi-clerk+ducha-head',
      '2026-10-14 09:00 missed-second 《催报通知》 to zuzhi-head, cc organization-minister, answer 10-19',
      '2027-01-08 09:00 periodic lapsed -> zuzhi-clerk+ducha-head',
      '2027-01-08 09:00 missed-third interview zuzhi-head by ducha-head, held 01-15',
      '2027-01-18 09:00 interview lapsed -> ducha-head+director',
    ]);
    expect(lights).toEqual({ completion: ['2026-08-29 00:00 blue', '2026-09-18 00:00 orange', '2026-09-29 00:00 red'] });
  });

  const asks: Act = { type: 'requestExtension', milestoneId: 'completion', reason: '招标流标，须重新组织', progress: '完成七成', dueOn: '2027-10-29' };
  const reports = (period: string): Act => ({ type: 'handInPeriodic', dutyId: 'progress-report', period, text: '完成七成', evidence: [] });

  it('writes when an extension is refused, and begins its warnings anew when the next is granted', () => {
    const { rows, lights } = lived({
      ...{ policy: 'quarterly', ref: 'M-092', until: '2027-11-15' },
      deeds: [
        ['2027-07-05', '10:00', 'shi-bingxu', reports('2027-Q2')],
        ['2027-08-02', '10:00', 'shi-bingxu', asks],
        ['2027-08-03', '10:00', 'yang-jimao', { type: 'approveExtension', extensionId: 'completion-1-1' }],
        ['2027-08-05', '16:00', 'qian-yichou', { type: 'refuseExtension', extensionId: 'completion-1-1', reason: '理由不充分' }],
        ['2027-08-06', '10:00', 'shi-bingxu', asks],
        ['2027-08-09', '10:00', 'yang-jimao', { type: 'approveExtension', extensionId: 'completion-1-2' }],
        ['2027-08-10', '10:00', 'qian-yichou', { type: 'approveExtension', extensionId: 'completion-1-2' }],
        ['2027-10-05', '10:00', 'shi-bingxu', reports('2027-Q3')],
      ],
    });
    expect(rows).toEqual([
      '2027-07-30 09:00 blue notice zuzhi-clerk',
      '2027-08-05 16:00 refused 《不予延期通知书》 to zuzhi-head, cc zuzhi-clerk+organization-minister',
      // Thirty and ten days before Friday 29 October; the day after it is a Saturday.
      '2027-09-29 09:00 blue notice zuzhi-clerk',
      '2027-10-19 09:00 orange 《橙色预警函》 to zuzhi-head, cc zuzhi-clerk',
      '2027-11-01 09:00 red 《红色督办函》 to zuzhi-head, cc zuzhi-clerk+organization-minister, sign 11-03, answer 11-08',
    ]);
    expect(lights).toEqual({ completion: ['2027-08-01 00:00 blue', '2027-08-10 10:00 normal', '2027-09-29 00:00 blue', '2027-10-19 00:00 orange', '2027-10-30 00:00 red'] });
  });

  it('hears no request later than ten working days before the date', () => {
    const { story } = lived({ policy: 'quarterly', ref: 'M-092', until: '2027-08-16', deeds: [['2027-07-05', '10:00', 'shi-bingxu', reports('2027-Q2')]] });
    // Ten working days before Tuesday 31 August: 30, 27, 26, 25, 24, 23, 20, 19, 18, 17.
    expect(story.refuses('shi-bingxu', asks, at('2027-08-18', '09:30'))).toBe('extensionTooLate');
    expect(lived({ policy: 'quarterly', ref: 'M-092', until: '2027-08-16', deeds: [['2027-07-05', '10:00', 'shi-bingxu', reports('2027-Q2')]] }).story.refuses('shi-bingxu', asks, at('2027-08-17', '17:59'))).toBe('done');
  });

  it('lets a long-term measure be reviewed by others every quarter until it is confirmed as routine', () => {
    const { milestones, rows, story } = lived({
      ...{ policy: 'quarterly', ref: 'M-055', until: '2027-05-31' },
      deeds: [
        ['2027-01-15', '10:00', 'jin-renchen', handsIn('effect')],
        ['2027-01-18', '10:00', 'zhu-gengchen', accepts('effect')],
        ['2027-05-10', '10:00', 'zhao-jiazi', { type: 'confirmRoutine', reason: '制度已经建立，半年未反弹' }],
      ],
    });
    expect(milestones).toEqual(['effect 2027-01-20']);
    // The first quarter of 2027 is the first whole one; twenty days after 31 March.
    expect(rows).toEqual(['2027-04-21 09:00 periodic lapsed -> inspector-1+inspector-2+office-head+office-clerk']);
    expect(story.state.phase).toBe('closed');
  });
});

describe('8. blue when near, yellow when behind or returned, red when late', () => {
  const TARGETS = `      - ref: M-038
        targets:
          - { id: contracts, title: 签约项目, unit: 个, total: 100, curve: [{ on: 2026-12-31, value: 30 }, { on: 2027-01-15, value: 60 }] }
`;

  it('answers to the point of a curve that is missed, and gives way to red', () => {
    const { rows, lights } = lived({
      ...{ policy: 'behind-and-quality', ref: 'M-038', until: '2027-04-30' },
      edit: (plan) => changed(plan, '      - ref: M-038\n', TARGETS),
      deeds: [['2026-12-28', '10:00', 'qi-bingshen', { type: 'reportProgress', text: '签约 30 个', values: { contracts: 30 } }]],
    });
    expect(rows).toEqual([
      // The point of 31 December is reached, that of Friday 15 January is not.
      '2027-01-18 09:00 yellow-behind 《黄色督办单》 to zhaoshang-head, cc zhaoshang-clerk+vice-economy, answer 01-21',
      '2027-01-22 09:00 blue 《蓝色督办单》 to zhaoshang-head, cc zhaoshang-clerk',
      '2027-01-25 09:00 yellow-behind 《黄色督办单》 to zhaoshang-head, cc zhaoshang-clerk+vice-economy, answer 01-28',
      '2027-02-01 09:00 red 《红色督办单》 to zhaoshang-head+vice-economy, cc zhaoshang-clerk, sign 02-02, done 02-10',
      '2027-02-01 09:00 yellow-behind passed over for red',
      '2027-02-08 09:00 yellow-behind passed over for red',
      ...['2027-02-11', '2027-02-18', '2027-02-25', '2027-03-04', '2027-03-11', '2027-03-18', '2027-03-25', '2027-04-01', '2027-04-08', '2027-04-15'].map((on) => `${on} 09:00 red-lapsed notice zhaoshang-head+vice-economy+director`),
    ]);
    // A target is behind for the measure as a whole: both duties show it, until one is late.
    expect(lights).toEqual({ effect: ['2027-01-16 00:00 yellow'], completion: ['2027-01-16 00:00 yellow', '2027-01-22 00:00 blue', '2027-01-30 00:00 red'] });
  });

  it('gives an immediate measure without a date fifteen working days, and a yellow slip when it is returned', () => {
    const { milestones, rows, lights } = lived({
      ...{ policy: 'behind-and-quality', ref: 'M-063', until: '2027-03-31' },
      edit: (plan) => {
        const from = plan.indexOf('- ref: M-063\n');
        return plan.slice(0, from) + changed(plan.slice(from), '        completion: 2026-12-22\n', '');
      },
      deeds: [
        ['2026-12-08', '10:00', 'he-jiashen', handsIn('completion')],
        ['2026-12-09', '10:00', 'zhu-gengchen', { type: 'return', milestones: ['completion'], reason: '佐证不足' }],
      ],
    });
    // After Monday 23 November: 24, 25, 26, 27, 30, 1, 2, 3, 4, 7, 8, 9, 10, 11, 14.
    expect(milestones).toEqual(['completion 2026-12-14']);
    expect(rows).toEqual([
      '2026-12-07 09:00 blue 《蓝色督办单》 to jigongwei-head, cc jigongwei-clerk',
      '2026-12-09 10:00 yellow-quality 《黄色督办单》 to jigongwei-head, cc jigongwei-clerk+discipline-secretary, answer 12-14',
      '2026-12-15 09:00 red 《红色督办单》 to jigongwei-head+discipline-secretary, cc jigongwei-clerk, sign 12-16, done 12-24',
      ...['2026-12-25', '2027-01-01', '2027-01-08', '2027-01-15', '2027-01-22', '2027-01-29', '2027-02-05', '2027-02-12', '2027-02-19', '2027-02-26'].map((on) => `${on} 09:00 red-lapsed notice jigongwei-head+discipline-secretary+director`),
    ]);
    expect(lights).toEqual({ completion: ['2026-12-07 00:00 blue', '2026-12-08 10:00 submitted', '2026-12-09 10:00 yellow', '2026-12-15 00:00 red'] });
  });

  it('lets a submission wait for the participating units', () => {
    const { story } = lived({ policy: 'behind-and-quality', ref: 'M-038', until: '2026-12-01' });
    expect(story.refuses('qi-bingshen', handsIn('effect'), at('2026-12-02', '10:00'))).toBe('partsMissing');
    story.does('tao-jiawu', { type: 'reportPart', text: '配合完成', evidence: [], isDone: true }, at('2026-12-02', '11:00'));
    expect(story.refuses('qi-bingshen', handsIn('effect'), at('2026-12-02', '12:00'))).toBe('done');
  });
});
