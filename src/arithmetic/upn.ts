// Unique Pupil Number: thirteen characters, the first a check letter over the other twelve.
// Rule: UK Government Data Standards Catalogue, "Unique Pupil Number" 2.0,
// http://www.govtalk.gov.uk/gdsc/html/noframes/UniquePupilNumber-2-0-Release.htm

const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ'
const LENGTH = 13
const FORM = new RegExp(`^[${LETTERS}][0-9]{11}[0-9${LETTERS}]$`)
const BODY = new RegExp(`^[0-9]{11}[0-9${LETTERS}]$`)

export type Upn =
  | {
      valid: true
      normalised: string
      temporary: boolean
      checkLetter: string
      laCode: string
      establishment: string
      yearDigits: string
    }
  | { valid: false; reason: 'length' | 'format' | 'check_letter' }

/**
 * Says whether a UPN can be right. Spaces around it and small letters are forgiven; the local authority part is
 * never judged, as authorities come and go and old numbers stay valid. A temporary UPN (it ends in a letter) is ok.
 */
export function checkUpn(text: string): 'ok' | 'bad-form' | 'bad-check-letter' {
  const upn = text.trim().toUpperCase()
  if (!FORM.test(upn)) return 'bad-form'
  return upn[0] === upnCheckLetter(upn.slice(1)) ? 'ok' : 'bad-check-letter'
}

/**
 * The check letter for the twelve characters that follow it.
 * @throws RangeError when they are not eleven digits and a digit or letter (no I, O or S).
 */
export function upnCheckLetter(twelve: string): string {
  if (!BODY.test(twelve)) {
    throw new RangeError(
      'A check letter needs eleven digits followed by a digit or a letter other than I, O, S.',
    )
  }
  let sum = 0
  for (let i = 0; i < twelve.length; i++) sum += letterValue(twelve[i]!) * (i + 2)
  return LETTERS[sum % LETTERS.length]!
}

/** Whether just these bytes are a UPN in capitals that can be right: `checkUpn` without a string, for a country's worth. */
export function holdsUpn(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== LENGTH) return false
  let sum = 0
  for (let i = 1; i < LENGTH; i++) {
    const value = VALUES[bytes[start + i]!]!
    const mayBeLetter = i === LENGTH - 1
    if (value === NO_VALUE || (value >= LETTER && !mayBeLetter)) return false
    sum += (value % LETTER) * (i + 1)
  }
  return bytes[start] === LETTERS.charCodeAt(sum % LETTERS.length)
}

/** A UPN that ends in a letter was given for the time being, until the permanent one is known. */
export function isTemporaryUpn(text: string): boolean {
  const upn = text.trim().toUpperCase()
  return FORM.test(upn) && upn.at(-1)! > '9'
}

/** Takes a UPN apart, or says why it is none. */
export function readUpn(text: string): Upn {
  const upn = text.trim().toUpperCase()
  if (upn.length !== LENGTH) return { valid: false, reason: 'length' }
  const answer = checkUpn(upn)
  if (answer !== 'ok') return { valid: false, reason: answer === 'bad-form' ? 'format' : 'check_letter' }
  return {
    valid: true,
    normalised: upn,
    temporary: isTemporaryUpn(upn),
    checkLetter: upn[0]!,
    laCode: upn.slice(1, 4),
    establishment: upn.slice(4, 8),
    yearDigits: upn.slice(8, 10),
  }
}

function letterValue(character: string): number {
  return character <= '9' ? Number(character) : LETTERS.indexOf(character)
}

const NO_VALUE = 255
/** Added to the value of a letter, which only the last character may be. */
const LETTER = 100
const VALUES = new Uint8Array(256).fill(NO_VALUE)
for (let digit = 0; digit <= 9; digit++) VALUES[String(digit).charCodeAt(0)] = digit
for (const letter of LETTERS) VALUES[letter.charCodeAt(0)] = LETTER + letterValue(letter)
