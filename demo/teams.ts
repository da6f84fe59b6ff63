// Who works in which school of the pretend places, and which children began with them when: Millbrook has two cohorts a year
// apart in two areas, Harbourside one that began together. The named cast (test/cast.ts) stand among them.
import { staff } from '#test/cast.ts'

/** The Link Workers of a school, whoever leads there for it, and how many children began with them on which day. */
export type Team = {
  urn: string
  workers: readonly string[]
  lead: string
  cohort: string
  beganOn: string
  children: number
  /** Year groups of today: those in scope when the cohort began. */
  years: readonly string[]
}

export type Staffed = { charity: string; teams: readonly Team[] }

const canalsideAndMossEnd = { cohort: 'Canalside and Moss End 2024', beganOn: '2024-10-07' }
const townAndHollins = { cohort: 'Town and Hollins 2025', beganOn: '2025-10-06' }
const together = { cohort: 'Harbourside 2025', beganOn: '2025-09-22' }
const aYearOn = { primary: ['4', '5', '6'], secondary: ['8', '9', '10'] }
const thisYear = { primary: ['3', '4', '5'], secondary: ['7', '8', '9'] }

export const staffed: Record<string, Staffed> = {
  millbrook: {
    charity: 'Kith Millbrook',
    teams: [
      {
        urn: '990001',
        workers: [staff.canalsideWorker.name, 'Moira Tattersall'],
        lead: staff.canalsideLead.name,
        ...canalsideAndMossEnd,
        children: 30,
        years: aYearOn.primary,
      },
      {
        urn: '990003',
        workers: ['Kwabena Asante'],
        lead: 'Amir Bashir',
        ...canalsideAndMossEnd,
        children: 16,
        years: aYearOn.primary,
      },
      {
        urn: '990007',
        workers: [staff.lockgateWorker.name, 'Joe Fairclough', 'Adaora Nwosu', 'Steph Hargreaves'],
        lead: staff.lockgateLead.name,
        ...canalsideAndMossEnd,
        children: 64,
        years: aYearOn.secondary,
      },
      {
        urn: '990002',
        workers: ['Bernadette Quigley'],
        lead: 'Clare Duffy',
        ...townAndHollins,
        children: 17,
        years: thisYear.primary,
      },
      {
        urn: '990004',
        workers: [staff.weaversWorker.name, 'Imran Sadiq'],
        lead: 'Judith Leigh',
        ...townAndHollins,
        children: 32,
        years: thisYear.primary,
      },
      {
        urn: '990005',
        workers: ['Carys Bevan', 'Piotr Malinowski'],
        lead: 'Wes Pollard',
        ...townAndHollins,
        children: 30,
        years: thisYear.primary,
      },
      {
        urn: '990006',
        workers: ['Leanne Ashcroft', 'Tendai Moyo', 'Graham Sykes', 'Rukhsana Mirza'],
        lead: staff.highSchoolLead.name,
        ...townAndHollins,
        children: 61,
        years: thisYear.secondary,
      },
    ],
  },
  harbourside: {
    charity: 'Kith Harbourside',
    teams: [
      {
        urn: '990101',
        workers: ['Yetunde Bakare', 'Callum Rees'],
        lead: 'Hannah Voss',
        ...together,
        children: 44,
        years: thisYear.primary,
      },
      {
        urn: '990102',
        workers: ['Farida Begum', 'Luke Treadwell'],
        lead: 'Dominic Achebe',
        ...together,
        children: 30,
        years: thisYear.primary,
      },
      {
        urn: '990103',
        workers: ['Marisol Vega', 'Ben Okonjo'],
        lead: 'Sunita Rao',
        ...together,
        children: 44,
        years: thisYear.primary,
      },
      {
        urn: '990106',
        workers: ['Nadia Farouk', 'Jerome Palmer', 'Ellie Szabo', 'Idris Warsame', 'Cathy Munro'],
        lead: 'Pauline Everett',
        ...together,
        children: 82,
        years: thisYear.secondary,
      },
    ],
  },
}

/** Whoever of the cast takes part, with their Link Worker and the day they began. Nobody else of the cast does. */
export const castTakingPart: Record<string, { worker: string; beganOn: string; language: string }> = {
  zofia: { worker: staff.canalsideWorker.name, beganOn: '2025-10-13', language: 'pl' },
  amara: { worker: staff.canalsideWorker.name, beganOn: '2024-10-07', language: 'en' },
  jayden: { worker: staff.lockgateWorker.name, beganOn: '2024-11-11', language: 'en' },
  maryam: { worker: 'Leanne Ashcroft', beganOn: '2025-10-06', language: 'ur' },
  finn: { worker: 'Imran Sadiq', beganOn: '2025-10-06', language: 'en' },
}

/** A pretend person's address: nobody has it, as `.example` is kept for that (RFC 2606). */
export function addressOf(name: string, organisation: string): string {
  const words = organisation
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/[^a-z ]/g, '')
    .split(' ')
  return `${name.toLowerCase().replaceAll(' ', '.')}@${words.slice(0, 2).join('-')}.example`
}
