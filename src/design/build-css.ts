// Compiles scss/ and the parts of govuk-frontend in use into assets/kith.css, which is committed: Kith itself needs no
// build. Run with `npm run build:css` after changing a source; a test says when that was forgotten.
import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const HERE = fileURLToPath(new URL('.', import.meta.url))
export const CSS_FILE = `${HERE}assets/kith.css`

/** The first line of the CSS: hashes of what it was made from and of itself. */
export function stamp(css: string): string {
  return `/* Made by build-css.ts; change scss/ instead. sources ${sourcesHash()} css ${hash(css)} */\n`
}

function sourcesHash(): string {
  const files = [...globSync('scss/*.scss', { cwd: HERE }).sort(), 'build-css.ts', 'logical.ts', 'slim.ts']
  const { devDependencies } = JSON.parse(readFileSync(`${HERE}../../package.json`, 'utf8'))
  const versions = ['govuk-frontend', 'sass'].map(name => `${name} ${devDependencies[name]}`)
  return hash([...versions, ...files.map(file => `${file}\n${readFileSync(HERE + file, 'utf8')}`)].join('\n'))
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { slimmed } = await import('./slim.ts')
  const { compile, NodePackageImporter } = await import('sass')
  const { logicalSides } = await import('./logical.ts')
  const { css } = compile(`${HERE}scss/kith.scss`, {
    style: 'compressed',
    charset: false,
    importers: [new NodePackageImporter(HERE)],
    quietDeps: true,
  })
  const finished = logicalSides(slimmed(css))
  writeFileSync(CSS_FILE, stamp(finished) + finished)
  console.log(`kith.css: ${finished.length} bytes, ${gzipSync(finished).length} compressed`)
}
