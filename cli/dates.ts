/** @returns whether the text is a real date written like 2026-03-31. */
export function isDateText(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** @returns an instant of the api as its plan's clock shows it: 2026-09-30 09:00. */
export function minutesOf(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}

/** @returns days from one local date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / 86_400_000);
}
