import { Fragment } from 'react';
import { Drawer, useWords } from '../ui/index.js';

/** What each word of the table means, for who does not read budgets every day. */
export function BudgetTreeWords({ closing }: { closing: boolean }) {
  const { t } = useWords();
  const words = [
    [t('section'), t('tree.why.section')],
    [t('chapter'), t('tree.why.chapter')],
    [t('nature'), t('tree.why.nature')],
    [t('function'), t('tree.why.function')],
    [t('account.initial'), t('tree.why.initial')],
    [t('tree.changed'), t('tree.why.changed')],
    [t('tree.modified'), t('tree.why.modified')],
    [t('account.reserved'), t('tree.why.reserved')],
    [t('account.committed'), t('tree.why.committed')],
    [t('account.ordered'), t('tree.why.ordered')],
    [t('account.paid'), t('tree.why.paid')],
    [t('account.available'), t('tree.why.available')],
    ...(closing ? [[t('tree.closing'), t('tree.why.closing')]] : []),
  ];
  return (
    <Drawer title={t('tree.words')}>
      <dl className="facts">
        {words.map(([word, meaning]) => (
          <Fragment key={word}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </Fragment>
        ))}
      </dl>
    </Drawer>
  );
}
