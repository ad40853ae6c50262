import { v7, validate } from 'uuid';

/** A new identifier: UUID version 7, so that rows made later sort later. */
export const newId = (): string => v7();

export const isId = (text: string): boolean => validate(text);
