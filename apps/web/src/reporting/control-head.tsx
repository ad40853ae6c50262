import type { ReactNode } from 'react';
import { Heading, Tabs, useWords } from '../ui/index.js';

interface ControlHeadProps {
  /** The finding, or what the page is for. */
  lead: ReactNode;
  /** The address of the same figures as a file. */
  csv: string;
}

/** What stands above each page of forecast and control: the subject, what the figures say, the other pages, the file. */
export function ControlHead({ lead, csv }: ControlHeadProps) {
  const { t } = useWords();
  const tabs = (['forecast', 'outlook', 'late-payments'] as const).map((page) => ({
    to: `/office/${page}`,
    label: t(`control.${page}`),
  }));
  return (
    <>
      <Heading
        title={t('control.title')}
        lead={lead}
        actions={
          <a className="button" href={csv}>
            {t('report.csv')}
          </a>
        }
      />
      <Tabs label={t('control.title')} tabs={tabs} />
    </>
  );
}
