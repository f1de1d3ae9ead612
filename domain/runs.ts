import { barredFrom } from './authority.ts';
import type { PersonId } from './directory.ts';
import type { ChainProgress } from './dossier.ts';
import type { ChainName } from './events.ts';
import { isFinal, type MeasureState } from './measure.ts';

/** A chain under way, with whom it bars: separation of duties, or having asked for what is decided. */
export interface Run {
  readonly chain: ChainName;
  readonly progress: ChainProgress;
  readonly milestones: readonly string[];
  /** Which request, where it is one. */
  readonly extensionId?: string;
  readonly barred: readonly PersonId[];
}

/** @returns the chains that await somebody now. */
export function runsOf(state: MeasureState): Run[] {
  if (state.phase === 'suspended' || state.phase === 'closed' || isFinal(state)) return [];
  const runs = [...acceptanceRuns(state), ...extensionRuns(state)];
  if (state.phase !== 'inSignOff') return runs;
  return [...runs, { chain: 'signOff', progress: state.signOff, milestones: state.milestones.map(({ id }) => id), barred: barredFrom(state, 'sign') }];
}

/** Milestones handed in together stand at the same step since the same instant: they are one run. */
function acceptanceRuns(state: MeasureState): Run[] {
  const barred = barredFrom(state, 'accept');
  const runs = new Map<string, { progress: ChainProgress; milestones: string[] }>();
  for (const milestone of state.milestones) {
    if (milestone.status !== 'submitted') continue;
    const { id, acceptance: progress } = milestone;
    const name = `${progress.step}@${progress.openedAt}`;
    runs.set(name, { progress, milestones: [...(runs.get(name)?.milestones ?? []), id] });
  }
  return [...runs.values()].map((run) => ({ chain: 'acceptance', ...run, barred }));
}

function extensionRuns({ extensions }: MeasureState): Run[] {
  return extensions
    .filter(({ outcome }) => outcome === 'pending')
    .map(({ id, milestoneId, chain, by }) => ({ chain: 'extension', progress: chain, milestones: [milestoneId], extensionId: id, barred: [by.person, ...(by.onBehalfOf === undefined ? [] : [by.onBehalfOf])] }));
}

/** @returns what names a run's step within the cycle: reminders, lapses and the like go by it. */
export function keyOfRun({ chain, extensionId, progress }: Run, stepId: string): string {
  return `${chain === 'extension' ? `extension|${extensionId ?? ''}` : chain}|${stepId}@${progress.openedAt}`;
}
