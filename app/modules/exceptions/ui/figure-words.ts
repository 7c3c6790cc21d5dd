/** `0.4` → `24 min`, `30` → `1.3 days`; what nobody can know yet is said so. */
export function tookText(hours: number | null): string {
  if (hours === null) return "Not yet known";
  if (hours < 1) return `${Math.round(Math.max(0, hours) * 60)} min`;
  if (hours < 24) return `${Math.round(hours * 10) / 10} h`;
  return `${Math.round((hours / 24) * 10) / 10} days`;
}

export const inTimeText = (share: number | null): string =>
  share === null ? "Not yet known" : `${Math.round(share * 100)} %`;
