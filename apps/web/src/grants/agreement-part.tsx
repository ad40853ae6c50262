import { Facts, useWords } from '../ui/index.js';
import type { Grant } from './states.js';

/** The agreement: whether one is compulsory and why, where it stands, and its papers. */
export function AgreementPart({ grant }: { grant: Grant }) {
  const { t, money, day, instant } = useWords();
  const { required, yearlyTotalCents, thresholdCents, drawnUpAt, signedCopyAt, signedOn, signedByName } =
    grant.agreement;
  const values = { total: money(yearlyTotalCents), threshold: money(thresholdCents), year: String(grant.fiscalYear) };
  return (
    <section className="stack">
      <h2>{t('agreement')}</h2>
      <p className="quiet">{t(required ? 'agreement.required' : 'agreement.not-required', values)}</p>
      <Facts
        items={[
          [
            t('agreement.drawn-up'),
            drawnUpAt ? (
              <>
                {instant(drawnUpAt)} · <a href={`/api/grants/${grant.id}/agreement`}>{t('agreement.download')}</a>
              </>
            ) : null,
          ],
          [
            t('agreement.copy'),
            signedCopyAt ? (
              <>
                {instant(signedCopyAt)} ·{' '}
                <a href={`/api/grants/${grant.id}/signed-copy`}>{t('agreement.download-copy')}</a>
              </>
            ) : null,
          ],
          [
            t('agreement.signed'),
            signedOn ? t('agreement.signed-by', { day: day(signedOn), who: signedByName ?? '' }) : null,
          ],
        ]}
      />
    </section>
  );
}
