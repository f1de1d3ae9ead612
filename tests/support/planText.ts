/** A small plan and policy as an office would write them, for tests that go in through the front door. */

export interface PlanWish {
  readonly id: string;
  readonly measures: number;
  readonly adoptedOn: string;
  readonly dueOn: string;
  /** Extra working days, so that a test runs on any day. */
  readonly workingDays: readonly string[];
}

export function planText({ id, measures, adoptedOn, dueOn, workingDays }: PlanWish): string {
  const lines = Array.from({ length: measures }, (_, index) => {
    const no = String(index + 1).padStart(3, '0');
    return `      - { ref: M-${no}, number: "${String(index + 1)}", title: 第${no}项措施, detail: 第${no}项措施的具体内容, leadOfficial: deputy, leadUnit: bureau, completion: ${dueOn} }`;
  });
  return `id: ${id}
title: 断电演练方案
adoptedOn: ${adoptedOn}
policy: policy.yaml
calendar: { workingDays: [${workingDays.join(', ')}] }
roles: { acceptor: [acceptor], groupHead: [leader], inspector: [inspector], administrator: [office], authority: [leader] }
units:
  - { id: bureau, name: 经发局, principal: head, handler: handler }
posts:
  - { id: handler, title: 经发局科长, unit: bureau, holders: [{ person: ${id}-li }] }
  - { id: head, title: 经发局局长, unit: bureau, holders: [{ person: ${id}-wang }] }
  - { id: deputy, title: 管委会副主任, unit: bureau, holders: [{ person: ${id}-zhang }] }
  - { id: acceptor, title: 督查室科长, unit: bureau, holders: [{ person: ${id}-zhao }] }
  - { id: leader, title: 领导小组组长, unit: bureau, holders: [{ person: ${id}-sun }] }
  - { id: inspector, title: 巡察办主任, unit: bureau, holders: [{ person: ${id}-zhou }] }
  - { id: office, title: 领导小组办公室主任, unit: bureau, holders: [{ person: ${id}-zheng }] }
people:
${[['li', '李经办'], ['wang', '王局长'], ['zhang', '张副主任'], ['zhao', '赵督查'], ['sun', '孙组长'], ['zhou', '周巡察'], ['zheng', '郑管理']].map(([person = '', name = '']) => `  - { id: ${id}-${person}, name: ${name}, email: ${id}-${person}@office.example }`).join('\n')}
problems:
  - no: "1"
    title: 断电问题
    measures:
${lines.join('\n')}
`;
}

/** @param notice the hour of papers, "HH:MM" in Asia/Shanghai. */
export function policyText(notice: string): string {
  return `name: 断电演练规则
roles: { acceptor: 验收, groupHead: 组长, inspector: 回头看 }
hours: { notice: "${notice}", from: "00:00", to: "24:00", spreadMinutes: 0, gatherMinutes: 0 }
dayOff: keep
receipt: { within: { workingDays: 3 } }
ladder:
  - id: letter
    title: 责成限期整改
    when: { after: completion, days: 1 }
    light: red
    document: { name: 责成限期整改通知书, series: 限改, to: [leadUnit] }
acceptance: [{ id: check, title: 验收, roles: [acceptor], need: any }]
signOff: [{ id: leader, title: 审批, roles: [groupHead], need: any }]
lookBacks: [{ id: first, title: 回头看, afterMonths: 3, roles: [inspector] }]
`;
}
