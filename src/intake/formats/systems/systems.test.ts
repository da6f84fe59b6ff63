// Files of systems that are no spreadsheets, in the shape of the real ones.

import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { ANN, BEN, keep, refusal, type Sent, take, URN, zipOf } from '../formats.fixture.ts'
import { recognise } from '../recognise.ts'

const ROSTER: Sent = {
  'manifest.csv': 'propertyName,value\noneroster.version,1.2\nfile.users,bulk\n',
  'orgs.csv': `sourcedId,status,name,type,identifier\no1,active,Millbrook,school,${URN}\no2,active,College,college,\n`,
  'users.csv': `sourcedId,status,username,givenName,familyName,identifier,password,grades\nu1,active,ann,Ann,Ashe,{UPN:${ANN}},secret,07\nu2,active,ben,Ben,Boyd,,secret,8\nu3,tobedeleted,x,X,X,,,7\nu4,active,t,Tea,Cher,,,\nu5,active,s,Stu,Dent,,,9\n`,
  'roles.csv':
    'sourcedId,userSourcedId,roleType,role,orgSourcedId\nr1,u1,primary,student,o1\nr2,u2,secondary,student,o1\nr3,u3,primary,student,o1\nr4,u4,primary,teacher,o1\nr5,u5,primary,student,o2\n',
  'demographics.csv': 'sourcedId,birthDate,sex\nu1,2014-04-03,female\n',
}

test('OneRoster: students of schools, UPNs where an identifier is one, passwords named and dropped', async t => {
  for (const files of [ROSTER, { 'roster.zip': await zipOf(ROSTER) }] as Sent[]) {
    const { recognised, text, remarks } = await take(t, files, {})
    assert.equal(recognised.system, 'oneroster')
    assert.equal(
      text.pupils,
      `upn,school,year,surname,forename,sex,dob\n${ANN},${URN},7,Ashe,Ann,F,2014-04-03\n${URN}-U2,${URN},8,Boyd,Ben,,\n`,
    )
    assert.deepEqual(
      recognised.dropped
        .filter(({ sensitive }) => sensitive)
        .map(({ table, column }) => `${table} ${column}`),
      ['users.csv username', 'users.csv password'],
    )
    assert.match(recognised.remarks.join(' '), /a college is not a school: 1 student\..*manifest\.csv/)
    assert.match(remarks.join(' '), /own numbers stand for UPNs/)
    assert.doesNotMatch(JSON.stringify([recognised, text]), /secret/)
  }
})

test('a number too long for a file becomes a mark that is always the same, and never a name', async t => {
  const guid = '3f2504e0-4f89-11d3-9a0c-0305e82c3301'
  const users = (ROSTER['users.csv'] as string).replaceAll('u2', guid)
  const roles = (ROSTER['roles.csv'] as string).replaceAll('u2', guid)
  const files = { ...ROSTER, 'users.csv': users, 'roles.csv': roles }
  const [first, second] = [await take(t, files, {}), await take(t, files, {})]
  const id = /^(100001-[0-9A-F]{13}),/m.exec(first.text.pupils!)?.[1]
  assert.equal(id?.length, 20)
  assert.equal(first.text.pupils, second.text.pupils)
})

test('School Data Sync, UK format: each school the file names is said once; no school, no child', async t => {
  const files = {
    'School.csv': 'DfE Number,Name\n10001,Contoso High\n10002,Fabrikam High\n',
    'Student.csv':
      'ID,School DfE Number,First Name,Last Name,Username,Password,Grade,Status,Birthdate\n1,10001,Ora,Klein,OK,pw,9,Active,4/2/2000\n1,10002,Flo,Stark,FS,pw,10,Active,12/19/1999\n',
    'Teacher.csv': 'ID,School DfE Number,First Name\n9,10001,Tea\n',
  }
  const { recognised, text } = await take(t, files, { schools: { 10001: '100001', 10002: '100002' } })
  assert.equal(recognised.system, 'sds-uk')
  assert.deepEqual(recognised.tables[0]!.schoolsSaid, [
    { said: '10001', name: 'Contoso High', rows: 1 },
    { said: '10002', name: 'Fabrikam High', rows: 1 },
  ])
  assert.equal(
    text.pupils,
    'upn,school,year,surname,forename,dob\n100001-1,100001,9,Klein,Ora,2000-04-02\n100002-1,100002,10,Stark,Flo,1999-12-19\n',
  )
})

