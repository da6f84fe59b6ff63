import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { classes, matrix, roles } from './matrix.ts'
import { roleMay } from './may.ts'

test('docs/who-sees-what.md shows the matrix as it is', () => {
  const rows = readFileSync(new URL('../../../docs/who-sees-what.md', import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line.startsWith('| '))
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    )
  for (const role of roles) {
    const { scope, letters, duties } = matrix[role]
    const [shown, shownDuties] = rows.filter(row => row[0] === role)
    assert.deepEqual(shown, [role, scope, ...classes.map(each => letters[each])])
    if (duties.length > 0) assert.deepEqual(shownDuties, [role, duties.join(', ')])
  }
})

test('a permission is asked of the matrix, and a class that is none is a defect', () => {
  assert.equal(roleMay('programme-manager', 'read scores'), true)
  assert.equal(roleMay('programme-manager', 'write scores'), false)
  assert.equal(roleMay('payer', 'read scores'), false, 'totals are not rows')
  assert.equal(roleMay('safeguarding-lead', 'write protected_address'), true)
  assert.equal(roleMay('link-worker', 'read protected_address'), false, 'a flag is not the address')
  assert.equal(roleMay('data-manager', 'do import files'), true)
  assert.throws(() => roleMay('payer', 'read nonsense'), /no class nonsense/)
})
