/** A moment as people in this zone say it: "Fri 17 July 2026, 10:30". */
export function momentWords(moment: Date, zone = 'Europe/London'): string {
  const options = {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  } as const
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone }).format(moment).replace(' at ', ', ')
}
