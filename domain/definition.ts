import type { Calendar } from './calendar.ts';
import type { Directory, PostId, RoleName, Staff } from './directory.ts';
import type { MeasureClass, MilestoneKind, Policy } from './policy.ts';

/** What a plan says of one measure, with everything it needs for life frozen into it. */
export interface Definition {
  readonly planId: string;
  readonly planTitle: string;
  /** Names the measure within its plan: M-012. */
  readonly ref: string;
  /** The problem found (反馈问题) and, where the plan has that level, the issue within it (具体问题). */
  readonly problem: { readonly no: string; readonly title: string; readonly issue?: string };
  readonly title: string;
  readonly detail: string;
  readonly class: MeasureClass;
  readonly milestones: readonly MilestoneDefinition[];
  /** The plan's outer date: no extension goes beyond it. */
  readonly outerOn?: string;
  /** What is to be reached in numbers (174 of 170 households). */
  readonly targets?: readonly Target[];
  /** Which posts fill each role; a role that is missing or empty resolves to nobody. */
  readonly roles: Readonly<Record<RoleName, readonly PostId[]>>;
  readonly directory: Directory;
  readonly policy: Policy;
  readonly calendar: Calendar;
}

/** A quantified target. Progress moves its value; closing below `total` needs an acceptor's stated reason. */
export interface Target {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly total: number;
  /** What should have been reached when each of these days is over, ascending. */
  readonly curve?: readonly { readonly on: string; readonly value: number }[];
}

export interface MilestoneDefinition {
  readonly id: string;
  readonly kind: MilestoneKind;
  readonly title?: string;
  /** The date as the plan prints it; the policy's `dayOff` may move what counts. */
  readonly dueOn: string;
}

/** @returns the posts that fill the roles, each once. */
export function postsOf(definition: Pick<Staff, 'roles'>, roles: readonly RoleName[]): PostId[] {
  const posts: PostId[] = [];
  for (const role of roles) for (const post of definition.roles[role] ?? []) if (!posts.includes(post)) posts.push(post);
  return posts;
}

/** @returns the unit that leads (牵头单位): that of the first post of the role; nothing where nobody fills it. */
export function leadUnitOf(definition: Pick<Staff, 'roles' | 'directory'>): string | undefined {
  const [lead] = postsOf(definition, ['leadUnit']);
  return lead === undefined ? undefined : definition.directory.posts[lead]?.unit;
}

/** @returns the workflow id, and name everywhere outside, of a plan's measure. */
export function measureId(planId: string, ref: string): string {
  return `${planId}/${ref}`;
}
