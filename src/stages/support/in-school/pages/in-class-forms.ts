// Writing What helps me in class together, and the teachers whom the child chooses, each with a link of their own.
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { endLinks, giveLink } from '#records/links/links.ts'
import { todayOf } from '#records/places/today.ts'
import { type ChildOfVisit, childOfVisit, childSheet, takesPart } from '../../child/frame.html.ts'
import { ask } from '../asking.ts'
import {
  chooseReaders,
  endReader,
  FEWEST_LINES,
  giveReaderLink,
  MOST_LINES,
  type Reader,
  readersOf,
  versionsOf,
  writeClassPages,
} from '../class-page.ts'
import { dayField, lineField, readDay, readWords } from '../fields.ts'
import { linkSlip, mayGiveLinks } from '../slip.html.ts'
import { inClassHome, schoolHome } from '../words.ts'

const MOST = { line: 200, name: 120, role: 60 }
const LONGEST_DAYS = 365
const lineNames = Array.from({ length: MOST_LINES }, (_, n) => `line-${n + 1}`)

/** Three to six lines in the child's own words; what stands now is there to change. */
export const writePage = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Write what helps me in class',
    submit: 'Keep this page',
    action: 'wrote-what-helps',
    subject: 'class-page',
    begins: true,
    of: async (visit, child) => (await versionsOf(visit.tx, child.id))[0],
    fields: (showing, { of }) => html`
<input type="hidden" name="seen" value="${of?.version ?? 0}">
${of && showing.wrong.asked !== undefined && insetText({ text: html`<p class="govuk-body">The page as it stands:</p><ol class="govuk-list govuk-list--number">${of.lines.map(line => html`<li><bdi>${line}</bdi></li>`)}</ol>` })}
<p class="govuk-body">Sit together. Their words, not ours: “Ask me quietly, not in front of everybody.” Between ${FEWEST_LINES} and ${MOST_LINES} lines. Only the teachers they choose read it.</p>
${lineNames.map((name, n) => lineField(showing, { name, label: `Line ${n + 1}${n < FEWEST_LINES ? '' : ' (optional)'}`, usual: of?.lines[n] }))}`,
    read: ({ visit: { form }, today }, wrong) => {
      const lines = lineNames.map(name => form.text(name)).filter(Boolean)
      for (const name of lineNames)
        if (form.text(name).length > MOST.line) wrong[name] = `Say it in at most ${MOST.line} letters`
      if (lines.length < FEWEST_LINES) {
        const empty = lineNames.find(name => form.text(name) === '')!
        wrong[empty] = `Write at least ${FEWEST_LINES} lines`
      }
      const seen = form.text('seen')
      return { lines, writtenOn: today, ...(/^\d{1,6}$/.test(seen) && { follows: Number(seen) }) }
    },
    keep: ({ visit, child }, id, read) => writeClassPages(visit.tx, [{ id, childId: child.id, ...read }]),
    inTheWay: async ({ visit, child, of }, id) =>
      of === undefined || (await versionsOf(visit.tx, child.id)).some(each => each.id === id)
        ? undefined
        : `${of.made_by ?? 'Somebody'} wrote this page since you opened it. Look at both, and keep what is right`,
    back: ({ child }) => inClassHome(child.id),
  })

/** The child chooses a teacher, until a day. Their link is given on the page after. */
export const chooseTeacher = (gathered: Gathered) =>
  ask(gathered, {
    title: 'The child chooses a teacher',
    submit: 'Keep it',
    action: 'chose-reader',
    subject: 'class-page-reader',
    begins: true,
    of: async (visit, child) => {
      if ((await versionsOf(visit.tx, child.id)).length === 0) throw new NotFound('no page to read')
      return undefined
    },
    fields: showing => html`
<p class="govuk-body">Ask the child whom they want to read it. Nobody else does.</p>
${lineField(showing, { name: 'name', label: 'Which teacher?' })}
${lineField(showing, { name: 'role', label: 'What do they teach, or what are they?', hint: 'Such as: maths, or form tutor' })}
${dayField(showing, { name: 'until', legend: 'Until when?', hint: 'Their link ends on that day' })}`,
    read: ({ visit: { form }, today }, wrong) => ({
      name: readWords(form, wrong, 'name', 'Say which teacher', MOST.name),
      role: readWords(form, wrong, 'role', 'Say what they are', MOST.role),
      until: readDay(form, wrong, 'until', 'Enter the day on which it ends', {
        from: [today, 'It ends today or later'],
        until: [dayOf(dayNumber(today) + LONGEST_DAYS - 1), 'It ends within a year'],
      }),
    }),
    keep: ({ visit, child }, id, read) => chooseReaders(visit.tx, [{ id, childId: child.id, ...read }]),
    back: ({ child }) => inClassHome(child.id),
  })

/** Makes a teacher's link and shows it once; the one before opens nothing any more. */
export const giveTeacherLink =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, undefined)
    const reader = await readerOf(visit, child)
    if (!(await mayGiveLinks(visit, reader.school_id))) throw new NotFound('not of a school of theirs')
    const id = visit.form.text('id')
    const today = todayOf(visit)
    const days = dayNumber(reader.until) - dayNumber(today) + 1
    if (!isId(id) || reader.ended_on || days < 1 || !takesPart(child)) return seeOther(inClassHome(child.id))
    const given = await giveLink(visit.tx, {
      id,
      purpose: 'what-helps',
      schoolId: reader.school_id,
      forWhom: reader.name,
      aboutId: reader.id,
      days: Math.min(days, LONGEST_DAYS),
    })
    if (!given) return seeOther(inClassHome(child.id))
    await giveReaderLink(visit.tx, child.id, reader.id, id)
    await record(visit.tx, {
      action: 'gave-link',
      subject: 'link',
      subjectId: id,
      childId: child.id,
      why: child.why,
      request: visit.requestId,
      detail: { purpose: 'what-helps' },
    })
    return childSheet(visit, gathered, child, {
      tab: schoolHome(child.id),
      title: 'A link to hand over',
      under: 'A link to hand over',
      body: linkSlip(visit, {
        given,
        forWhom: reader.name,
        words:
          'A pupil of yours has written what helps them in class, and chose you to read it. It takes two minutes; you can say what you tried.',
        back: inClassHome(child.id),
      }),
    })
  }

/** Closes the page to a teacher, at once. */
export const endTeacher: PageFunction = async visit => {
  const child = await childOfVisit(visit, undefined)
  const reader = await readerOf(visit, child)
  if (await endReader(visit.tx, child.id, reader.id, todayOf(visit))) {
    await endLinks(visit.tx, 'what-helps', reader.id, 'the child or the worker ended it')
    await record(visit.tx, {
      action: 'ended-reader',
      subject: 'class-page-reader',
      subjectId: reader.id,
      childId: child.id,
      why: child.why,
      request: visit.requestId,
    })
  }
  return seeOther(inClassHome(child.id))
}

async function readerOf(visit: Visit, child: ChildOfVisit): Promise<Reader> {
  const found = (await readersOf(visit.tx, child.id, todayOf(visit))).find(
    each => each.id === visit.params.reader,
  )
  if (!found) throw new NotFound('no such reader')
  return found
}
