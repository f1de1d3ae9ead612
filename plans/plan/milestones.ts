import type { MilestoneDefinition } from '../../domain/definition.ts';
import type { Path } from '../check/yamlFile.ts';
import type { MeasureFile } from './schema.ts';

/** A milestone with the place of its date in the file. */
export interface PlannedMilestone {
  readonly definition: MilestoneDefinition;
  readonly datePath: Path;
  readonly entryPath: Path;
}

/**
 * @returns the milestones of a measure in the order of their dates, from the short form (`effect`, `completion`) and the list.
 * Without an id a milestone is named after its kind, nodes with their number in the list.
 */
export function milestonesOf(measure: MeasureFile, path: Path): PlannedMilestone[] {
  const short = (['effect', 'completion'] as const).flatMap((kind): PlannedMilestone[] => {
    const dueOn = measure[kind];
    return dueOn === undefined ? [] : [{ definition: { id: kind, kind, dueOn }, datePath: [...path, kind], entryPath: [...path, kind] }];
  });
  let nodes = 0;
  const list = (measure.milestones ?? []).map(({ id, kind, title, dueOn }, index): PlannedMilestone => {
    if (kind === 'node') nodes += 1;
    const entryPath = [...path, 'milestones', index];
    const name = id ?? (kind === 'node' ? `node-${nodes}` : kind);
    return { definition: { id: name, kind, ...(title !== undefined && { title }), dueOn }, datePath: [...entryPath, 'dueOn'], entryPath };
  });
  return [...list, ...short].sort((a, b) => (a.definition.dueOn < b.definition.dueOn ? -1 : a.definition.dueOn > b.definition.dueOn ? 1 : 0));
}
