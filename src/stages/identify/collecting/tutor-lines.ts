// Tutors as somebody types or pastes them, a line each: `Ms Khan, k.khan@school.example, Year 7, Year 8`. A name comes first;
// an address with @ and years are known by their look; whatever else stands there is what they are to the children.

export type TutorLine = { name: string; role: string; email: string | null; years: string[] }

/** Reads the lines, or says in a sentence what is wrong with the first that cannot be read. */
export function readTutorLines(text: string): { tutors: TutorLine[] } | { problem: string } {
  const lines = text.split(/\r?\n/).map(line => line.trim())
  const tutors: TutorLine[] = []
  for (const [at, line] of lines.entries()) {
    if (line === '') continue
    const read = readLine(line)
    if ('problem' in read) return { problem: `Line ${at + 1}: ${read.problem}` }
    if (tutors.some(each => each.name.toLowerCase() === read.name.toLowerCase()))
      return { problem: `Line ${at + 1}: ${read.name} stands there twice` }
    tutors.push(read)
  }
  if (tutors.length === 0) return { problem: 'Enter at least one tutor, a line each' }
  return tutors.length > 60 ? { problem: 'Enter at most 60 tutors at a time' } : { tutors }
}

function readLine(line: string): TutorLine | { problem: string } {
  const [name = '', ...rest] = line.split(/[,;\t]/).map(part => part.trim())
  if (name === '' || name.includes('@')) return { problem: 'begin with the name of the tutor' }
  if (name.length > 120) return { problem: 'the name is longer than 120 letters' }
  const emails = rest.filter(part => part.includes('@'))
  if (emails.length > 1) return { problem: 'give one e-mail address a tutor' }
  const [email = null] = emails
  if (email !== null && !/^[^\s@]+@[^\s@]+$/.test(email))
    return { problem: `“${email}” is not an e-mail address` }
  const years = rest.flatMap(yearsIn)
  const role = rest.find(part => part !== '' && !part.includes('@') && yearsIn(part).length === 0) ?? 'tutor'
  if (role.length > 60) return { problem: 'what they are is longer than 60 letters' }
  return { name, role, email, years }
}

// `Year 7`, `Y7`, `7`, `7 and 8`, `Reception`, `R`: a part that is all years, or it is something else.
function yearsIn(part: string): string[] {
  const words = part
    .toLowerCase()
    .split(/\s+|&|\//)
    .filter(word => !['', 'year', 'years', 'and'].includes(word))
  const years = words.map(word => {
    if (word === 'reception' || word === 'r') return 'R'
    if (word === 'nursery' || word === 'n') return 'N'
    return /^y?(\d{1,2})$/.exec(word)?.[1]?.replace(/^0/, '') ?? ''
  })
  return words.length > 0 && years.every(year => year !== '') ? years : []
}
