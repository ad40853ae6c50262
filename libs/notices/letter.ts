import type { Language } from '#libs/kernel';
import { words } from '#libs/platform';
import type { Delivery } from './delivery.entity.js';

type Written = Pick<Delivery, 'language' | 'subject' | 'body' | 'link' | 'linkLabel' | 'personId'>;

const escape = (text: string) =>
  text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!);

const paragraphs = (text: string) => text.split(/\n{2,}/).filter(Boolean);

/** The message as plain text. */
export function textOf({ language, body, link, linkLabel, personId }: Written): string {
  const parts = [body, link ? `${linkLabel} :\n${link}` : '', personId ? `-- \n${words(language, 'mail.footer')}` : ''];
  return parts.filter(Boolean).join('\n\n');
}

const STYLE = {
  page: 'margin:0;padding:24px;background:#ffffff;color:#1b1f24;font:16px/1.5 Arial,Helvetica,sans-serif',
  button:
    'display:inline-block;padding:12px 20px;background:#1f3f8f;color:#ffffff;text-decoration:none;border-radius:4px',
  small: 'color:#4a5158;font-size:14px',
};

/** The message as HTML: one column, a heading, a link that is also written out, no pictures. */
export function htmlOf(letter: Written): string {
  const { language, subject, body, link, personId } = letter;
  const text = paragraphs(body).map((p) => `<p>${escape(p).replaceAll('\n', '<br>')}</p>`);
  const footer = personId ? `<hr><p style="${STYLE.small}">${escape(words(language, 'mail.footer'))}</p>` : '';
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(subject)}</title></head>
<body style="${STYLE.page}"><main style="max-width:600px">
<p style="${STYLE.small}">${escape(words(language, 'mail.house'))}</p>
<h1 style="font-size:20px">${escape(subject)}</h1>
${text.join('\n')}
${link ? linkOf(language, link, letter.linkLabel ?? link) : ''}
${footer}
</main></body>
</html>`;
}

const linkOf = (language: Language, link: string, label: string) =>
  `<p><a href="${escape(link)}" style="${STYLE.button}">${escape(label)}</a></p>
<p style="${STYLE.small}">${escape(words(language, 'mail.address'))}<br><a href="${escape(link)}">${escape(link)}</a></p>`;
