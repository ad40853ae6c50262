import { faultsOfTargets, likelyPromise, numberIn } from './result.rules.js';

it('reads the number in what applicants write', () => {
  const read = ['environ 4 000 personnes', '1,200 people', '12 900', '1.500 mères', '6 puits et 2 comités', 'beaucoup'];
  expect(read.map(numberIn)).toEqual([4000, 1200, 12_900, 1500, 6, null]);
});

it('proposes the promise that shares words with the indicator, and none where none does', () => {
  const promises = [
    { name: 'Patients suivis à douze mois', target: '1 900 patients' },
    { name: 'Personnes dépistées', target: '4 000 personnes' },
  ];
  expect(likelyPromise('Personnes dépistées', promises)?.target).toBe('4 000 personnes');
  expect(likelyPromise('Personnes sous traitement', promises)).toBeUndefined();
});

it('an indicator is promised once, and only if the programme counts it', () => {
  const known = [{ id: 'a' }];
  const asked = [
    { indicatorId: 'a', target: 1 },
    { indicatorId: 'a', target: 2 },
    { indicatorId: 'b', target: 2 },
  ];
  expect(faultsOfTargets(asked, known).map(({ code, path }) => [code, path])).toEqual([
    ['grant.target-twice', 'targets.1.indicatorId'],
    ['grant.indicator-of-other-programme', 'targets.2.indicatorId'],
  ]);
});
