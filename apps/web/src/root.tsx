import type { ReactNode } from 'react';
import {
  Links,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteLoaderData,
  type LoaderFunctionArgs,
} from 'react-router';
import { visit } from './context.js';
import { Failure } from './failure.js';
import { takeFlash } from './flash.server.js';
import { Frame } from './shells/frame.js';
import { Page } from './ui/page.js';
import { wordsOf } from './words.server.js';
import { Words } from './words.js';

const css = import.meta.env.SSR ? (await import('./ui/index.css?inline')).default : '';

export function loader({ context, request }: LoaderFunctionArgs) {
  const { language, person, cookies, nonce, setCookie } = visit(context);
  const { pathname, search } = new URL(request.url);
  return {
    language,
    person: person && {
      name: person.name,
      shell: person.shell,
      roles: person.roles,
      organisations: person.organisations,
    },
    scheme: cookies.scheme === 'light' || cookies.scheme === 'dark' ? cookies.scheme : undefined,
    flash: takeFlash(cookies, setCookie),
    /** Named in every form of this page, so that the same form sent twice is done once. */
    formKey: crypto.randomUUID(),
    now: new Date().toISOString(),
    here: pathname + search,
    words: { ...wordsOf('shells', language), ...wordsOf('ui', language) },
    nonce,
  };
}

export type RootData = ReturnType<typeof loader>;

/** Pages that need no script carry none: `export const handle = { plain: true }` on a route or on its shell. */
function usePlain(): boolean {
  const handles = useMatches().flatMap((match) => (match.handle as { plain?: boolean } | undefined)?.plain ?? []);
  return handles.at(-1) ?? false;
}

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<RootData>('root');
  const plain = usePlain();
  return (
    <html lang={root?.language ?? 'fr'} data-scheme={root?.scheme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        <Links />
        <style nonce={root?.nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body>
        {root ? (
          <Words language={root.language} now={root.now} words={root.words}>
            <Page flash={root.flash} formKey={root.formKey}>
              {children}
            </Page>
          </Words>
        ) : (
          children
        )}
        {plain ? null : (
          <>
            <ScrollRestoration />
            <Scripts />
          </>
        )}
      </body>
    </html>
  );
}

export default Outlet;

/** Errors outside any room: the whole page, with a way home. */
export function ErrorBoundary() {
  return (
    <Frame>
      <Failure />
    </Frame>
  );
}
