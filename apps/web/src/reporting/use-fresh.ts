import { useEffect } from 'react';
import { useRevalidator } from 'react-router';

/** Others move things too: the page asks again while it is looked at, every so many milliseconds; never where it is null. */
export function useFresh(every: number | null) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (every === null) return;
    const timer = setInterval(() => void (document.visibilityState === 'visible' && revalidate()), every);
    return () => clearInterval(timer);
  }, [revalidate, every]);
}
