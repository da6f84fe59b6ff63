import type { Route } from '#design/route.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { GIVE_LINKS } from '../in-school/slip.html.ts'
import { code, end, give, lookFirst } from './pages/give.ts'
import { notRightPage, takeAnswer } from './pages/not-right.ts'
import {
  askNotRight,
  askTakeBack,
  askYes,
  chooseLanguage,
  close,
  leave,
  say,
  showOwn,
  takeBack,
  takeNotRight,
  takeYes,
} from './pages/own.ts'
import { askPartner, partnerHomes, takePartner } from './pages/partner.ts'
import { answer, familyPages } from './pages/worker.ts'
import { homes, type PageWho, purposes } from './words.ts'

const HEAR = 'do hear what is not right'

export function familyPageRoutes(gathered: Gathered): Route[] {
  const worker = '/support/children/:child/family-page'
  return [
    { method: 'GET', path: worker, permission: 'read family', page: familyPages(gathered) },
    {
      method: 'GET',
      path: `${worker}/new`,
      permission: GIVE_LINKS,
      page: lookFirst(gathered),
      forFamilies: true,
    },
    { method: 'POST', path: `${worker}/new`, permission: GIVE_LINKS, page: give(gathered) },
    { method: 'POST', path: `${worker}/said/:said`, permission: 'write family', page: answer(gathered) },
    { method: 'POST', path: `${worker}/:own/code`, permission: GIVE_LINKS, page: code(gathered) },
    { method: 'POST', path: `${worker}/:own/end`, permission: 'write family', page: end },

    { method: 'GET', path: '/support/not-right', permission: HEAR, page: notRightPage },
    { method: 'POST', path: '/support/not-right/:wrong', permission: HEAR, page: takeAnswer },

    ...(['what-helps', 'other-school', 'tell-us'] as const).flatMap((partner): Route[] => {
      const path = `${partnerHomes[partner]}/not-right`
      const permission: Route['permission'] = `link ${partner}`
      return [
        { method: 'GET', path, permission, page: askPartner(partner) },
        { method: 'POST', path, permission, page: takePartner(partner) },
      ]
    }),
    ...ownRoutes('parent'),
    ...ownRoutes('child'),
    {
      method: 'GET',
      path: '/family-page/yes/:purpose',
      permission: 'link family-page',
      page: askTakeBack,
      forFamilies: true,
    },
    {
      method: 'GET',
      path: '/family-page/say-yes/:purpose',
      permission: 'link family-page',
      page: askYes,
      forFamilies: true,
    },
    { method: 'POST', path: '/family-page/say-yes/:purpose', permission: 'link family-page', page: takeYes },
    { method: 'POST', path: '/family-page/yes/:purpose', permission: 'link family-page', page: takeBack },
  ]
}

/** The addresses of a link; a session opens none of them. */
function ownRoutes(who: PageWho): Route[] {
  const home = homes[who]
  const permission: Route['permission'] = `link ${purposes[who]}`
  return [
    { method: 'GET', path: home, permission, page: showOwn(who), forFamilies: true },
    { method: 'GET', path: `${home}/language`, permission, page: chooseLanguage(who) },
    { method: 'POST', path: `${home}/say`, permission, page: say(who) },
    { method: 'GET', path: `${home}/not-right`, permission, page: askNotRight, forFamilies: true },
    { method: 'POST', path: `${home}/not-right`, permission, page: takeNotRight(who) },
    { method: 'POST', path: `${home}/close`, permission, page: close },
    { method: 'POST', path: `${home}/leave`, permission, page: leave },
  ]
}
