import { foreign } from './locale';

/** What happened to a link, an incident or an answer, and what to do. */
export const trouble = {
  ignored: (parts: string) => `This page does not understand a part of the link: ${foreign(parts)}`,
  ignoredHint: 'The link may be old or incomplete. All the rest of it is shown.',
  notYet: (day: string) => `Nobody had reported this incident by ${day}.`,
  notYetHint: (first: string) => `The first report of it is of ${first}.`,
  removed: 'This incident has been removed since you opened it.',
  removedHint: 'What you read here is as it was. The list and the map no longer have it.',
  waiting: 'Waiting for the server. What you see is from before.',
  hearsNothing: 'The connection to the server was lost: new reports do not appear now.',
  hearsNothingHint: 'The page connects again by itself, and then shows what has changed.',
};