const CTF = `<?xml version="1.0" encoding="windows-1252"?>
<CTfile xmlns="http://example.org/x"><Header><DocumentName>Common Transfer File</DocumentName><CTFversion>25.0</CTFversion>
<DocumentQualifier>partial</DocumentQualifier><SourceSchool><LEA>207</LEA><Estab>3402</Estab><SchoolName>Old</SchoolName></SourceSchool>
<DestSchool><LEA>359</LEA><Estab>123</Estab></DestSchool></Header>
<CTFpupilData><Pupil><UPN>${ANN}</UPN><Surname>Bront\xeb &amp; Ashe</Surname><Forename>Ann</Forename><DOB>2014-04-03</DOB><Sex>F</Sex>
<Unknown><Deep>x</Deep></Unknown><BasicDetails><Ethnicity>WBRI</Ethnicity><NCyearActual>7</NCyearActual><MedicalFlag>true</MedicalFlag></BasicDetails>
<FSMhistory><FSMinstance><FSMstartDate>2020-01-01</FSMstartDate></FSMinstance></FSMhistory>
<SENhistory><SEN><StartDate>2020-01-01</StartDate><SENprovision>K</SENprovision></SEN></SENhistory>
<StageAssessments><KeyStage><Stage>KS2</Stage>
<StageAssessment><Year>2025</Year><Subject>MAT</Subject><Method>TA</Method><Result>WTS</Result></StageAssessment>
<StageAssessment><Year>2025</Year><Subject>REA</Subject><Method>TT</Method><Result>104</Result></StageAssessment>
</KeyStage></StageAssessments></Pupil>
<Pupil><UPN>${BEN}</UPN><Surname>Boyd</Surname><Forename>Ben</Forename><DOB>2013-12-13</DOB><Gender>M</Gender></Pupil></CTFpupilData></CTfile>`

