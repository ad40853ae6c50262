import { Link } from 'react-router';
import { Instant, StatusTag, useWords } from '../ui/index.js';
import type { Case } from './case.js';

type Step = Case['steps'][number];

const AGAINST = new Set(['return', 'refuse', 'reject']);

/** Opinions and signatures, in the order of the road. */
export function Signatures({ steps }: { steps: Step[] }) {
  const { t } = useWords();
  const signed = steps.filter((step) => step.decisions.length > 0);
  return (
    <section aria-labelledby="signed" className="stack">
      <h2 id="signed">{t('signed')}</h2>
      {signed.length === 0 ? <p className="quiet">{t('signed.nobody')}</p> : null}
      <ol className="stack">
        {signed.flatMap((step) =>
          step.decisions.map((decision) => <Signature key={decision.id} decision={decision} />),
        )}
      </ol>
    </section>
  );
}

function Signature({ decision }: { decision: Step['decisions'][number] }) {
  const { t } = useWords();
  const { act, text, favourable, personName, at, reason, deliberationId, deliberationNumber } = decision;
  const against = AGAINST.has(act) || favourable === false;
  return (
    <li>
      <p>
        <StatusTag tone={act === 'return' ? 'late' : against ? 'wrong' : 'settled'}>{text}</StatusTag>
      </p>
      <p className="small">
        {personName}, <Instant at={at} />
      </p>
      {reason ? <blockquote>{reason}</blockquote> : null}
      {deliberationId ? (
        <p className="small">
          <Link to={`/office/deliberations/${deliberationId}`}>
            {t('deliberation.number', { number: deliberationNumber ?? '' })}
          </Link>
        </p>
      ) : null}
    </li>
  );
}
