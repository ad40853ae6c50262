import { Fragment } from 'react';
import { useWords } from '../words.js';
import { Drawer } from './disclosure.js';

/** A word of public money that the kit can explain. */
type FieldWord =
  | 'bp'
  | 'dm'
  | 'vir'
  | 'ae'
  | 'cp'
  | 'reserved'
  | 'committed'
  | 'ordered'
  | 'paid'
  | 'available'
  | 'modified'
  | 'period'
  | 'accrued'
  | 'carried'
  | 'lapsed'
  | 'realised'
  | 'rejected'
  | 'returned'
  | 'refund'
  | 'source'
  | 'ceiling'
  | 'sector'
  | 'channel'
  | 'sixty';

/** What the words of a screen mean, folded away, for who does not read budgets every day. */
export function FieldWords({ words }: { words: readonly FieldWord[] }) {
  const { t } = useWords();
  return (
    <div className="no-print">
      <Drawer title={t('field-words')}>
        <dl className="facts">
          {words.map((word) => (
            <Fragment key={word}>
              <dt>{t(`field-word.${word}`)}</dt>
              <dd>{t(`field-word.${word}.means`)}</dd>
            </Fragment>
          ))}
        </dl>
      </Drawer>
    </div>
  );
}
