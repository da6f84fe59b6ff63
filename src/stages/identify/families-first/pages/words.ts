import { button } from '#design/button.ts'
import { checkboxes } from '#design/checkboxes.ts'
import { dayInFull } from '#design/day-in-full.ts'
import type { ErrorItem } from '#design/error-summary.ts'
import { input } from '#design/input.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { table } from '#design/table.ts'
import { tag } from '#design/tag.ts'
import { warningText } from '#design/warning-text.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import {
  type Approval,
  approvalOf,
  approvals,
  approveWording,
  withdrawApproval,
} from '#records/family-words/approvals.ts'
import {
  type FamilyLanguage,
  familyLanguages,
  hashOfWording,
  isPiece,
  languageOf,
  type PieceName,
  pieces,
  wordingOf,
} from '#records/family-words/family-words.ts'
import { dayOfMoment } from '#records/places/today.ts'

type Asked = { readBy: string; knowsItAs: string; right: boolean }
type Wrong = Partial<Record<'read_by' | 'knows_it_as' | 'right', string>>

/** What families read, by language, and who has approved it; with `?language=&piece=` one translation beside the English. */
export const familyWords: PageFunction = async visit => {
  const language = languageOf(visit.query.get('language') ?? '')
  const piece = visit.query.get('piece') ?? ''
  if (!language || language.language === 'en' || !isPiece(piece)) return await list(visit)
  return await oneTranslation(visit, language, piece, { readBy: '', knowsItAs: '', right: false }, {})
}

/** Approves a translation, or withdraws an approval. */
export const decideOnWords: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  const withdrawn = form.text('withdraw')
  if (withdrawn !== '') {
    const ended = isId(withdrawn) ? await withdrawApproval(tx, withdrawn) : undefined
    if (!ended) throw new NotFound('no such approval')
    await record(tx, {
      action: 'withdrew-translation',
      subject: 'translation-approval',
      subjectId: withdrawn,
      request: requestId,
      detail: ended,
    })
    return seeOther('/identify/words')
  }
  const language = languageOf(form.text('language'))
  const piece = form.text('piece')
  const id = form.text('id').toLowerCase()
  if (!language || !isPiece(piece)) throw new NotFound('no such translation')
  const wording = wordingOf(language.language, piece)
  if (!wording || !isId(id) || form.text('hash') !== hashOfWording(wording))
    throw new BadRequest('The text has changed since you read it. Open it again, and read what changed.')
  const asked = {
    readBy: form.text('read_by'),
    knowsItAs: form.text('knows_it_as'),
    right: form.text('right') === 'yes',
  }
  const wrong: Wrong = {
    ...((asked.readBy.length < 2 || asked.readBy.length > 200) && {
      read_by: 'Write the name of whoever read it',
    }),
    ...((asked.knowsItAs.length < 2 || asked.knowsItAs.length > 300) && {
      knows_it_as: 'Write how they know the language, such as “first language”',
    }),
    ...(!asked.right && { right: 'Tick the box when they have read all of it and it is right' }),
  }
  if (Object.keys(wrong).length > 0) return await oneTranslation(visit, language, piece, asked, wrong)
  const added = await approveWording(tx, {
    id,
    language: language.language,
    piece,
    textHash: hashOfWording(wording),
    readBy: asked.readBy,
    knowsItAs: asked.knowsItAs,
  })
  if (added) {
    await record(tx, {
      action: 'approved-translation',
      subject: 'translation-approval',
      subjectId: id,
      request: requestId,
      detail: { language: language.language, piece },
    })
  }
  return seeOther('/identify/words?approved=yes')
}

async function list(visit: Visit): Promise<Sheet> {
  const all = await approvals(visit.tx)
  const names = Object.entries(pieces) as [PieceName, string][]
  return {
    title: 'Words for families',
    heading: 'Words for families',
    notice: visit.query.has('approved')
      ? notificationBanner({
          type: 'success',
          text: 'The translation is approved. Families who read this language are shown it from now on.',
        })
      : undefined,
    breadcrumbs: breadcrumbs(),
    body: html`
<p class="govuk-body">Families read English until somebody who reads their language has read the translation and said that it is right. An approval is of one text: when the text changes, it is read again.</p>
${familyLanguages.map(
  language => html`<h2 class="govuk-heading-m"><span lang="${language.language}" dir="${language.dir}">${language.name}</span>${language.language !== 'en' && ` (${language.english_name})`}</h2>
${summaryList({
  rows: names.map(([piece, text]) => ({
    key: { text },
    value: { text: stateOf(language, piece, all) },
    ...(wordingOf(language.language, piece) &&
      language.language !== 'en' && {
        actions: {
          items: [
            {
              text: 'Read',
              href: `/identify/words?language=${language.language}&piece=${piece}`,
              visuallyHiddenText: `${text}, in ${language.english_name}`,
            },
          ],
        },
      }),
  })),
})}`,
)}`,
  }
}