describe('Common Transfer File', () => {
  const file = Buffer.from(CTF, 'latin1')
  const knownSchools = [{ urn: URN, laEstab: '3590123', name: 'Millbrook' }]

  test('pupils and what their results say against what is expected; unknown elements are passed over', async t => {
    const { recognised, text, setAside } = await take(
      t,
      { '3592073402_CTF.xml': file },
      { year: { byBirthOn: '2025-10-01' } },
      { knownSchools, badRows: 50 },
    )
    assert.equal(recognised.system, 'ctf')
    assert.equal(
      text.pupils,
      `upn,school,year,surname,forename,sex,dob,fsm,sen,need,ethnicity,status
${ANN},${URN},7,Brontë & Ashe,Ann,F,2014-04-03,Y,K,,WBRI,
${BEN},${URN},7,Boyd,Ben,M,2013-12-13,,,,,
`,
    )
    assert.equal(text.attainment, `upn,date,subject,band,raw,scale\n${ANN},2025-06-30,MA,below,WTS,KS2 TA\n`)
    assert.deepEqual(setAside, [])
    assert.match(recognised.remarks.join(' '), /partial.*30 June.*1 of 2 assessments were not taken/)
    assert.doesNotMatch(JSON.stringify(recognised), /Medical/)
  })

  test('a DTD, entities that grow, depth, and a file that is cut off are each a sentence', async t => {
    const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, n) => `<!ENTITY lol${n + 1} "${`&lol${n === 0 ? '' : n};`.repeat(10)}">`).join('')}]>`
    const evil = CTF.replace('<CTfile', `${laughs}<CTfile`).replace('Boyd', '&lol9;')
    assert.match(await refusal(t, { 'x.xml': evil }), /x\.xml holds a DOCTYPE/)
    const outside = CTF.replace('<CTfile', '<!doctype x SYSTEM "file:///etc/passwd"><CTfile')
    assert.match(await refusal(t, { 'x.ctf': outside }), /holds a DOCTYPE/)
    assert.match(await refusal(t, { 'x.xml': '<a>'.repeat(100_000) }), /more than 40 deep/)
    assert.match(await refusal(t, { 'x.xml': CTF.slice(0, -30) }), /not whole: near line/)
    assert.match(await refusal(t, { 'x.xml': '<html><body/></html>' }), /page of HTML/)
    assert.match(await refusal(t, { 'x.xml': '<Other/>' }), /XML that Kith does not know/)
  })
})

test('a report of SIMS as XML is a table like any other', async t => {
  const record = (upn: string, name: string) =>
    `<Record><primary_id>1</primary_id><UPN>${upn}</UPN><Legal_x0020_Surname>${name}</Legal_x0020_Surname><Year_x0020_group>Year  7</Year_x0020_group></Record>`
  const report = `<SuperStarReport>${record(ANN, 'Ashe')}${record(BEN, 'Boyd')}</SuperStarReport>`
  const { recognised, text } = await take(t, { 'r.xml': report })
  assert.equal(recognised.system, 'sims-xml')
  assert.equal(text.pupils, `upn,school,year,surname\n${ANN},${URN},7,Ashe\n${BEN},${URN},7,Boyd\n`)
})

test('GIAS is schools: their numbers keep their zeros, what is no school is counted', async t => {
  const header =
    'URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),PhaseOfEducation (name),EstablishmentStatus (name),StatutoryLowAge'
  const rows = [
    "100492,207,Kensington,402,St Zo\xeb's,Academy,Primary,Open,3",
    "20022,213,Westminster,,A Centre,Children's centre,Not applicable,Open,",
  ]
  const found = await recognise(
    keep(t, { 'edubase.csv': Buffer.from(`${header}\n${rows.join('\n')}\n`, 'latin1') }),
  )
  assert.ok(found.kind === 'schools')
  assert.deepEqual(
    found.rows.map(({ urn, laEstab, name, lowAge }) => [urn, laEstab, name, lowAge]),
    [['100492', '2070402', "St Zoë's", 3]],
  )
  assert.deepEqual(found.leftOut, [{ what: "Children's centre", rows: 1 }])
})

test('statistics: percentages as published with what they are of, suppressed ones never as 0', async t => {
  const rows = [
    '202526,Week 12,National,E92000001,England,,,,,Total,93.1,6.9,18.8,1000,400',
    '202526,Week 12,Local authority,E92000001,England,,,E08000010,Wigan,Secondary,91.6,c,22.7,100,40',
    '202526,Week 12,School,E92000001,England,,,E08000010,Wigan,Secondary,91.6,1,2,100,40',
  ]
  const header =
    'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,new_la_code,la_name,education_phase,attendance_perc,overall_absence_perc,pa_perc,possible_sessions,enrolments'
  const found = await recognise(keep(t, { 'ees.csv': `${header}\n${rows.join('\n')}\n` }))
  assert.ok(found.kind === 'statistics')
  assert.deepEqual(
    found.lines.map(line => [line.areaName, line.group, line.measure, line.percent, line.of?.number]),
    [
      ['England', 'All', 'attendance', 93.1, 1000],
      ['England', 'All', 'absence', 6.9, 1000],
      ['England', 'All', 'persistent-absence', 18.8, 400],
      ['Wigan', 'Secondary', 'attendance', 91.6, 100],
      ['Wigan', 'Secondary', 'persistent-absence', 22.7, 40],
    ],
  )
  assert.deepEqual([found.lines[0]!.period, found.lines[0]!.span], ['2025/26', 'Week 12'])
  assert.deepEqual(found.leftOut, [{ why: 'lines of a school', rows: 1 }])
})

const SAMPLES = join(import.meta.dirname, '../../../../../shared/samples')

describe('real files', { skip: !existsSync(SAMPLES) }, () => {
  const folder = (name: string): Sent =>
    Object.fromEntries(
      readdirSync(join(SAMPLES, name)).map(each => [each, readFileSync(join(SAMPLES, name, each))]),
    )
  const one = (name: string): Sent => ({ [name.replace(/.*\//, '')]: readFileSync(join(SAMPLES, name)) })

  test('Microsoft School Data Sync 2.1', async t => {
    const { recognised, files } = await take(t, folder('oneroster/sds-v2.1'), { schools: { 110003: URN } })
    assert.deepEqual([recognised.system, files], ['microsoft-sds', [{ file: 'pupils', rows: 3 }]])
    assert.ok(recognised.dropped.some(({ column, sensitive }) => column === 'password' && sensitive))
  })

  test('School Data Sync, UK format', async t => {
    const { recognised, files, text } = await take(t, folder('school-csv/sds-uk-format'), {
      schools: { 10001: URN },
    })
    assert.deepEqual([recognised.system, files], ['sds-uk', [{ file: 'pupils', rows: 22 }]])
    assert.doesNotMatch(JSON.stringify([recognised, text]), /P@ssword/)
  })

  test('GIAS schools are read, its centres and links refused politely', async t => {
    for (const [name, schools] of [
      ['gias/edubase.csv', 4],
      ['gias/gias_subset.csv', 7],
    ] as const) {
      const found = await recognise(keep(t, one(name)))
      assert.equal(found.kind === 'schools' ? found.rows.length : found.kind, schools)
    }
    assert.match(await refusal(t, one('gias/childrens_centres_wigan_westlondon.csv')), /there is no school/)
    assert.match(await refusal(t, one('gias/gias_links_fake.csv')), /which school followed which/)
  })

  test('statistics are lines to compare with', async t => {
    const found = await recognise(keep(t, folder('dfe-stats')))
    assert.equal(found.kind, 'refused')
    const attendance = await recognise(keep(t, one('dfe-stats/EES_ytd_attendance_extract.csv')))
    assert.ok(attendance.kind === 'statistics')
    const line = attendance.lines.find(
      each => each.level === 'national' && each.group === 'All' && each.measure === 'persistent-absence',
    )
    assert.deepEqual([line?.period, line?.areaName, line?.percent.toFixed(1)], ['2025/26', 'England', '18.8'])
    const altered = await recognise(keep(t, one('dfe-stats/absence_school.csv')))
    assert.ok(altered.kind === 'statistics' && altered.lines.length > 100)
  })

  test('returns of a council are turned away by name, with what Kith takes instead', async t => {
    assert.match(
      await refusal(t, one('cin-census/cin-2022.xml')),
      /children in need census of 2022.*"status"/,
    )
    assert.match(await refusal(t, one('annex-a/Annex_A.xlsx')), /Annex A.*"status"/)
  })
})
