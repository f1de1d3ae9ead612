import { sourceFields } from '../../plans/draft.ts';
import { planText, type OutlineField, type OutlineRow } from '../../plans/planText.ts';
import type { DraftMeasure, ReportDraft } from '../../plans/report/index.ts';
import { ADOPTED_ON, datesFor } from './dates.ts';
import { inventedPerson, leadsByNumber, type ExampleOffice } from './office.ts';

/**
 * @returns a plan file: the problems and measures as the importer reads them from a report, completed with an invented office.
 * @throws Error when the office leaves a measure without a lead unit.
 */
export function exampleText(office: ExampleOffice, report: ReportDraft): string {
  const posts = office.units.flatMap(({ id, head, clerk }) => [
    { id: `${id}-head`, title: head, unit: id },
    { id: `${id}-clerk`, title: clerk, unit: id },
  ]);
  const staffed = staff(office, [...office.posts, ...posts]);
  const leads = leadsByNumber(office);
  return planText({
    ...{ preface: office.preface, schemaPath: '../../schemas/plan.schema.json', id: office.id, title: office.title, adoptedOn: ADOPTED_ON, policy: office.policy },
    roles: office.roles,
    units: [...office.bodies, ...office.units.map(({ id, name }) => ({ id, name, principal: `${id}-head`, handler: `${id}-clerk` }))].map((row) => ({ row })),
    ...staffed,
    problems: report.problems.map(({ no, title }) => ({
      ...{ no, title },
      measures: report.measures.filter(({ problemNo }) => problemNo === no).map((measure) => measureFields(office, leads, measure, report)),
    })),
  });
}

/** Every post is held by somebody of its own; one of them goes on to another person in the course of the plan. */
function staff(office: ExampleOffice, posts: readonly { id: string; title: string; unit: string }[]): { posts: OutlineRow[]; people: OutlineRow[] } {
  const people = Array.from({ length: posts.length + 1 }, (_, index) => {
    const { id, name } = inventedPerson(office.firstPerson + index);
    return { id: office.idPrefix + id, name };
  });
  const idOf = (index: number) => people[index]?.id ?? '';
  const { post: changing, lastDay, firstDay } = office.handOver;
  const rows = posts.map((post, index): OutlineRow => {
    const holders = post.id === changing ? [{ person: idOf(index), to: lastDay }, { person: idOf(posts.length), from: firstDay }] : [{ person: idOf(index) }];
    return { row: { ...post, holders } };
  });
  return { posts: rows, people: people.map(({ id, name }) => ({ row: { id, name, email: `${id}@${office.emailDomain}` } })) };
}

function measureFields(office: ExampleOffice, leads: ReturnType<typeof leadsByNumber>, measure: DraftMeasure, report: ReportDraft): OutlineField[] {
  const number = Number(measure.number);
  const lead = leads.get(number);
  if (!lead) throw new Error(`${office.id}: nobody leads measure ${measure.ref} (${String(measure.number)})`);
  const kind = office.immediate.includes(number) ? 'immediate' : office.longTerm.includes(number) ? 'longTerm' : 'standard';
  const { effect, completion, node } = datesFor(`${office.id}/${measure.ref}`, kind);
  return [
    ...sourceFields(measure, report),
    { key: 'class', value: kind === 'standard' ? undefined : kind },
    { key: 'leadOfficial', value: office.officials[lead.leadUnit] },
    { key: 'leadUnit', value: lead.leadUnit },
    { key: 'participants', value: lead.participants.length === 0 ? undefined : lead.participants, isInline: true },
    { key: 'milestones', value: node && [{ kind: 'node', ...node }], isInline: true },
    { key: 'effect', value: effect },
    { key: 'completion', value: completion },
  ];
}