function stateOf({ language }: FamilyLanguage, piece: PieceName, all: readonly Approval[]): Html {
  if (language === 'en') return tag({ text: 'Source', colour: 'grey' })
  if (!wordingOf(language, piece)) return tag({ text: 'Not translated yet', colour: 'grey' })
  const approval = approvalOf(all, language, piece)
  return approval
    ? html`${tag({ text: 'Approved', colour: 'green' })} Read by <bdi>${approval.read_by}</bdi>`
    : tag({ text: 'Draft', colour: 'yellow' })
}

async function oneTranslation(
  visit: Visit,
  { language, dir, english_name, made_by }: FamilyLanguage,
  piece: PieceName,
  asked: Asked,
  wrong: Wrong,
): Promise<Sheet> {
  const wording = wordingOf(language, piece)
  const english = wordingOf('en', piece)!
  if (!wording) throw new NotFound('not translated')
  const approval = approvalOf(await approvals(visit.tx), language, piece)
  const errors: ErrorItem[] = Object.entries(wrong).map(([name, text]) => ({ text, href: `#${name}` }))
  const lines = [
    [english.title, wording.title] as const,
    ...english.lines.map((line, n) => [line, wording.lines[n] ?? ''] as const),
  ]
  const heading = `${pieces[piece]}, in ${english_name}`
  return {
    title: heading,
    heading,
    errors,
    breadcrumbs: [...breadcrumbs('/identify/words'), { text: english_name }],
    body: html`
${approval ? html`<p class="govuk-body">${tag({ text: 'Approved', colour: 'green' })} Read by <bdi>${approval.read_by}</bdi> (${approval.knows_it_as}) and approved on ${dayInFull(dayOfMoment(visit, approval.approved_at))}.</p>` : warningText({ text: 'A draft that nobody has approved. Do not give it to a family.', iconFallbackText: 'Warning' })}
<p class="govuk-body">Made by ${made_by}. Words in curly brackets are filled in for each family.</p>
${table({
  caption: 'English, and the translation beside it',
  captionClasses: 'govuk-visually-hidden',
  head: [{ text: 'English' }, { text: english_name }],
  rows: lines.map(([source, translated]) => [
    { text: source },
    { text: html`<div lang="${language}" dir="${dir}">${translated}</div>` },
  ]),
})}
${approval ? withdrawal(approval) : approvalForm(language, piece, hashOfWording(wording), asked, wrong)}`,
  }
}

function withdrawal({ id }: Approval): Html {
  return html`<form method="post" action="/identify/words"><input type="hidden" name="withdraw" value="${id}">${button({ text: 'It is not right: withdraw the approval', classes: 'govuk-button--warning' })}</form>`
}

function approvalForm(language: string, piece: PieceName, hash: string, asked: Asked, wrong: Wrong): Html {
  return html`<h2 class="govuk-heading-m">Approve it</h2>
<form method="post" action="/identify/words" novalidate>
<input type="hidden" name="id" value="${formId()}"><input type="hidden" name="language" value="${language}"><input type="hidden" name="piece" value="${piece}"><input type="hidden" name="hash" value="${hash}">
${input({ id: 'read_by', name: 'read_by', label: 'Who has read it?', hint: 'A name: yours, or that of somebody beside you', value: asked.readBy, errorMessage: wrong.read_by })}
${input({ id: 'knows_it_as', name: 'knows_it_as', label: 'How do they know the language?', hint: 'Such as “first language”, “sworn translator”, “parent of this school”', value: asked.knowsItAs, errorMessage: wrong.knows_it_as })}
${checkboxes({ name: 'right', values: asked.right ? ['yes'] : [], errorMessage: wrong.right, items: [{ value: 'yes', text: 'They read every line, and it says the same as the English in plain words' }] })}
${button({ text: 'Approve the translation', preventDoubleClick: true })}
</form>`
}

function breadcrumbs(href?: string) {
  return [
    { text: 'Identify', href: '/identify' },
    { text: 'Families first', href: '/identify/families' },
    { text: 'Words for families', href },
  ]
}
