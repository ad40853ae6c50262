import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { ActPanel, Facts, Heading, Instant, Timeline, useWords } from '../ui/index.js';
import { DeliveryTag } from './delivery-tag.js';

export async function loader({ params, context }: LoaderFunctionArgs) {
  return read(visit(context).api.GET('/api/deliveries/{id}', { params: { path: { id: params.id! } } }));
}

export const action = actionTo('notices', {
  'delivery.retry': { post: '/api/deliveries/{id}/retry' },
  'delivery.confirm': { post: '/api/deliveries/{id}/confirm' },
});

type Mail = Awaited<ReturnType<typeof loader>>;

/** One message as its reader gets it, with every attempt to send it. */
export default function Delivery() {
  const mail = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <div className="stack-wide">
      <Heading
        title={mail.subject}
        over={mail.address}
        lead={<DeliveryTag state={mail.state} label={mail.stateLabel} />}
      />
      <Letter mail={mail} />
      <Facts
        items={[
          [t('written'), <Instant key="written" at={mail.createdAt} />],
          [
            t('message-id'),
            <span key="id" className="small">
              {mail.messageId}
            </span>,
          ],
        ]}
      />
      {mail.log.length > 0 ? <Attempts log={mail.log} /> : null}
      {mail.state === 'unknown' ? <p className="warning">{t('unknown.advice')}</p> : null}
      <ActPanel acts={mail.allowedActs} />
    </div>
  );
}

const Letter = ({ mail }: { mail: Mail }) => (
  <article className="stack">
    {mail.body.split(/\n{2,}/).map((part) => (
      <p key={part}>{part}</p>
    ))}
    {mail.link ? (
      <p>
        <a href={mail.link}>{mail.linkLabel ?? mail.link}</a>
        <br />
        <span className="small quiet">{mail.link}</span>
      </p>
    ) : null}
  </article>
);

function Attempts({ log }: { log: Mail['log'] }) {
  const { t } = useWords();
  const entries = [...log].reverse();
  return (
    <section aria-labelledby="attempts" className="stack">
      <h2 id="attempts">{t('attempts')}</h2>
      <Timeline
        entries={entries.map(({ at, outcomeLabel, detail, by }) => ({
          id: at,
          what: outcomeLabel,
          who: by,
          at,
          reason: detail,
        }))}
      />
    </section>
  );
}
