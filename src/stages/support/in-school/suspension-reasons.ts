// The reasons of a suspension as school systems code them: sixteen since 2020 (https://egfl.org.uk/node/27198) and thirteen of
// the Common Basic Data Set of May 2026. Up to three a suspension, the first the main one.

/** The reason in words, or the code as it came where it is not on the list. */
export function reasonWord(code: string): string {
  return REASONS[code] ?? code
}

const REASONS: Record<string, string> = {
  PP: 'Physical assault against a pupil',
  PA: 'Physical assault against an adult',
  VP: 'Verbal abuse or threatening behaviour against a pupil',
  VA: 'Verbal abuse or threatening behaviour against an adult',
  OW: 'Use or threat of use of an offensive weapon or prohibited item',
  BU: 'Bullying',
  RA: 'Racist abuse',
  LG: 'Abuse against sexual orientation and gender identity',
  DS: 'Abuse relating to disability',
  SM: 'Sexual misconduct',
  DA: 'Drug and alcohol related',
  DM: 'Damage to property',
  TH: 'Theft',
  DB: 'Persistent or general disruptive behaviour',
  MT: 'Inappropriate use of social media or online technology',
  PH: 'Wilful and repeated transgression of protective measures to protect public health',
  BW: 'Found to have brought a weapon or prohibited item into school',
  TB: 'Cyber-bullying or threatening behaviour online',
  SB: 'Harmful sexual behaviour',
  MB: 'Misogynistic behaviour',
  AB: 'Misandry behaviour',
  DR: 'Drug related',
  AR: 'Alcohol related',
  SR: 'Smoking related',
  VR: 'Vape related',
  LD: 'Persistent disruptive behaviour: low level',
  CB: 'Persistent disruptive behaviour: challenging',
  MP: 'Use of mobile phone',
  OS: 'Misbehaviour outside school',
}
