import { useLoaderData } from 'react-router';
import { Timeline } from '../ui/index.js';
import { actOnFile, loadFile } from './office-file.server.js';
import { OfficeFile } from './office-file.js';
import { entriesOf } from './our-application.js';

export const loader = loadFile;
export const action = actOnFile;

/** What happened to the file, the latest first. */
export default function ApplicationHistory() {
  const loaded = useLoaderData<typeof loader>();
  return (
    <OfficeFile {...loaded}>
      <Timeline entries={entriesOf(loaded.file)} />
    </OfficeFile>
  );
}
