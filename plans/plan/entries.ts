import type { Collector } from '../check/collector.ts';
import { parseAt, parseEach, type Located } from '../check/schemaProblems.ts';
import type { Path } from '../check/yamlFile.ts';
import {
  adoptedOnSchema,
  measureSchema,
  outerDateSchema,
  personSchema,
  planHeaderSchema,
  planRolesSchema,
  postSchema,
  problemHeaderSchema,
  unitSchema,
  type MeasureFile,
  type PersonFile,
  type PlanHeaderFile,
  type PostFile,
  type ProblemFile,
  type RolesFile,
  type UnitFile,
} from './schema.ts';

/** Everything of a plan file whose shape is right, whatever the rest is like, so that all mistakes can be told at once. */
export interface PlanEntries {
  readonly header: PlanHeaderFile | undefined;
  readonly adoptedOn: string | undefined;
  readonly outerDate: string | undefined;
  readonly roles: RolesFile;
  readonly units: readonly Located<UnitFile>[];
  readonly people: readonly Located<PersonFile>[];
  readonly posts: readonly Located<PostFile>[];
  readonly problems: readonly Located<ProblemFile>[];
  readonly measures: readonly (Located<MeasureFile> & { readonly problemPath: Path })[];
  /** Ids as they stand in the file, also of entries whose shape is wrong: a reference to one of those is not the mistake. */
  readonly declared: { readonly units: ReadonlySet<string>; readonly people: ReadonlySet<string>; readonly posts: ReadonlySet<string> };
}

export function planEntries(collector: Collector): PlanEntries {
  const { file } = collector;
  const problems = parseEach(collector, problemHeaderSchema, ['problems']);
  const list = file.valueAt(['problems']);
  // Also the measures of a problem that lacks its title are looked at.
  const problemPaths: Path[] = Array.isArray(list) ? list.map((_, index) => ['problems', index]) : [];
  const measures = problemPaths.flatMap((problemPath) =>
    parseEach(collector, measureSchema, [...problemPath, 'measures']).map((measure) => ({ ...measure, problemPath })),
  );
  const outerDate = outerDateSchema.safeParse(file.valueAt(['outerDate']));
  const adoptedOn = adoptedOnSchema.safeParse(file.valueAt(['adoptedOn']));
  const roles = planRolesSchema.safeParse(file.valueAt(['roles']));
  return {
    header: parseAt(collector, planHeaderSchema, []),
    adoptedOn: adoptedOn.data,
    outerDate: outerDate.data,
    roles: roles.data ?? {},
    units: parseEach(collector, unitSchema, ['units']),
    people: parseEach(collector, personSchema, ['people']),
    posts: parseEach(collector, postSchema, ['posts']),
    problems,
    measures,
    declared: { units: idsIn(collector, 'units'), people: idsIn(collector, 'people'), posts: idsIn(collector, 'posts') },
  };
}

function idsIn(collector: Collector, key: string): ReadonlySet<string> {
  const list: unknown = collector.file.valueAt([key]);
  if (!Array.isArray(list)) return new Set();
  return new Set(list.map((_, index) => String(collector.file.valueAt([key, index, 'id']))));
}
