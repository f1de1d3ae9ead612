/**
 * What is counted of measures. Every figure is a sum, so that those of the groups of any dimension add up to those of the whole.
 *
 * A measure that has been withdrawn counts as `withdrawn` and nowhere else. How things stand (`measures` to `workingOver60`) is told of
 * the present cycle; a relapse begins a new one, and what its milestones came to before is `earlierOnTime` and `earlierCaughtUp`. What was
 * asked of people (extensions, burden) is told of every cycle, but for periodic reports, which are kept of the present one only.
 */
export interface Figures {
  readonly measures: number;
  /** Measures closed now, archived ones included. One that has relapsed is not, until it is closed again. */
  readonly closed: number;
  /** Measures with a milestone overdue now. */
  readonly behind: number;
  readonly withdrawn: number;
  /** Closures that did not hold: relapses found, and closures taken back. */
  readonly relapses: number;

  /** Milestones; each is exactly one of the five that follow. */
  readonly milestones: number;
  /** Accepted, and the submission accepted (with the evidence it was accepted on) came before the date had passed. */
  readonly onTime: number;
  /** Accepted, but on a submission after the date (逾期已补). */
  readonly caughtUp: number;
  /** With the acceptors: whether on time is not said before they accept. */
  readonly submitted: number;
  /** The date has passed and nothing stands submitted; what was returned after the date is overdue too. No date passes during a suspension. */
  readonly overdue: number;
  readonly notYetDue: number;

  /** The overdue ones by the calendar days since the last day of the date that counts: 1 to 7, to 30, to 90, more. */
  readonly calendarTo7: number;
  readonly calendarTo30: number;
  readonly calendarTo90: number;
  readonly calendarOver90: number;
  /** The same ones by working days: 0 to 5, to 20, to 60, more. */
  readonly workingTo5: number;
  readonly workingTo20: number;
  readonly workingTo60: number;
  readonly workingOver60: number;

  /** Milestones of earlier cycles, accepted on time and late. */
  readonly earlierOnTime: number;
  readonly earlierCaughtUp: number;

  /** Later dates asked for; each is exactly one of the four that follow. */
  readonly asked: number;
  readonly granted: number;
  readonly refused: number;
  /** Submitted, or the date moved otherwise, before a decision. */
  readonly moot: number;
  readonly pending: number;
  /** Calendar days that the extensions granted moved dates by. */
  readonly daysSlipped: number;

  /** Measures given to the unit, as leader, handler or participant. */
  readonly assignments: number;
  /** Papers the unit is to sign for. A paper to two units is asked of both. */
  readonly papersToAcknowledge: number;
  readonly papersToAnswer: number;
  /** Periods whose report the unit owes or owed: handed in, missed, or over and not handed in yet. */
  readonly periodicReports: number;
  /** Times a milestone was handed in, those that came back included. */
  readonly submissions: number;
}

export const NO_FIGURES: Figures = {
  ...{ measures: 0, closed: 0, behind: 0, withdrawn: 0, relapses: 0 },
  ...{ milestones: 0, onTime: 0, caughtUp: 0, submitted: 0, overdue: 0, notYetDue: 0 },
  ...{ calendarTo7: 0, calendarTo30: 0, calendarTo90: 0, calendarOver90: 0, workingTo5: 0, workingTo20: 0, workingTo60: 0, workingOver60: 0 },
  ...{ earlierOnTime: 0, earlierCaughtUp: 0 },
  ...{ asked: 0, granted: 0, refused: 0, moot: 0, pending: 0, daysSlipped: 0 },
  ...{ assignments: 0, papersToAcknowledge: 0, papersToAnswer: 0, periodicReports: 0, submissions: 0 },
};

export type Figure = keyof Figures;
export const FIGURES = Object.keys(NO_FIGURES) as readonly Figure[];

export function plus(figures: Figures, more: Partial<Figures>): Figures {
  const sum: Record<Figure, number> = { ...figures };
  for (const figure of FIGURES) sum[figure] += more[figure] ?? 0;
  return sum;
}
