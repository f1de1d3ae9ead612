import type { PostId, RoleName } from '../../domain/directory.ts';
import type { MeasureFile, PostFile, RolesFile, UnitFile } from './schema.ts';

export type Roles = Readonly<Record<RoleName, readonly PostId[]>>;

/**
 * @returns which posts fill each role of a measure: those of the plan, then what the measure's own unit and officials say, then
 * what the measure's `roles` says. The later word counts.
 */
export function rolesOf(measure: MeasureFile, units: ReadonlyMap<string, UnitFile>, planRoles: RolesFile): Roles {
  const leadUnit = units.get(measure.leadUnit);
  const participants = (measure.participants ?? []).flatMap((id) => units.get(id)?.handler ?? []);
  return {
    ...planRoles,
    ...(leadUnit && { handler: [leadUnit.handler], leadUnit: [leadUnit.principal] }),
    ...(measure.leadOfficial !== undefined && { leadOfficial: [measure.leadOfficial] }),
    participants: [...new Set(participants)],
    ...measure.roles,
  };
}

/** Somebody who names no first day held the post before the plan: from a day before any plan. */
export const EVER = '2000-01-01';

/** @returns who holds the post on a date. */
export function holderOn(post: PostFile | undefined, date: string): string | undefined {
  return post?.holders.find(({ from = EVER, to }) => from <= date && (to === undefined || date <= to))?.person;
}
