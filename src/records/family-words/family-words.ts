// What families and children read: letters and notices in words/<language>.json, in their own language. Rule: the words
// are plain, and a translation that nobody has read and approved is never shown to a family (rules/families-first.md).
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import * as v from 'valibot'
import { type Html, html } from '#platform/html.ts'

const Piece = v.strictObject({ title: v.string(), lines: v.array(v.string()) })
const LanguageFile = v.strictObject({
  language: v.string(),
  name: v.string(),
  english_name: v.string(),
  dir: v.picklist(['ltr', 'rtl']),
  made_by: v.string(),
  pieces: v.record(v.string(), Piece),
})
export type FamilyLanguage = v.InferOutput<typeof LanguageFile>
export type Wording = v.InferOutput<typeof Piece>

/** The letters and notices there are, and how staff speak of them. */
export const pieces = {
  notice: 'Notice to all families',
  offer_letter: 'Letter that offers a Link Worker',
  offer_script: 'What to say when offering one',
  offer_child: 'Asking the child or young person',
  ask_early_help: 'Asking about Early Help',
  ask_photos: 'Asking about photos',
  ask_research: 'Asking about research by others',
  ask_sharing_by_name: 'Asking to give a name to a group',
  ask_my_voice_by_name: 'Asking for the name on My Voice',
  tell_safeguarding: 'Telling about keeping safe',
  tell_outcomes: 'Telling who pays',
  good_news: 'Good news home',
  page_frame: 'The family’s page: buttons and what stands around it',
  page_together: 'The family’s page: what we do together',
  page_next: 'The family’s page: what is next',
  page_helps: 'The family’s page: who helps',
  page_agreed: 'The family’s page: what they said yes to',
  page_take_back: 'The family’s page: taking a yes back',
  page_looked: 'The family’s page: who has looked',
  page_told: 'The family’s page: who knows in school',
  page_say: 'The family’s page: writing to us',
  page_not_right: 'Both pages: something is not right',
  page_say_yes: 'The family’s page: saying yes to more',
  my_page: 'The child’s page',
  my_journey: 'The child’s page: my journey',
  pictures: 'Both pages: what is picked from pictures',
} as const
export type PieceName = keyof typeof pieces

const folder = new URL('../../../words/', import.meta.url)

/** Every language that has words, English first. English is the source: it needs no approval. */
export const familyLanguages: readonly FamilyLanguage[] = readdirSync(folder)
  .filter(name => name.endsWith('.json'))
  .map(name => v.parse(LanguageFile, JSON.parse(readFileSync(new URL(name, folder), 'utf8'))))
  .sort((a, b) => Number(b.language === 'en') - Number(a.language === 'en') || (a.name < b.name ? -1 : 1))

export function isPiece(text: string): text is PieceName {
  return Object.hasOwn(pieces, text)
}

export function languageOf(code: string): FamilyLanguage | undefined {
  return familyLanguages.find(each => each.language === code)
}

/** The words of one piece in one language as they stand in its file, or undefined. */
export function wordingOf(language: string, piece: PieceName): Wording | undefined {
  return languageOf(language)?.pieces[piece]
}

/** Tells one text from any other: an approval is of this text and of no later one. */
export function hashOfWording(wording: Wording): string {
  return createHash('sha256').update(JSON.stringify(wording)).digest('hex')
}

/** What a letter is filled in with: names stand apart from the text around them, whatever their direction. */
export type Filling = { names: Record<string, string>; others?: Record<string, string | number> }

/** A piece as markup of its own language and direction. Only what this function made may be given to a family. */
export function pieceForFamilies(language: string, wording: Wording, filling: Filling): Html {
  const { dir = 'ltr' } = languageOf(language) ?? {}
  return html`<article class="kith-for-families" lang="${language}" dir="${dir}">
<h2 class="govuk-heading-m">${filled(wording.title, language, filling)}</h2>
${paragraphs(wording.lines).map(part =>
  part.kind === 'list'
    ? html`<ul class="govuk-list govuk-list--bullet">${part.lines.map(line => html`<li>${filled(line, language, filling)}</li>`)}</ul>`
    : part.kind === 'heading'
      ? html`<h3 class="govuk-heading-s">${filled(part.lines[0]!, language, filling)}</h3>`
      : html`<p class="govuk-body">${filled(part.lines[0]!, language, filling)}</p>`,
)}
</article>`
}

/** One line of a piece, for a page that stands between them; in a language of its own where the page is in another. */
export function lineForFamilies(
  { language, line, around }: { language: string; line: string; around: string },
  filling: Filling,
): Html {
  const said = filled(line, language, filling)
  return language === around
    ? said
    : html`<span lang="${language}" dir="${languageOf(language)?.dir ?? 'ltr'}">${said}</span>`
}

/** A piece as plain text, a line a paragraph; with `marks` its headings and points can be read back by `ownWording`. */
export function pieceAsText(language: string, wording: Wording, filling: Filling, marks = false): string {
  const values = { ...filling.others, ...filling.names }
  return [wording.title, '', ...wording.lines]
    .map(line => String(new IntlMessageFormat(line, language).format(values)))
    .map(line => (marks ? line : line.replace(/^# /, '\n')))
    .join('\n')
}

/** A school's own wording, as it was written: the same marks for headings and lists. */
export function ownWording(text: string): Wording {
  const lines = text.split(/\r?\n/).map(line => line.trim())
  const [title = '', ...rest] = lines.filter(line => line !== '')
  return { title: literal(title), lines: rest.map(literal) }
}

/** A day `2026-07-17` as it is written in a language. */
export function dayFor(language: string, day: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))
}

type Part = { kind: 'paragraph' | 'heading' | 'list'; lines: string[] }

function paragraphs(lines: readonly string[]): Part[] {
  const parts: Part[] = []
  for (const line of lines) {
    const last = parts.at(-1)
    if (line.startsWith('# ')) parts.push({ kind: 'heading', lines: [line.slice(2)] })
    else if (!line.startsWith('- ')) parts.push({ kind: 'paragraph', lines: [line] })
    else if (last?.kind === 'list') last.lines.push(line.slice(2))
    else parts.push({ kind: 'list', lines: [line.slice(2)] })
  }
  return parts
}

function filled(line: string, language: string, { names, others }: Filling): Html {
  const asMarkup = Object.fromEntries(
    Object.entries(names).map(([key, name]) => [key, html`<bdi>${name}</bdi>`]),
  )
  const parts = new IntlMessageFormat(line, language).format<Html>({ ...others, ...asMarkup })
  return html`${parts}`
}

// In a message braces and apostrophes have a meaning; in what somebody typed they have none.
function literal(line: string): string {
  return line.replaceAll("'", "''").replace(/[{}<>]/g, "'$&'")
}
