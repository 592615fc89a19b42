const twoDigits = (part: number): string => String(part).padStart(2, "0");

/** "2024-11-05 09:30", by the clock of the computer. */
export function localTime(date: Date): string {
  const day = [date.getFullYear(), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())].join("-");
  return `${day} ${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
}
