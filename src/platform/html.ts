// HTML is written as tagged templates: every value put into one is escaped, unless it is itself a template's result.
import { html, raw } from 'hono/html'

// `raw` puts text into a page unescaped: only src/design may use it, for markup it wrote itself.
export { html, raw }

/** A piece of finished HTML. */
export type Html = ReturnType<typeof html>
