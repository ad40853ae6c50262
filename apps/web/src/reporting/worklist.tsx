import { Empty, Heading, useWords } from '../ui/index.js';

/** What waits for me. */
export default function Worklist() {
  const { t } = useWords();
  return (
    <>
      <Heading title={t('worklist.title')} />
      <Empty title={t('worklist.empty')} />
    </>
  );
}
