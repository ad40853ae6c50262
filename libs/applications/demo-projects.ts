import { readFileSync } from 'node:fs';

/** Invented projects for the demonstration. No place, body or person stands for a real one. */
export interface DemoProject {
  programme: 'aids' | 'water' | 'projects' | 'emergency';
  country: string;
  place: string;
  title: string;
  need: string;
  aims: string;
  public: string;
  means: string;
  partner: string;
  indicator: [name: string, target: string];
}

interface Texts {
  projects: Record<DemoProject['programme'], DemoProject[]>;
  /** People who write for the invented organisations. */
  writers: string[];
  /** What the reviewer says. */
  comments: string[];
}

export const demoTexts = (): Texts =>
  JSON.parse(readFileSync(new URL('./demo-projects.json', import.meta.url), 'utf8')) as Texts;
