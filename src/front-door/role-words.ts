/** A role of the access matrix as people say it: "Programme manager", "Early Help practitioner". */
export function roleWords(role: string): string {
  const said = role
    .replaceAll('-', ' ')
    .replace('early help', 'Early Help')
    .replace('link worker', 'Link Worker')
  return said.charAt(0).toUpperCase() + said.slice(1)
}
