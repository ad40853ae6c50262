import { useLoaderData } from 'react-router';
import { AnswersInFull } from './answers.js';
import { actOnFile, loadFile } from './office-file.server.js';
import { OfficeFile } from './office-file.js';

export const loader = loadFile;
export const action = actOnFile;

/** The file as it was submitted. */
export default function ApplicationPage() {
  const loaded = useLoaderData<typeof loader>();
  return (
    <OfficeFile {...loaded}>
      <AnswersInFull file={loaded.file} open />
    </OfficeFile>
  );
}
