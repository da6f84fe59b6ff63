import { type Html, html } from '#platform/html.ts'
import { type Attributes, attributes, type Content, classes } from './markup.ts'

export type NotificationBanner = {
  /** A sentence, set as the banner's heading. */
  text?: string
  /** Anything longer, with its own markup. */
  content?: Content
  type?: 'success'
  titleText?: Content
  titleHeadingLevel?: number
  titleId?: string
  role?: string
  disableAutoFocus?: boolean
  classes?: string
  attributes?: Attributes
}

/** Something to know on this page; with `type: 'success'`, that what was asked for is done. */
export function notificationBanner(options: NotificationBanner): Html {
  const success = options.type === 'success'
  const titleId = options.titleId || 'govuk-notification-banner-title'
  const level = heading(options.titleHeadingLevel)
  return html`<div${attributes({
    class: classes(
      'govuk-notification-banner',
      success && 'govuk-notification-banner--success',
      options.classes,
    ),
    role: options.role || (success ? 'alert' : 'region'),
    'aria-labelledby': titleId,
    'data-module': 'govuk-notification-banner',
    'data-disable-auto-focus': options.disableAutoFocus?.toString(),
    ...options.attributes,
  })}><div class="govuk-notification-banner__header">${level(
    html` class="govuk-notification-banner__title" id="${titleId}"`,
    options.titleText || (success ? 'Success' : 'Important'),
  )}</div><div class="govuk-notification-banner__content">${
    options.content ??
    (options.text && html`<p class="govuk-notification-banner__heading">${options.text}</p>`)
  }</div></div>`
}

/** A heading of a level chosen by number; 2 when none is given. */
export function heading(level = 2): (attributes: Html, text: Content) => Html {
  const tag = `h${Math.min(6, Math.max(1, Math.trunc(Number(level)) || 2))}`
  return (given, text) => html`<${tag}${given}>${text}</${tag}>`
}

export const examples = [
  {
    name: 'notification banner: done',
    html: () =>
      notificationBanner({
        type: 'success',
        titleText: 'Saved',
        titleId: 'saved',
        text: 'The contact is on the timeline. You can undo this for ten minutes.',
        role: 'region',
        disableAutoFocus: true,
      }),
  },
  {
    name: 'notification banner: to know',
    html: () =>
      notificationBanner({ text: 'Attendance on this page is three days old.', titleId: 'to-know' }),
  },
]
