import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { isRole } from '#records/access/matrix.ts'
import { mustConfirm } from '#records/access/step-up.ts'
import { approve, invite, openInvitations, withdraw } from '../invitations.ts'
import { membersHere, schoolsHere } from '../people.ts'
import { noteOwn } from '../sessions.ts'
import { wordsFor } from '../words-for.ts'
import { errorsOf, type Wrong } from './choose-factor.html.ts'
import { type Invited, linkToHandOver, peopleBody } from './people.html.ts'
import { isEmail } from './set-up.ts'

/** Everybody with an account in this place, and who is invited. */
export const people: PageFunction = visit => mustConfirm(visit) ?? show(visit)

/** Invites somebody by e-mail, name, role and school. Answers with the link: it is shown this once. */
export const takeInvite: PageFunction = async visit => {
  const confirmFirst = mustConfirm(visit)
  if (confirmFirst) return confirmFirst
  const { form, actor } = visit
  const invited: Invited = {
    id: isId(form.text('id')) ? form.text('id') : formId(),
    name: form.text('name'),
    email: form.text('email'),
    role: form.text('role'),
    school: form.text('school'),
  }
  const schools = await schoolsHere(visit.tx)
  const wrong = check(invited, schools)
  if (await isOwnAddress(visit, invited.email)) {
    wrong.email = 'This is your own address. Ask another administrator to invite you'
  }
  if (Object.keys(wrong).length > 0) return await show(visit, invited, wrong)
  const made = await visit.atTheDoor(async tx => {
    const invitation = await invite(tx, {
      id: invited.id,
      placeId: actor.placeId!,
      madeBy: actor.personId!,
      name: invited.name,
      email: invited.email,
      role: invited.role,
      schoolId: invited.school || null,
    })
    if (!invitation) return null
    const detail = { invitation: invited.id, role: invited.role }
    await noteOwn(tx, visit, 'invited', detail)
    if (invitation.secondPerson === 'alone') await noteOwn(tx, visit, 'granted-alone', detail)
    return invitation
  })
  if (!made) return seeOther('/account/people?done=sent-before')
  return linkToHandOver(invited.name, visit, made, 'invitation')
}

/** The second person's yes to an invitation that somebody else made. */
export const approveInvitation: PageFunction = async visit => {
  const confirmFirst = mustConfirm(visit, '/account/people')
  if (confirmFirst) return confirmFirst
  const id = visit.form.text('invitation')
  const { placeId, personId } = visit.actor
  const approved = await visit.atTheDoor(async tx => {
    if (!isId(id) || !(await approve(tx, placeId!, id, personId!))) return false
    await noteOwn(tx, visit, 'invitation-approved', { invitation: id })
    return true
  })
  return seeOther(`/account/people?done=${approved ? 'approved' : 'not-approved'}`)
}

/** Takes an invitation back before it is used. */
export const withdrawInvitation: PageFunction = async visit => {
  const confirmFirst = mustConfirm(visit, '/account/people')
  if (confirmFirst) return confirmFirst
  const id = visit.form.text('invitation')
  await visit.atTheDoor(async tx => {
    if (isId(id) && (await withdraw(tx, visit.actor.placeId!, id))) {
      await noteOwn(tx, visit, 'invitation-withdrawn', { invitation: id })
    }
  })
  return seeOther('/account/people?done=withdrawn')
}

const done: Record<string, string> = {
  'sent-before':
    'This invitation was made before. Its link was shown then; to have another, withdraw it and invite again.',
  withdrawn: 'The invitation no longer works.',
  approved: 'The link works now.',
  'not-approved': 'Nothing was approved: it no longer waits, or somebody else has to approve it.',
  ended: 'They no longer work in this place. If it was their last role here, they are signed out everywhere.',
}

async function show(visit: Visit, invited?: Invited, wrong: Wrong = {}): Promise<Sheet> {
  const members = await membersHere(visit.tx)
  const schools = await schoolsHere(visit.tx)
  const invitations = await visit.atTheDoor(tx => openInvitations(tx, visit.actor.placeId!))
  const said = wordsFor(done, visit.query.get('done'))
  const fresh = { id: formId(), name: '', email: '', role: '', school: '' }
  return {
    title: 'People with an account',
    heading: `People with an account in ${visit.actor.place?.name}`,
    breadcrumbs: [{ text: 'Your account', href: '/account' }],
    errors: errorsOf(wrong),
    notice: said ? notificationBanner({ titleText: 'Done', text: said }) : undefined,
    body: peopleBody({ members, schools, invitations, invited: invited ?? fresh, wrong, actor: visit.actor }),
  }
}

async function isOwnAddress(visit: Visit, email: string): Promise<boolean> {
  const members = await membersHere(visit.tx)
  const own = members.find(each => each.person_id === visit.actor.personId)
  return own?.email.toLowerCase() === email.toLowerCase()
}

function check({ name, email, role, school }: Invited, schools: { id: string }[]): Wrong {
  const wrong: Wrong = {}
  if (name.length < 1 || name.length > 200) wrong.name = 'Enter their name'
  if (!isEmail(email)) wrong.email = 'Enter their e-mail address, like name@example.org'
  if (!isRole(role)) wrong.role = 'Choose what they will be'
  if (school && !schools.some(each => each.id === school)) wrong.school = 'Choose a school from the list'
  if (role === 'school-lead' && !school) wrong.school = 'Choose the school they lead the programme in'
  return wrong
}
