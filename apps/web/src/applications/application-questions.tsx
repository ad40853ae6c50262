import { useLoaderData } from 'react-router';
import { Empty, useWords } from '../ui/index.js';
import { actOnFile, loadFile } from './office-file.server.js';
import { OfficeFile } from './office-file.js';
import { AnsweredQuestions, OpenQuestions } from './questions.js';

export const loader = loadFile;
export const action = actOnFile;

/** What was asked and answered. */
export default function ApplicationQuestions() {
  const loaded = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <OfficeFile {...loaded}>
      {loaded.file.questions.length === 0 ? (
        <Empty title={t('questions.none')}>{t('questions.none.next')}</Empty>
      ) : (
        <>
          <OpenQuestions file={loaded.file} />
          <AnsweredQuestions file={loaded.file} />
        </>
      )}
    </OfficeFile>
  );
}
